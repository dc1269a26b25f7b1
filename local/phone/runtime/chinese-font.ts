/**
 * Brings Noto Sans SC where the machine has no Chinese font of its own. It comes after the first picture: its list of
 * parts is long, and a machine with Chinese fonts never needs it.
 */
export function bringChineseFont(...pages: Document[]): void {
  if (hasChineseFont()) return;
  for (const page of pages) {
    const sheet = page.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = '/fonts.css';
    page.head.append(sheet);
  }
}

/** Where a font is missing, every character is drawn as the same box. */
function hasChineseFont(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 24;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return true;
  const pictures = ['职', '家'].map((character) => {
    pen.clearRect(0, 0, 24, 24);
    pen.font = '20px sans-serif';
    pen.fillText(character, 2, 20);
    return pen.getImageData(0, 0, 24, 24).data.join();
  });
  return pictures[0] !== pictures[1];
}
