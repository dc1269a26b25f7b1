import { boxesFrom } from './boxes';
import { jpegAt } from './jpeg';

const startOfJpeg = Buffer.from([0xff, 0xd8, 0xff]);
/** No phone puts more behind a picture. */
const mostTrailers = 20;
/** The box of compressed film. */
const film = 'mdat';

/**
 * What follows the end of a picture. Phones put real things there: a second JPEG (the gain map of an iPhone, the
 * MPF of many), a short film (motion photos, MP4), and a maker's own notes (Samsung's SEF). The compressed data of those
 * is left out; everything else is answered, and nothing may hide in it.
 */
export function trailersOf(bytes: Buffer, end: number): Buffer[] {
  const open: Buffer[] = [];
  let at = end;
  for (let known = 0; known < mostTrailers && at < bytes.length; known += 1) {
    const next = nextKnown(bytes, at);
    if (next === undefined) break;
    const trailer = jpegTrailer(bytes, next) ?? filmTrailer(bytes, next - 4);
    if (!trailer) break;
    open.push(bytes.subarray(at, trailer.begin), ...trailer.open);
    at = trailer.end;
  }
  return [...open, bytes.subarray(at)];
}

function nextKnown(bytes: Buffer, from: number): number | undefined {
  const found = [bytes.indexOf(startOfJpeg, from), bytes.indexOf('ftyp', from + 4)].filter((at) => at >= 0);
  return found.length > 0 ? Math.min(...found) : undefined;
}

function jpegTrailer(bytes: Buffer, at: number) {
  if (bytes[at] !== 0xff) return undefined;
  const picture = jpegAt(bytes, at);
  return picture && { begin: at, end: picture.end, open: picture.open };
}

function filmTrailer(bytes: Buffer, at: number) {
  const boxes = boxesFrom(bytes, at);
  const end = boxes.at(-1)?.end;
  if (end === undefined) return undefined;
  return { begin: at, end, open: boxes.filter(({ name }) => name !== film).map(({ body }) => body) };
}
