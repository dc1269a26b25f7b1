import { isRefusal } from './privacy';

/** The tokens of styles/tokens.wxss that a picture needs: a canvas knows no style sheet. */
const colors = { brand: '#b8322a', onBrand: '#ffffff', text: '#1f1d1b', quiet: '#5f5a55' };
export type InkColor = keyof typeof colors;

/** A line of text in a picture; `y` is its base line. Pixels. */
export interface Ink {
  text: string;
  size: number;
  bold: boolean;
  color: InkColor;
  x: number;
  y: number;
}

/** Pixels. */
export type PictureSize = Pick<Drawing, 'width' | 'height'>;

/** A picture of text on white, with a band of colour across its top. Pixels. */
export interface Drawing {
  width: number;
  height: number;
  band: { height: number; color: InkColor };
  inks: readonly Ink[];
}

type Brush = WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D;
type Canvas = WechatMiniprogram.Canvas;

/**
 * Draws on the page's `<canvas type="2d">` at `selector`, which `show` gives the size of the drawing: WeChat exports what
 * the canvas displays. Answers the picture's path on this phone; empty when it cannot.
 */
export async function drawPicture(
  selector: string,
  plan: (measure: (text: string, size: number, bold: boolean) => number) => Drawing,
  show: (size: PictureSize) => Promise<void>,
): Promise<string> {
  const canvas = await canvasAt(selector);
  const brush = canvas?.getContext('2d');
  if (!canvas || !brush) return '';
  const drawing = plan((text, size, bold) => {
    brush.font = fontOf(size, bold);
    return brush.measureText(text).width;
  });
  await show({ width: drawing.width, height: drawing.height });
  canvas.width = drawing.width;
  canvas.height = drawing.height;
  paint(brush, drawing);
  return exported(canvas, drawing);
}

/** Puts a picture into the phone's album. `refused` when the person does not allow it. */
export function keepPicture(filePath: string): Promise<'kept' | 'refused' | 'failed'> {
  return new Promise((resolve) => {
    wx.saveImageToPhotosAlbum({
      filePath,
      success: () => resolve('kept'),
      fail: (error) => resolve(isRefusal(error) ? 'refused' : 'failed'),
    });
  });
}

function paint(brush: Brush, { width, height, band, inks }: Drawing): void {
  brush.fillStyle = colors.onBrand;
  brush.fillRect(0, 0, width, height);
  brush.fillStyle = colors[band.color];
  brush.fillRect(0, 0, width, band.height);
  for (const { text, size, bold, color, x, y } of inks) {
    brush.fillStyle = colors[color];
    brush.font = fontOf(size, bold);
    brush.fillText(text, x, y);
  }
}

function fontOf(size: number, bold: boolean): string {
  return `${bold ? '600' : '400'} ${size}px "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif`;
}

function canvasAt(selector: string): Promise<Canvas | undefined> {
  return new Promise((resolve) => {
    wx.createSelectorQuery()
      .select(selector)
      .fields({ node: true })
      .exec(([found]) => resolve(found?.node ?? undefined));
  });
}

function exported(canvas: Canvas, { width, height }: Drawing): Promise<string> {
  return new Promise((resolve) => {
    wx.canvasToTempFilePath({
      canvas,
      width,
      height,
      destWidth: width,
      destHeight: height,
      fileType: 'png',
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: () => resolve(''),
    });
  });
}
