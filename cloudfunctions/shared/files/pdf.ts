import { constants, inflateSync } from 'node:zlib';
import { actsByItself } from './pdf-actions';
import { balanced, dictionaryIn, mayHoldObjects, packingOf, plain } from './pdf-dictionary';

/** What a program that opens the document would run or unpack (ISO 32000-1, 12.6.4 and 7.11.4), send off, or open besides. */
const active = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|SubmitForm|ImportData|GoTo[RE])(?![A-Za-z])/;
/** Too short to be looked for in compressed data, where three letters stand by chance. */
const activeOutside = /\/(?:JS|XFA)(?![A-Za-z0-9])/;
const objectStream = /\/ObjStm(?![A-Za-z])/;
/** What a page is, and what each has at least by inheritance, where a program left its type out (ISO 32000-1, 7.7.3.3). */
const page = /\/(?:Page|MediaBox)(?![A-Za-z])/;
/** Where programs begin to read: in the trailer or, in newer documents, in the dictionary of the cross-reference stream. */
const root = /\/Root(?![A-Za-z])/;
/** Bytes that the objects of one document may unfold to. */
const mostUnfolded = 32 * 1024 * 1024;
/** Object streams that one document may have: each holds a hundred objects or more. */
const mostPacked = 4096;
/** A document ends with this, up to a few line ends and notes of the program that wrote it. */
const endMark = '%%EOF';
const endWithin = 1024;
/** A program of Windows, Linux, macOS or a shell, that was put behind an end. */
const programBehind = /%%EOF[\0\s]*(?:MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe)/;
/** In the trailer, or in the dictionary of the cross-reference stream (ISO 32000-1, 7.6). */
const encrypted = /\/Encrypt(?![A-Za-z])/;
/** Pixels that a picture in a document may say it has: a sheet of A3 in black and white at 1200 dpi has 280 millions. */
const mostPixels = 400e6;

export interface PdfLook {
  whole: boolean;
  active: boolean;
  /** True where it asks for a password, or could: what lies in it is not to be read. */
  encrypted: boolean;
  /** True where a picture in it says that it is too large for any phone. */
  tooWide: boolean;
  /** True where a program stands behind an end of it. */
  program: boolean;
  /** True where there is a page, and something that leads to it. */
  opens: boolean;
  open: readonly Buffer[];
}

/**
 * Looks into a document: its objects, also those that are packed in object streams and names that are written with
 * escapes (`/J#61vaScript`). An object stream that cannot be unpacked, or that we would read otherwise than a program that
 * opens the document, counts as active. Pictures, fonts and the texts of pages are not unpacked: nothing in them is run.
 */
export function lookAtPdf(bytes: Buffer): PdfLook {
  const text = bytes.toString('latin1');
  const names = plain(text);
  const { outside, packed, unfound, tooWide } = partsOf(text);
  // One that was not found where streams begin is hidden on purpose.
  const typed = packed.filter(({ dictionary }) => objectStream.test(dictionary));
  const hidden = unfound || names.split(objectStream).length - 1 > typed.length;
  const unpacked = hidden ? undefined : unpack(packed);
  const objects = plain([outside, ...(unpacked ?? []).map(({ text }) => text)].join('\n'));
  return {
    whole: text.slice(-endWithin).includes(endMark),
    opens: page.test(objects) && root.test(plain(outside)),
    active:
      unpacked === undefined ||
      active.test(names) ||
      active.test(objects) ||
      activeOutside.test(objects) ||
      actsByItself(objects, (number) => objectsOf(number, outside, unpacked)),
    encrypted: encrypted.test(plain(outside)),
    tooWide,
    program: programBehind.test(text),
    open: [Buffer.from(outside, 'latin1')],
  };
}

/** Every text of an object of that number: one that was changed has several. */
function objectsOf(number: string, outside: string, unpacked: readonly Unpacked[]): string[] {
  const begins = new RegExp(`(?<!\\d)${number}[\\0\\s]+\\d+[\\0\\s]+obj(?![a-z])[\\0\\s]*`, 'g');
  const inTheOpen = [...outside.matchAll(begins)].map(({ index, 0: head }) => objectAt(outside, index + head.length));
  const folded = unpacked.flatMap(({ text, first }) => {
    // Before the objects stand their numbers, each with how far behind these it begins.
    const pairs = [...text.slice(0, first).matchAll(/(\d+)[\0\s]+(\d+)/g)];
    return pairs.flatMap(({ 1: named, 2: offset }) =>
      named === number ? [objectAt(text, first + Number(offset))] : [],
    );
  });
  return [...inTheOpen, ...folded].map(plain);
}

/** A dictionary as a whole, and of anything else how it begins. */
function objectAt(text: string, at: number): string {
  const begin = at + (text.slice(at).match(/^[\0\s]*/)?.[0].length ?? 0);
  return balanced(text, begin) || text.slice(begin, begin + 1);
}

/** True where a stream says that it is a picture of more pixels than anybody scans. */
function isTooWide(dictionary: string): boolean {
  const most = (key: string) =>
    Math.max(0, ...[...dictionary.matchAll(new RegExp(`/${key}[\\0\\s]+(\\d+)`, 'g'))].map(([, size]) => Number(size)));
  return most('Width') * most('Height') > mostPixels;
}

interface Packed {
  dictionary: string;
  data: string;
}

/** The objects of one stream, and where behind their numbers the first of them begins. */
interface Unpacked {
  text: string;
  first: number;
}

/** What stands outside the streams, the streams that hold objects, whether one begins in a way that we do not know, and whether one says that it is a picture too large. */
function partsOf(text: string): { outside: string; packed: Packed[]; unfound: boolean; tooWide: boolean } {
  const outside: string[] = [];
  const packed: Packed[] = [];
  let at = 0;
  let tooWide = false;
  for (const { index, 0: keyword } of text.matchAll(/>>\s*stream\r?\n/g)) {
    if (index < at) continue;
    const end = text.indexOf('endstream', index);
    if (end < 0) break;
    const before = text.slice(at, index);
    const dictionary = plain(dictionaryIn(before));
    tooWide ||= isTooWide(dictionary);
    if (mayHoldObjects(dictionary)) packed.push({ dictionary, data: text.slice(index + keyword.length, end) });
    outside.push(before);
    at = end;
  }
  outside.push(text.slice(at));
  const unfound = outside.some((part) => /(?<![a-z])stream[\r\n]/.test(part) && mayHoldObjects(plain(part)));
  return { outside: outside.join('\n'), packed, unfound, tooWide };
}

/** Undefined when one of them cannot be read, or all together are too large. */
function unpack(packed: readonly Packed[]): Unpacked[] | undefined {
  if (packed.length > mostPacked) return undefined;
  const texts: Unpacked[] = [];
  let left = mostUnfolded;
  for (const each of packed) {
    const text = unpackOne(each, left);
    if (text === undefined) return undefined;
    const [, first = '0'] = each.dictionary.match(/\/First[\0\s]+(\d+)/) ?? [];
    texts.push({ text, first: Number(first) });
    left -= text.length;
    if (left <= 0) return undefined;
  }
  return texts;
}

function unpackOne({ dictionary, data }: Packed, most: number): string | undefined {
  const packing = packingOf(dictionary);
  if (packing !== 'flate') return packing === 'none' ? data : undefined;
  try {
    const packed = Buffer.from(data, 'latin1');
    // A line end stands behind the data; a stream may also be cut short and still be read.
    return inflateSync(packed, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
  } catch {
    return undefined;
  }
}
