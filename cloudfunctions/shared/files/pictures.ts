import { type Box, boxesFrom } from './boxes';
import { jpegAt } from './jpeg';
import { type Look, littleAt, mostParts, nameAt, numberAt } from './look';
import { trailersOf } from './trailer';

/** JPEG, with what phones put behind it; undefined when it is not whole. */
export function lookAtJpeg(bytes: Buffer): Look | undefined {
  const picture = jpegAt(bytes, 0);
  if (!picture) return undefined;
  const { width, height, open, end } = picture;
  return { width, height, open: [...open, ...trailersOf(bytes, end)] };
}

const pngHeader = 8;
const pngData = ['IDAT', 'fdAT'];

/** PNG (ISO/IEC 15948): chunks from IHDR to IEND. */
export function lookAtPng(bytes: Buffer): Look | undefined {
  const open: Buffer[] = [];
  let hasData = false;
  for (let at = pngHeader; ; ) {
    const length = numberAt(bytes, at, 4);
    const name = nameAt(bytes, at + 4);
    // Twelve: the length, the name and the checksum.
    const next = at + 12 + (length ?? 0);
    if (length === undefined || next > bytes.length || open.length > mostParts) return undefined;
    if (name === 'IEND') {
      const width = numberAt(bytes, pngHeader + 8, 4) ?? 0;
      const height = numberAt(bytes, pngHeader + 12, 4) ?? 0;
      return hasData ? { width, height, open: [...open, ...trailersOf(bytes, next)] } : undefined;
    }
    if (pngData.includes(name)) hasData = true;
    else open.push(bytes.subarray(at + 8, next));
    at = next;
  }
}

const webpHeader = 12;
const webpData = ['VP8 ', 'VP8L', 'ALPH', 'ANMF'];

/** WebP (RFC 9649): the file is as long as it says, and holds one picture at least. */
export function lookAtWebp(bytes: Buffer): Look | undefined {
  const end = 8 + (littleAt(bytes, 4, 4) ?? 0);
  if (end > bytes.length) return undefined;
  const open: Buffer[] = [];
  let size: Pick<Look, 'width' | 'height'> | undefined;
  for (let at = webpHeader; at < end; ) {
    const length = littleAt(bytes, at + 4, 4);
    if (length === undefined || at + 8 + length > end || open.length > mostParts) return undefined;
    const body = bytes.subarray(at + 8, at + 8 + length);
    const name = nameAt(bytes, at);
    size ??= webpSize(name, body);
    if (!webpData.includes(name)) open.push(body);
    // A chunk of an odd length is followed by one byte.
    at += 8 + length + (length % 2);
  }
  return size && { ...size, open: [...open, ...trailersOf(bytes, end)] };
}

function webpSize(name: string, body: Buffer): Pick<Look, 'width' | 'height'> | undefined {
  if (name === 'VP8X') {
    return { width: 1 + (littleAt(body, 4, 3) ?? 0), height: 1 + (littleAt(body, 7, 3) ?? 0) };
  }
  if (name === 'VP8L') {
    const bits = littleAt(body, 1, 4) ?? 0;
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (name !== 'VP8 ') return undefined;
  return { width: (littleAt(body, 6, 2) ?? 0) & 0x3fff, height: (littleAt(body, 8, 2) ?? 0) & 0x3fff };
}

/** HEIC (ISO/IEC 23008-12): boxes to the end, with what describes the picture and what it is made of. */
export function lookAtHeic(bytes: Buffer): Look | undefined {
  const boxes = boxesFrom(bytes, 0);
  const meta = boxes.find(({ name }) => name === 'meta');
  const sizes = meta ? sizesIn(meta) : [];
  const largest = sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
  const data = boxes.filter(({ name }) => name === 'mdat');
  if (!largest || data.length === 0) return undefined;
  const end = boxes.at(-1)?.end ?? bytes.length;
  // `mpvd` holds the film of a motion photo.
  const open = boxes.filter(({ name }) => name !== 'mdat' && name !== 'mpvd').map(({ body }) => body);
  return { ...largest, open: [...open, ...trailersOf(bytes, end)] };
}

/** The sizes of a picture and its parts: meta → iprp → ipco → ispe. */
function sizesIn(meta: Box): Pick<Look, 'width' | 'height'>[] {
  const within = (boxes: readonly Box[], name: string) => boxes.filter((box) => box.name === name);
  // A full box begins with its version and flags.
  const properties = within(boxesFrom(meta.body, 4), 'iprp').flatMap(({ body }) => within(boxesFrom(body, 0), 'ipco'));
  return properties
    .flatMap(({ body }) => within(boxesFrom(body, 0), 'ispe'))
    .map(({ body }) => ({ width: numberAt(body, 4, 4) ?? 0, height: numberAt(body, 8, 4) ?? 0 }));
}
