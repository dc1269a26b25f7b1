import * as v from 'valibot';
import { kind } from '../case/input';
import { Upload } from '../kernel/paper';

/** So many rows below its head a table may have that is brought in; more come in several files. */
export const mostTableRows = 5000;
/** Bytes of the file of a table. */
export const mostTableBytes = 4 * 1024 * 1024;
/** Further right than this no table has a column, and further down no row, title and blank lines among them. */
export const mostColumns = 500;
export const mostLines = 20_000;
/** Characters of one cell: a question takes no more. */
export const longestCell = 2000;
/** So many characters of a table are handed over at once. */
export const mostTableText = 80_000;
/** Above the columns' heads stand a title and who made it, never more lines than these. */
const mostLinesAbove = 15;

/** What a phone asks of a table that it has put into its own folder of cloud storage: the rows from one on, for a register. */
export const AskedTable = v.object({
  kind,
  fileId: Upload.entries.fileId,
  from: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostTableRows)),
});

/** The heads of a table's columns, and the rows below them. */
export interface Table {
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A part of a table, under the same heads. */
export interface TablePart extends Table {
  /** How many rows it has in all. */
  count: number;
  /** The row with which the next part begins; null when this is the last one. */
  next: number | null;
}

/** Why a file is no table that can be taken. */
export type Unread = 'oldKind' | 'noTable' | 'damaged' | 'tooLarge' | 'tooMany' | 'noHead' | 'longCell' | 'missing';

export const unreadWords: Record<Unread, string> = {
  oldKind: '这是旧的 .xls 表格，或者设了密码。请用 Excel 或 WPS 去掉密码，另存为 .xlsx 再选。',
  noTable: '只能读 .xlsx 和 .csv 表格，请另存为 .xlsx 再选。',
  damaged: '这个表格打不开，可能损坏了。请用 Excel 或 WPS 打开，另存一份再选。',
  tooLarge: '表格太大。请删去图片和不用的工作表，或者分成几份，每份不超过 4 MB。',
  tooMany: `表格超过 ${mostTableRows} 行，请分成几份。`,
  noHead: '没有找到列名。请在第一个工作表里，把列名写成和登记时的项目一样，列名下面每行一条。',
  longCell: `有一格超过 ${longestCell} 字，请缩短以后再选。`,
  missing: '没有找到这个文件，请重新选择。',
};

/**
 * A table without what stands above the heads of its columns: the head is the line that knows the most columns, among the first
 * ones, the first of several. Lines without anything are left out; undefined where no line knows a column.
 */
export function belowHead(lines: readonly (readonly string[])[], knows: (title: string) => boolean): Table | undefined {
  const filled = lines.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const known = filled.slice(0, mostLinesAbove).map((cells) => cells.filter(knows).length);
  const most = Math.max(0, ...known);
  const at = known.indexOf(most);
  const header = filled[at];
  return most > 0 && header ? { header, rows: filled.slice(at + 1) } : undefined;
}

/** The part of a table that begins at a row: as many rows as may be handed over at once, one at least. */
export function partOfTable({ header, rows }: Table, from: number): TablePart {
  let left = mostTableText;
  let to = from;
  for (const cells of rows.slice(from)) {
    left -= cells.reduce((sum, cell) => sum + cell.length + 3, 2);
    if (left < 0 && to > from) break;
    to += 1;
  }
  return { header, rows: rows.slice(from, to), count: rows.length, next: to < rows.length ? to : null };
}
