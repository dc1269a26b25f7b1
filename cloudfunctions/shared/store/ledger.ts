import type { Case } from '../../../core/case/case';
import type { Catalogue, WholeCatalogue } from '../../../core/case/catalogue';
import { minuteOf } from '../../../core/figures/totals';
import type { Row } from '../../../core/ledger/row';
import { rowsOf, rowsOfOpening, rowsOfRecord } from '../../../core/ledger/rows';
import type { Opening } from '../../../core/opening';
import type { RegisterRecord } from '../../../core/register/record';
import { clockNow } from '../clock';
import { database, isDuplicate } from './database';
import { ask } from './gather';
import { find } from './query';

/**
 * Books what the step of a case that made `version` did, once it is stored. Run twice it books it once; most steps book nothing. The
 * step is taken whatever becomes of this: what cannot be booked now is logged, and the timer books it.
 */
export async function bookStep(found: Case, catalogue: Catalogue, version = found.version): Promise<void> {
  const made = `${found._id}:${version}:`;
  try {
    await insertRows(rowsOf(found, catalogue).filter(({ _id }) => _id.startsWith(made)));
  } catch (error) {
    console.error(`case ${found.number} is not in the ledger yet`, error);
  }
}

/** Books of some cases what is not booked: a call that died left it out, or they are from before there was a ledger. */
export const bookMissing = (cases: readonly Case[], catalogue: Catalogue): Promise<void> =>
  bookAll(cases.flatMap((one) => rowsOf(one, catalogue)));

/** Books what students were paid before the product as far as it is not booked; the timer does so too. */
export const bookOpenings = (openings: readonly Opening[], { services }: Pick<Catalogue, 'services'>): Promise<void> =>
  bookAll(
    services
      .filter(({ instalments }) => instalments)
      .flatMap(({ kind }) => openings.flatMap((one) => rowsOfOpening(one, kind))),
  );

/** Books what the records of registers did, of all their steps or of the one that made a version: once, however often it is asked. */
export async function bookRecords(
  records: readonly RegisterRecord[],
  catalogue: Pick<WholeCatalogue, 'registerOf'>,
  version?: number,
): Promise<void> {
  const rows = records.flatMap((one) => {
    const register = catalogue.registerOf(one.kind);
    const all = register ? rowsOfRecord(one, register) : [];
    return version === undefined ? all : all.filter(({ _id }) => _id.startsWith(`${one._id}:${version}:`));
  });
  try {
    await (version === undefined ? bookAll(rows) : insertRows(rows));
  } catch (error) {
    console.error('records of registers are not in the ledger yet', ...records.map(({ _id }) => _id), error);
  }
}

/** So many rows are looked for and written at once. */
const atOnce = 200;

async function bookAll(rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    const there = new Set(await bookedAmong(some.map(({ _id }) => _id)));
    await insertRows(some.filter(({ _id }) => !there.has(_id)));
  }
}

async function bookedAmong(ids: readonly string[]): Promise<string[]> {
  const read = await ask({ rows: find('ledger', { _id: { $in: ids } }, { limit: ids.length, fields: ['_id'] }) });
  return (read?.rows ?? []).map(({ _id }) => _id);
}

async function insertRows(rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  try {
    const noted = minuteOf(clockNow());
    await database.collection('ledger').add(rows.map((row) => ({ ...row, noted })));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // Somebody else books the same at this moment: each that is there already is left.
    if (rows.length > 1) for (const row of rows) await insertRows([row]);
  }
}
