import type { Doubt } from '../../services/pictures';
import type { Sample } from '../../services/pixels';

/** Pixels of the shorter side. Below it a 12-point line of an A4 sheet is under 12 pixels high. */
const shortest = 600;
/**
 * Variance of the Laplacian (grey 0–255) in the sharpest parts, measured on small print 11 pixels high in the sample:
 * softened by 0.75 pixels it can be read, and has 1600 in black and 190 in pencil grey; softened by 1.5 pixels its
 * strokes run together, and black has 93.
 */
const sharpFrom = 100;
/** Parts a side. One sharp edge, say of the table, is not yet a sharp paper: several parts must be. */
const partsASide = 8;
const sharpParts = 4;
/** Of five pixels in a row one is looked at, two further on in the next row. */
const oneIn = 5;

/** What a person should be asked about her picture before an officer reads it. */
export function doubtOf({ width, height, sample }: Sample): Doubt {
  if (Math.min(width, height) < shortest) return 'small';
  return sharpnessOf(sample) < sharpFrom ? 'blurred' : '';
}

/**
 * Variance of the Laplacian of a picture (RGBA) in its fourth sharpest part of 64: a sheet with three lines on it is as
 * sharp as a full one. Blur flattens edges, so it is small where nothing in the picture is in focus. Looks at some
 * pixels of every row and every column: iOS compiles no script of a mini-program, and a person waits.
 */
export function sharpnessOf({ width, height, data }: Sample['sample']): number {
  const parts = Array.from({ length: partsASide ** 2 }, () => ({ count: 0, sum: 0, squares: 0 }));
  for (let y = 1; y < height - 1; y += 1) {
    const row = Math.floor((y * partsASide) / height) * partsASide;
    for (let x = 1 + ((y * 2) % oneIn); x < width - 1; x += oneIn) {
      const part = parts[row + Math.floor((x * partsASide) / width)];
      if (!part) continue;
      const edge = laplacianAt(data, (y * width + x) * 4 + 1, width * 4);
      part.count += 1;
      part.sum += edge;
      part.squares += edge * edge;
    }
  }
  const variances = parts.map(({ count, sum, squares }) => (count ? squares / count - (sum / count) ** 2 : 0));
  return variances.sort((a, b) => b - a)[sharpParts - 1] ?? 0;
}

/** Of green alone, which is most of what the eye sees as grey: ink of every colour darkens it. */
function laplacianAt(data: ArrayLike<number>, at: number, row: number): number {
  const near = (data[at - row] ?? 0) + (data[at + row] ?? 0) + (data[at - 4] ?? 0) + (data[at + 4] ?? 0);
  return near - 4 * (data[at] ?? 0);
}
