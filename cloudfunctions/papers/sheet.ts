import { mostSheetRows, type SheetList, sheetOf } from '../../core/papers/sheet';
import type { Takeable } from './take';
import { workbook } from './workbook';

/** The rows of one sheet, as the reader's page shows them, and where the next one goes on. */
interface Part<Row> {
  rows: readonly Row[];
  next: string | null;
}

/** A part of what was read: one row more than a sheet holds tells that there is another. */
export function partOf<Read, Row>(
  read: readonly Read[],
  keyOf: (row: Read) => string,
  shown: (rows: readonly Read[]) => readonly Row[],
): Part<Row> {
  const held = read.slice(0, mostSheetRows);
  const last = read.length > mostSheetRows ? held.at(-1) : undefined;
  return { rows: shown(held), next: last === undefined ? null : keyOf(last) };
}

/** A part of a list as something to be taken, with the conditions by which it was looked at, in words. */
export function asSheet<Row>(list: SheetList<Row>, { rows, next }: Part<Row>, conditions: string): Takeable {
  return {
    list: list.title,
    conditions,
    rows: rows.length,
    next,
    ending: 'xlsx',
    write: (taken) => workbook(sheetOf(list, rows, { ...taken, conditions, more: next !== null })),
  };
}
