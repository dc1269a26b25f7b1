import { unzipSync, zipSync } from 'fflate';
import { parse } from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { longestCell, mostColumns, mostLines, type Unread } from '../../core/papers/table';

/** Unpacked, a table of as many rows as we take has a few megabytes; of more a function of 256 MB could not make cells. */
const mostUnpackedBytes = 16 * 1024 * 1024;
/** Up to its furthest cell a sheet has room for so many, filled or not. */
const mostCells = 1_000_000;
/** Digits that Excel keeps of a number; those behind are gone. */
const exactDigits = 15;

class TooLarge extends Error {}

/** The lines of a table file, each cell as the text that stands in it; or why it is none. */
export async function linesIn(bytes: Buffer): Promise<string[][] | Unread> {
  const head = bytes.subarray(0, 4).toString('latin1');
  if (head === '\xd0\xcf\x11\xe0') return 'oldKind';
  if (head === 'PK\x03\x04') return await linesOfWorkbook(bytes);
  const text = textOf(bytes);
  return text === undefined ? 'noTable' : heldIn(linesOfText(text));
}

async function linesOfWorkbook(bytes: Buffer): Promise<string[][] | Unread> {
  try {
    const sheet = await readSheet(partsAlone(bytes), { parseNumber: sayNumber, trim: false });
    return heldIn(sheet.map((row) => row.map(cellText)));
  } catch (error) {
    return error instanceof TooLarge ? 'tooLarge' : 'damaged';
  }
}

/** The parts of a workbook that hold text, packed anew without packing: whoever reads it unpacks no more than was looked at here. */
function partsAlone(bytes: Buffer): Buffer {
  let left = mostUnpackedBytes;
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!/\.(xml|rels)$/.test(name)) return false;
      left -= originalSize;
      if (left < 0) throw new TooLarge();
      return true;
    },
  });
  for (const part of Object.values(parts)) checkReach(Buffer.from(part).toString('latin1'));
  return Buffer.from(zipSync(parts, { level: 0 }));
}

/**
 * Whoever reads a sheet makes room for everything up to its furthest cell, however few there are. A sheet may lie anywhere in its
 * file; no office program spells a reference in another way than as it is read here, or writes comments into a sheet.
 */
function checkReach(part: string): void {
  if (!/<(\w+:)?sheetData\b/.test(part)) return;
  if (part.includes('<!')) throw new TooLarge();
  let [lines, columns] = [0, 0];
  for (const [element] of part.matchAll(elements)) {
    const [, reference] = /\sr\s*=\s*["']([^"']*)["']/.exec(element) ?? [];
    if (reference === undefined) continue;
    const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(reference) ?? [];
    if (letters === undefined) throw new TooLarge();
    lines = Math.max(lines, Number(digits));
    columns = Math.max(columns, columnOf(letters));
  }
  if (lines > mostLines || columns > mostColumns || lines * columns > mostCells) throw new TooLarge();
}

/** The elements of a part, each with its attributes: what stands between them is text. */
const elements = /<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>/g;

/** `A` is 1, `AA` is 27. */
const columnOf = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** The same lines; `longCell` where a cell has more than any question takes: one text can stand in thousands of cells. */
const heldIn = (lines: string[][]): string[][] | Unread =>
  lines.some((cells) => cells.some((cell) => cell.length > longestCell)) ? 'longCell' : lines;

/** A number as it was typed; of one whose last digits are gone the cell says so, and no question takes it. */
function sayNumber(said: string): string {
  const plain = /^\d+$/.test(said) ? said : String(Number(said));
  return plain.replace(/\D/g, '').length > exactDigits
    ? `${said}(位数太多，末尾几位已经丢了：请把这一列设成文本，重新填写)`
    : plain;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}

/** Text in the encodings in which offices save it: Excel's "CSV UTF-8" and "Unicode text", and the GBK of a Chinese Windows. */
function textOf(bytes: Buffer): string | undefined {
  const decoded = decodedText(bytes);
  return decoded === undefined || decoded.includes('\0') ? undefined : decoded;
}

function decodedText(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {}
  return undefined;
}

const linesOfText = (text: string): string[][] =>
  parse<string[]>(text, { skipEmptyLines: 'greedy', delimitersToGuess: [',', '\t', ';'] }).data;
