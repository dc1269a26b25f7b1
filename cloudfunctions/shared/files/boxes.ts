import { mostParts, nameAt, numberAt } from './look';

/** One box of the ISO base media format (ISO/IEC 14496-12), of which HEIC pictures and MP4 films are made. */
export interface Box {
  name: string;
  body: Buffer;
  /** Where the next one begins. */
  end: number;
}

/** The boxes one after another from a place on, as long as each is whole and has a name that can be read. */
export function boxesFrom(bytes: Buffer, from: number): Box[] {
  const boxes: Box[] = [];
  for (let box = boxAt(bytes, from); box && boxes.length < mostParts; box = boxAt(bytes, box.end)) boxes.push(box);
  return boxes;
}

/** Sizes of 0 (to the end) and 1 (a size of eight bytes) are the format's own; no paper is so large that it needs the high four. */
function boxAt(bytes: Buffer, at: number): Box | undefined {
  const told = numberAt(bytes, at, 4);
  const name = nameAt(bytes, at + 4);
  if (told === undefined || !/^[\x20-\x7e]{4}$/.test(name)) return undefined;
  const isLong = told === 1;
  const header = isLong ? 16 : 8;
  const size = told === 0 ? bytes.length - at : isLong ? longAt(bytes, at + 8) : told;
  if (size === undefined || size < header || at + size > bytes.length) return undefined;
  return { name, body: bytes.subarray(at + header, at + size), end: at + size };
}

function longAt(bytes: Buffer, at: number): number | undefined {
  return numberAt(bytes, at, 4) === 0 ? numberAt(bytes, at + 4, 4) : undefined;
}
