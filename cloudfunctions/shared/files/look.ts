/** What a picture says of itself, and those of its bytes that are not compressed data. */
export interface Look {
  width: number;
  height: number;
  /** Where something could hide: texts, notes of the camera, and whatever follows the end of the picture. */
  open: readonly Buffer[];
}

/** No picture has so many notes, chunks or boxes; a file of millions of empty ones would cost more than it is worth. */
export const mostParts = 4096;

/** A number of `length` bytes, the high byte first; undefined beyond the end. */
export function numberAt(bytes: Buffer, at: number, length: 2 | 3 | 4): number | undefined {
  return at >= 0 && at + length <= bytes.length ? bytes.readUIntBE(at, length) : undefined;
}

/** The same with the low byte first. */
export function littleAt(bytes: Buffer, at: number, length: 2 | 3 | 4): number | undefined {
  return at >= 0 && at + length <= bytes.length ? bytes.readUIntLE(at, length) : undefined;
}

/** Four bytes as text, the name of a chunk or a box. */
export function nameAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4);
}
