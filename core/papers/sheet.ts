import { writable } from './writable';

/** One column of a sheet: its head, how many characters wide it is, and what it says of a row. */
export interface Column<Row> {
  title: string;
  width: number;
  cell(row: Row): string;
}

/** A list that can be taken as a sheet: every cell is made from the very row that the reader's page shows. */
export interface SheetList<Row> {
  /** Over the sheet, in the name of its file and in the record of what was taken. */
  title: string;
  columns: readonly Column<Row>[];
}

/** What stands over the rows: by whom, when and by which conditions they were taken. */
export interface SheetHead {
  by: string;
  /** The moment in words. */
  at: string;
  conditions: string;
  /** True where rows follow that this sheet does not hold. */
  more: boolean;
}

/** A sheet as it is written: lines of text cells. */
export interface SheetText {
  head: readonly string[];
  columns: readonly { title: string; width: number }[];
  rows: readonly (readonly string[])[];
}

/** So many rows one sheet holds: with the row that tells of more they are what the store answers at once. */
export const mostSheetRows = 999;

/** Excel holds no longer cell. Characters, in UTF-16 as Excel counts. */
const longestCell = 32_767;

/** What a sheet of these rows says. */
export function sheetOf<Row>({ title, columns }: SheetList<Row>, rows: readonly Row[], head: SheetHead): SheetText {
  const left = head.more ? '后面还有，没有放进这份表格：请在手机上继续导出下一份。' : '符合条件的都在这份表格里。';
  return {
    head: [
      title,
      `条件：${head.conditions}`,
      `导出人：${head.by}　导出时间：${head.at}`,
      `本表 ${rows.length} 条。${left}`,
      '内部资料，只用于工会工作；导出已登记，请妥善保管，用完删除。',
    ].map(neutral),
    columns: columns.map((column) => ({ title: column.title, width: column.width })),
    rows: rows.map((row) => columns.map(({ cell }) => neutral(cell(row)))),
  };
}

/**
 * A text that no program takes for a formula, also after the sheet was saved as CSV (OWASP, CSV Injection): an apostrophe
 * goes before what begins like one. Characters that XML cannot hold are left out.
 */
export function neutral(text: string): string {
  const plain = writable(text.slice(0, longestCell - 1));
  return /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
}
