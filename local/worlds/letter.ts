/** A letter of one page, as the bytes of a PDF: a frame and lines of writing; `seed` makes one differ from another. */
export function letter(seed = 0): Buffer {
  const lines = Array.from({ length: 22 }, (_, line) => {
    const length = 180 + (((line + seed) * 97) % 240);
    return `72 ${720 - line * 28} ${length} 8 re f`;
  });
  const drawing = ['0.37 g', ...lines].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
  ];
  let written = '%PDF-1.7\n';
  const places = objects.map((body, at) => {
    const place = written.length;
    written += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${written.length}\n%%EOF\n`;
  return Buffer.from(`${written}${table}${trailer}`, 'latin1');
}
