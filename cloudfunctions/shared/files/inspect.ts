import { endingOf, mostMegapixels } from '../../../core/kernel/paper';
import { hides, holdsArchive } from './hiding';
import type { Look } from './look';
import { lookAtPdf } from './pdf';
import { lookAtHeic, lookAtJpeg, lookAtPng, lookAtWebp } from './pictures';

/** Why bytes are not taken as a paper. */
export type Fault =
  | 'wrongKind'
  | 'incomplete'
  | 'tooWide'
  | 'tooSmall'
  | 'misnamed'
  | 'hidden'
  | 'active'
  | 'encrypted'
  | 'noPage';

/** Pixels of a side below which nothing can be read in a picture. */
const leastSide = 16;

/** The brands by which HEIC pictures of iPhones and newer Android phones name themselves. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

interface Format {
  endings: readonly [string, ...string[]];
  begins(head: string): boolean;
  fault(bytes: Buffer): Fault | undefined;
}

const picture = (look: (bytes: Buffer) => Look | undefined) => (bytes: Buffer) => faultOfPicture(look(bytes));

/** What a paper may be, by its first bytes. Everything else is refused: SVG and HTML run as pages, programs run, the rest nobody can open. */
const formats: readonly Format[] = [
  {
    endings: ['jpg', 'jpeg', 'jpe', 'jfif'],
    begins: (head) => head.startsWith('\xff\xd8\xff'),
    fault: picture(lookAtJpeg),
  },
  { endings: ['png'], begins: (head) => head.startsWith('\x89PNG\r\n\x1a\n'), fault: picture(lookAtPng) },
  {
    endings: ['webp'],
    begins: (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP',
    fault: picture(lookAtWebp),
  },
  {
    endings: ['heic', 'heif', 'hif'],
    begins: (head) => head.slice(4, 8) === 'ftyp' && heicBrands.includes(head.slice(8, 12)),
    fault: picture(lookAtHeic),
  },
  { endings: ['pdf'], begins: (head) => head.startsWith('%PDF-'), fault: faultOfPdf },
];

/**
 * Why a file cannot be taken, or the ending that its content has. `name` is what the person calls it: an ending there
 * must be its own. `path` is where a phone put it: WeChat names files as it likes, so any ending of a paper will do.
 */
export function faultOf(bytes: Buffer, name: string, path: string): Fault | { ending: string } {
  const head = bytes.toString('latin1', 0, 16);
  const format = formats.find(({ begins }) => begins(head));
  if (!format) return 'wrongKind';
  const called = endingOf(name);
  const known = formats.flatMap(({ endings }) => endings);
  if ((called !== '' && !format.endings.includes(called)) || !known.includes(endingOf(path))) return 'misnamed';
  return format.fault(bytes) ?? (holdsArchive(bytes) ? 'hidden' : { ending: format.endings[0] });
}

function faultOfPicture(look: Look | undefined): Fault | undefined {
  if (!look) return 'incomplete';
  if (look.width * look.height > mostMegapixels * 1e6) return 'tooWide';
  if (Math.min(look.width, look.height) < leastSide) return 'tooSmall';
  return hides(look.open) || look.open.some((part) => part.includes('%PDF-')) ? 'hidden' : undefined;
}

function faultOfPdf(bytes: Buffer): Fault | undefined {
  const { whole, encrypted, active, opens, tooWide, program, open } = lookAtPdf(bytes);
  if (!whole) return 'incomplete';
  if (encrypted) return 'encrypted';
  if (active) return 'active';
  if (!opens) return 'noPage';
  if (tooWide) return 'tooWide';
  return program || hides(open) ? 'hidden' : undefined;
}
