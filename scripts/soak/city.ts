import { catalogue } from '../../core/domains/catalogue';
import type { Row } from '../../core/ledger/row';
import { rowsOf, rowsOfRecord } from '../../core/ledger/rows';
import { fillStore, inChunks } from '../bench/fill';
import { Ledger } from '../bench/ledger';
import { recordLike } from '../bench/records';
import { caseMaker } from './cases';
import { settle } from './people';

/** How many enterprises the register has. */
export const enterprises = 3000;

/** Fills a new data folder with a union of some years: its people, so many cases, its register, and what all of it booked. */
export async function fillCity(dataDir: string, count: number): Promise<void> {
  const now = new Date().toISOString();
  const house = await catalogue.whole();
  const noted = (rows: readonly Row[]) => rows.map((row) => ({ ...row, noted: `${row.bookedOn}T00:00` }));
  await fillStore(dataDir, {
    people: settle,
    async lay({ cases, registers, ledger: booked }, put) {
      const ledger = new Ledger(put);
      ledger.count(booked);
      await inChunks(count, caseMaker(cases, now), async (some) => {
        await put('cases', some);
        await ledger.lay(noted(some.flatMap((one) => rowsOf(one, house))));
      });
      const recordAt = (place: number) => {
        const pattern = registers[place % registers.length];
        if (!pattern) throw new Error('the world has no record to vary');
        return recordLike(pattern, place);
      };
      await inChunks(enterprises, recordAt, async (some) => {
        await put('registers', some);
        const rows = some.flatMap((one) => rowsOfRecord(one, house.registerOf(one.kind) ?? {}));
        await ledger.lay(noted(rows));
      });
      await ledger.close();
    },
  });
}
