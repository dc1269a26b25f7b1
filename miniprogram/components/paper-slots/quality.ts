import type { Doubt } from '../../services/pictures';
import type { Sample } from '../../services/pixels';

/** Pixels of the shorter side. Below it a 12-point line of an A4 sheet is under 12 pixels high. */
const shortest = 600;
/**
 * Variance of the Laplacian (grey 0–255) in the sharpest parts, measured on small print 11 pixels high in the sample:
 * softened by 0.75 pixels it can be read, and has 1600 in black and 180 in pencil grey; softened by 1.5 pixels its
 * strokes run together, and black has 94.
 */
const sharpFrom = 100;
/** Parts a side. One sharp edge, say of the table, is not yet a sharp paper: several parts must be. */
const partsASide = 8;
const sharpParts = 4;

/** What a person should be asked about her picture before an officer reads it. */
export function doubtOf({ width, height, sample }: Sample): Doubt {
  if (Math.min(width, height) < shortest) return 'small';
  return sharpnessOf(sample) < sharpFrom ? 'blurred' : '';
}

/**
 * Variance of the Laplacian of a picture (RGBA) in its fourth sharpest part of 64: a sheet with three lines on it is as
 * sharp as a full one. Blur flattens edges, so it is small where nothing in the picture is in focus.
 */
export function sharpnessOf({ width, height, data }: Sample['sample']): number {
  const grey = greyOf(data, width * height);
  const parts = Array.from({ length: partsASide ** 2 }, () => ({ count: 0, sum: 0, squares: 0 }));
  for (let y = 1; y < height - 1; y += 1) {
    const row = Math.floor((y * partsASide) / height) * partsASide;
    for (let x = 1; x < width - 1; x += 1) {
      const part = parts[row + Math.floor((x * partsASide) / width)];
      if (!part) continue;
      const edge = laplacianAt(grey, y * width + x, width);
      part.count += 1;
      part.sum += edge;
      part.squares += edge * edge;
    }
  }
  const variances = parts.map(({ count, sum, squares }) => (count ? squares / count - (sum / count) ** 2 : 0));
  return variances.sort((a, b) => b - a)[sharpParts - 1] ?? 0;
}

function laplacianAt(grey: Float32Array, at: number, width: number): number {
  const near = (step: number) => grey[at + step] ?? 0;
  return near(-width) + near(width) + near(-1) + near(1) - 4 * near(0);
}

/** Brightness as the eye weighs the colours (ITU-R BT.601). */
function greyOf(data: ArrayLike<number>, pixels: number): Float32Array {
  const grey = new Float32Array(pixels);
  for (let at = 0; at < pixels; at += 1) {
    const red = data[at * 4] ?? 0;
    const green = data[at * 4 + 1] ?? 0;
    const blue = data[at * 4 + 2] ?? 0;
    grey[at] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return grey;
}
