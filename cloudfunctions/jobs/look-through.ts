import { judgeOf, reportBroken } from '../shared/judge';
import { ask } from '../shared/store/gather';
import { bookMissing, bookOpenings, bookRecords } from '../shared/store/ledger';
import { idsBehind, type LookedThrough, movePlace, type Place, placeIn } from '../shared/store/looked-through';
import { isIntact, openingsAt, reportOpening } from '../shared/store/openings';
import { find } from '../shared/store/query';
import { isRecordIntact, reportRecord } from '../shared/store/registers';
import { kindOf, type Run, tried } from './work';

/** So many whole cases are read at once, of up to some 100 KB each; and so many times in one run, each in its turn. */
const casesAtOnce = 40;
const openingsAtOnce = 200;
const mostTurns = 5;

/**
 * What rests is judged like what somebody opens: all records of a collection in the order of their ids, round and round. How far
 * it is lies in the store, so that the next run goes on there.
 */
function lookThrough(
  name: string,
  collection: LookedThrough,
  atOnce: number,
  judge: (ids: readonly string[], run: Run) => Promise<void>,
) {
  return kindOf({
    name,
    due: (_at, { skip }) => (skip === 0 ? find('settings', {}, { limit: 1, fields: ['_id'] }) : undefined),
    begin(run) {
      let place: Place | undefined;
      let turns = 0;
      return async () => {
        turns += 1;
        place ??= await placeIn(collection);
        const ids = await idsBehind(collection, place.behind, atOnce);
        place = await movePlace(collection, place, ids.length === atOnce ? (ids.at(-1) ?? '') : '');
        // Another run is at it.
        if (!place) return false;
        if (ids.length > 0) await judge(ids, run);
        return place.behind !== '' && turns < mostTurns;
      };
    },
  });
}

/** Whole cases; one by one where they cannot be read together, so that one that is too large hides no other. */
async function judgeCases(ids: readonly string[], run: Run): Promise<void> {
  if (await tried('looking through cases', () => judgeTogether(ids, run))) return;
  for (const id of ids) {
    if (run.now() >= run.until) return;
    await tried(`looking at case ${id}`, () => judgeTogether([id], run));
  }
}

async function judgeTogether(ids: readonly string[], { allStamped, catalogue, now }: Run): Promise<true> {
  const read = await ask({ cases: find('cases', { _id: { $in: ids } }, { limit: ids.length }) });
  const judge = judgeOf(allStamped, catalogue);
  for (const found of read?.cases ?? []) judge.isIntact(found);
  await reportBroken(judge, now());
  // What a call that died did not book, and what is from before there was a ledger, is booked here.
  const intact = (read?.cases ?? []).filter((found) => judge.isIntact(found));
  await bookMissing(intact, catalogue);
  return true;
}

async function judgeOpenings(ids: readonly string[], { now, catalogue }: Run): Promise<void> {
  const found = await openingsAt(ids);
  for (const opening of found.filter((one) => !isIntact(one))) await reportOpening(opening, now());
  await bookOpenings(found.filter(isIntact), catalogue);
}

async function judgeRecords(ids: readonly string[], { now, catalogue }: Run): Promise<void> {
  const read = await ask({ records: find('registers', { _id: { $in: ids } }, { limit: ids.length }) });
  const records = read?.records ?? [];
  for (const found of records.filter((one) => !isRecordIntact(one))) await reportRecord(found, now());
  await bookRecords(records.filter(isRecordIntact), await catalogue.whole());
}

export const restingCases = lookThrough('restingCases', 'cases', casesAtOnce, judgeCases);
export const restingOpenings = lookThrough('restingOpenings', 'openings', openingsAtOnce, judgeOpenings);
export const restingRecords = lookThrough('restingRecords', 'registers', casesAtOnce, judgeRecords);
