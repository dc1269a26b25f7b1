import type { Case } from '../../../core/case/case';
import type { Catalogue } from '../../../core/case/catalogue';
import type { Row } from '../../../core/ledger/row';
import { rowsOf } from '../../../core/ledger/rows';
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

/** So many cases are compared with their rows at once. */
const atOnce = 40;

/** Books of some cases what is not booked: a call that died left it out, or they are from before there was a ledger. */
export async function bookMissing(cases: readonly Case[], catalogue: Catalogue): Promise<void> {
  for (let from = 0; from < cases.length; from += atOnce) {
    const rows = cases.slice(from, from + atOnce).flatMap((one) => rowsOf(one, catalogue));
    const there = new Set(await bookedAmong(rows.map(({ _id }) => _id)));
    await insertRows(rows.filter(({ _id }) => !there.has(_id)));
  }
}

async function bookedAmong(ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const read = await ask({ rows: find('ledger', { _id: { $in: ids } }, { limit: ids.length, fields: ['_id'] }) });
  return (read?.rows ?? []).map(({ _id }) => _id);
}

async function insertRows(rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  try {
    await database.collection('ledger').add(rows.map((row) => ({ ...row })));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // Somebody else books the same at this moment: each that is there already is left.
    if (rows.length > 1) for (const row of rows) await insertRows([row]);
  }
}
