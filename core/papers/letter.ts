import { type Day, sayWholeDate } from '../kernel/day';
import { inOneLine } from '../kernel/text';
import { writable } from './writable';

/** Rows under their columns, each as long as these. */
export interface PrintedTable {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** 附件: what stands behind a letter, on a page of its own. */
export interface Annex {
  title: string;
  table: PrintedTable;
}

/** A letter as it is printed, whatever it is printed with. */
export interface Letter {
  title: string;
  /** 文号; absent where it has none yet. */
  number?: string;
  /** 主送; absent in a table, which is sent to nobody. */
  to?: string;
  paragraphs: readonly string[];
  table?: PrintedTable;
  annex?: Annex;
  /** 落款: who signs. */
  signature: string;
  day: Day;
}

/** A letter as it is written: every line a text that a program of letters can hold. */
export interface LetterText extends Omit<Letter, 'day'> {
  date: string;
}

/** What a letter says. A paragraph with line breaks is several; a cell keeps its lines. */
export function letterText({ title, number, to, paragraphs, table, annex, signature, day }: Letter): LetterText {
  return {
    title: line(title),
    ...(number !== undefined && { number: line(number) }),
    ...(to !== undefined && { to: line(to) }),
    paragraphs: paragraphs.flatMap((paragraph) => paragraph.split('\n')).map(line),
    ...(table && { table: tableText(table) }),
    ...(annex && { annex: { title: line(annex.title), table: tableText(annex.table) } }),
    signature: line(signature),
    date: sayWholeDate(day),
  };
}

const line = (text: string) => inOneLine(writable(text));

const tableText = ({ columns, rows }: PrintedTable): PrintedTable => ({
  columns: columns.map(line),
  rows: rows.map((cells) => cells.map((cell) => cell.split('\n').map(line).join('\n'))),
});
