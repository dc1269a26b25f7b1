/** A picture made small enough to look at every pixel of it. */
export interface Sample {
  /** Of the picture itself, in pixels. */
  width: number;
  height: number;
  /** Red, green, blue, opacity, pixel by pixel; at most `longest` pixels wide and high. */
  sample: { width: number; height: number; data: ArrayLike<number> };
}

/** At 1000 pixels a 12-point character of an A4 sheet is 14 pixels high: what is not sharp here cannot be read. */
const longest = 1000;

type Brush = WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D;

/** Reads the picture at `src`. Undefined where this phone cannot decode it, or has no canvas off the screen (before 2.16.1). */
export async function readSample(src: string): Promise<Sample | undefined> {
  try {
    const { width, height } = await wx.getImageInfo({ src });
    const scale = Math.min(longest / Math.max(width, height), 1);
    const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
    const canvas = wx.createOffscreenCanvas({ type: '2d', ...size });
    const picture = await decoded(canvas.createImage(), src);
    const brush: Brush = canvas.getContext('2d');
    brush.drawImage(picture, 0, 0, size.width, size.height);
    return { width, height, sample: brush.getImageData(0, 0, size.width, size.height) };
  } catch {
    return undefined;
  }
}

function decoded(picture: WechatMiniprogram.Image, src: string): Promise<WechatMiniprogram.Image> {
  return new Promise((resolve, reject) => {
    picture.onload = () => resolve(picture);
    picture.onerror = reject;
    picture.src = src;
  });
}
