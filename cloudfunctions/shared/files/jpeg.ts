import { mostParts, numberAt } from './look';

/** One JPEG picture within some bytes: where it ends, how large it is, and its texts and notes. */
export interface Jpeg {
  end: number;
  width: number;
  height: number;
  open: readonly Buffer[];
}

const [startOfScan, endOfImage, comment] = [0xda, 0xd9, 0xfe];
/** Huffman tables, a reserved marker and arithmetic tables stand among the numbers of the frame headers. */
const noFrames = [0xc4, 0xc8, 0xcc];

const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && !noFrames.includes(marker);
const isNote = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === comment;

/** Reads the JPEG that begins at `from`, baseline or progressive (ITU T.81 annex B); undefined when it is not whole. */
export function jpegAt(bytes: Buffer, from: number): Jpeg | undefined {
  const open: Buffer[] = [];
  let size = { width: 0, height: 0 };
  let scans = 0;
  let at = from + 2;
  while (at < bytes.length && bytes[at] === 0xff && open.length <= mostParts) {
    const marker = bytes[at + 1];
    if (marker === undefined) return undefined;
    if (marker === endOfImage) return scans > 0 ? { end: at + 2, ...size, open } : undefined;
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (standsAlone(marker)) at += 2;
    else {
      const length = numberAt(bytes, at + 2, 2);
      if (length === undefined || length < 2) return undefined;
      const next = at + 2 + length;
      if (isFrame(marker)) size = sizeAt(bytes, at + 5);
      if (isNote(marker)) open.push(bytes.subarray(at + 4, next));
      if (marker === startOfScan) scans += 1;
      at = marker === startOfScan ? endOfScan(bytes, next) : next;
    }
  }
  return undefined;
}

function sizeAt(bytes: Buffer, at: number) {
  return { height: numberAt(bytes, at, 2) ?? 0, width: numberAt(bytes, at + 2, 2) ?? 0 };
}

/** Where the next marker stands: in compressed data 0xff is followed by zero, or counts a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const after = bytes[at + 1] ?? 0;
    if (after !== 0 && after !== 0xff && !standsAlone(after)) return at;
  }
  return bytes.length;
}
