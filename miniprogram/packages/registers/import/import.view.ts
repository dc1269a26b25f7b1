import type { Table } from '../../../../core/papers/table';
import type { Imported, Marked } from '../../../../core/register/import';
import type { Register } from '../../../../core/register/register';

/** Reads what was copied from a sheet: cells parted by tabs, rows by lines, quotes around cells that hold either. Undefined without rows. */
export function tableIn(text: string): Table | undefined {
  const rows = rowsIn(text.replace(/\r\n?/g, '\n')).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const [header, ...rest] = rows;
  return header && rest.length > 0 ? { header, rows: rest } : undefined;
}

function rowsIn(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const put = () => {
    rows[rows.length - 1]?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += sign;
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t') put();
    else if (sign === '\n') {
      put();
      rows.push([]);
    } else cell += sign;
  }
  put();
  return rows;
}

/** What came of a part of a sheet, and how many rows stand above it. */
export interface ImportedPart {
  above: number;
  found: Imported;
}

/** What came of all parts of a sheet together; rows counted from 1 below the head. */
export function together(parts: readonly ImportedPart[]): Imported {
  const moved = <M extends { row: number }>(of: (one: Imported) => readonly M[]): M[] =>
    parts.flatMap(({ above, found }) => of(found).map((mark) => ({ ...mark, row: mark.row + above })));
  const sum = (of: (one: Imported) => number) => parts.reduce((total, { found }) => total + of(found), 0);
  return {
    stored: parts.length > 0 && parts.every(({ found }) => found.stored),
    fresh: sum(({ fresh }) => fresh),
    merged: sum(({ merged }) => merged),
    skipped: sum(({ skipped }) => skipped),
    doubles: moved(({ doubles }) => doubles),
    wrong: moved(({ wrong }) => wrong),
    doubts: moved(({ doubts }) => doubts),
    // It says something of each part alone.
    sure: '',
    unknown: parts[0]?.found.unknown ?? [],
  };
}

/** What was found, as the page says it. */
export interface Preview {
  title: string;
  /** Row by row what must be mended, and what should be looked at again. */
  wrong: readonly string[];
  doubts: readonly string[];
  doubles: readonly string[];
  unknown: string;
  /** The verb on the button; empty while something is wrong, or nothing is left to store. */
  label: string;
}

const shown = 50;

export function previewOf(
  found: Imported,
  { unit, noun }: Pick<Register, 'unit' | 'noun'>,
  rows: readonly (readonly string[])[],
): Preview {
  const say = ({ row, column, why }: Marked) =>
    `第 ${row} 行${rows[row - 1]?.[0] ? `(${rows[row - 1]?.[0]})` : ''}${column ? `，${column}` : ''}：${why}`;
  const count = found.fresh + found.merged;
  const parts = [
    `新登记 ${found.fresh} ${unit}`,
    ...(found.merged ? [`更新 ${found.merged} ${unit}`] : []),
    ...(found.skipped ? [`跳过 ${found.skipped} ${unit}`] : []),
  ];
  return {
    title:
      found.wrong.length > 0 ? `有 ${found.wrong.length} 处要改，改好以后重新粘贴，或者再选一次表格` : parts.join('，'),
    wrong: found.wrong.slice(0, shown).map(say),
    doubts: found.doubts.slice(0, shown).map(say),
    doubles: found.doubles.slice(0, shown).map(({ row, headline }) => `第 ${row} 行：${headline}`),
    unknown: found.unknown.length > 0 ? `这几列没有对应的项目，不会导入：${found.unknown.join('、')}` : '',
    label: found.wrong.length === 0 && count > 0 ? `导入这 ${count} ${unit}${noun}` : '',
  };
}
