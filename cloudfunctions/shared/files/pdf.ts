import { constants, inflateSync } from 'node:zlib';
import { dictionaryIn, mayHoldObjects, packingOf, plain } from './pdf-dictionary';

/** What a program that opens the document would run or unpack (ISO 32000-1, 12.6.4 and 7.11.4). */
const active = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition)(?![A-Za-z])/;
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

export interface PdfLook {
  whole: boolean;
  active: boolean;
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
  const { outside, packed, unfound } = partsOf(text);
  // One that was not found where streams begin is hidden on purpose.
  const typed = packed.filter(({ dictionary }) => objectStream.test(dictionary));
  const hidden = unfound || names.split(objectStream).length - 1 > typed.length;
  const unpacked = hidden ? undefined : unpack(packed);
  const objects = plain([outside, ...(unpacked ?? [])].join('\n'));
  return {
    whole: text.slice(-endWithin).includes(endMark),
    opens: page.test(objects) && root.test(plain(outside)),
    active: unpacked === undefined || active.test(names) || active.test(objects) || activeOutside.test(objects),
    open: [Buffer.from(outside, 'latin1')],
  };
}

interface Packed {
  dictionary: string;
  data: string;
}

/** What stands outside the streams, the streams that hold objects, and whether one begins in a way that we do not know. */
function partsOf(text: string): { outside: string; packed: Packed[]; unfound: boolean } {
  const outside: string[] = [];
  const packed: Packed[] = [];
  let at = 0;
  for (const { index, 0: keyword } of text.matchAll(/>>\s*stream\r?\n/g)) {
    if (index < at) continue;
    const end = text.indexOf('endstream', index);
    if (end < 0) break;
    const before = text.slice(at, index);
    const dictionary = plain(dictionaryIn(before));
    if (mayHoldObjects(dictionary)) packed.push({ dictionary, data: text.slice(index + keyword.length, end) });
    outside.push(before);
    at = end;
  }
  outside.push(text.slice(at));
  const unfound = outside.some((part) => /(?<![a-z])stream[\r\n]/.test(part) && mayHoldObjects(plain(part)));
  return { outside: outside.join('\n'), packed, unfound };
}

/** Undefined when one of them cannot be read, or all together are too large. */
function unpack(packed: readonly Packed[]): string[] | undefined {
  if (packed.length > mostPacked) return undefined;
  const texts: string[] = [];
  let left = mostUnfolded;
  for (const each of packed) {
    const text = unpackOne(each, left);
    if (text === undefined) return undefined;
    texts.push(text);
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
