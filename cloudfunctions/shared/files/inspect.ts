import { mostPaperBytes } from '../../../core/kernel/field';
import { kindOf, signatureBytes } from './signature';

/** Why a file is not taken as a paper. */
export type Fault = 'tooLarge' | 'wrongKind' | 'hidden';

/** Pages and scripts that hide behind a picture; long enough that a compressed picture does not hold one by chance. */
const markup = /<(?:script|iframe|html|svg)[\s>/]|<!doctype\s|<\?php/i;
/** Archives that their programs find wherever they begin. */
const archives = ['7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07'];
/** A ZIP (so a .docx, .jar or .apk too) is read from its end: its directory lies in the last 64 KB. */
const zipMarks = ['PK\x03\x04', 'PK\x05\x06'];
const zipTail = 65_557;
/** Longer than every mark, so that none is missed where two pieces meet. */
const overlap = 16;

/**
 * Reads a file piece by piece, holding one piece at a time, and says why it cannot be taken; undefined when it can.
 * Looks at the bytes alone: the name and the declared type are only what the sender says.
 */
export async function faultOf(pieces: AsyncIterable<Uint8Array>): Promise<Fault | undefined> {
  let size = 0;
  let head = '';
  let last = '';
  let zipAt = Number.NEGATIVE_INFINITY;
  for await (const piece of pieces) {
    const fresh = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
    const text = last + fresh;
    head = (head + fresh.slice(0, signatureBytes)).slice(0, signatureBytes);
    size += fresh.length;
    if (size > mostPaperBytes) return 'tooLarge';
    if (hides(text, head)) return 'hidden';
    const found = Math.max(...zipMarks.map((mark) => text.lastIndexOf(mark)));
    if (found >= 0) zipAt = size - text.length + found;
    last = text.slice(-overlap);
  }
  if (kindOf(head) === undefined) return 'wrongKind';
  return size - zipAt <= zipTail ? 'hidden' : undefined;
}

function hides(text: string, head: string): boolean {
  const document = kindOf(head) === 'image' && text.includes('%PDF-');
  return document || markup.test(text) || archives.some((mark) => text.includes(mark));
}
