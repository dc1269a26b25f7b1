import type { Instant } from '../../core/kernel/day';
import { judgeOf } from '../shared/judge';
import { bookedUpTo, changedBetween, noteBooked } from '../shared/store/booked';
import { bookMissing } from '../shared/store/ledger';
import { find } from '../shared/store/query';
import { kindOf, type Run } from './work';

/** So many whole cases are read at once, and so many times in one run. */
const atOnce = 40;
const mostTurns = 10;
/** A call has stored its step, and booked it, within so long. */
const settledMs = 120_000;

const before = (at: Instant, ms: number) => new Date(Date.parse(at) - ms).toISOString();

/** Books what calls that died lately left out: of every case that changed, whatever its place in the rounds of what rests. */
export const recentCases = kindOf({
  name: 'recentCases',
  due: (_at, { skip }) => (skip === 0 ? find('settings', {}, { limit: 1, fields: ['_id'] }) : undefined),
  begin(run) {
    let turns = 0;
    return async () => {
      turns += 1;
      return (await bookSome(run)) && turns < mostTurns;
    };
  },
});

/** Looks at the cases that changed next; false when there are none left. */
async function bookSome({ now, allStamped, catalogue }: Run): Promise<boolean> {
  const until = before(now(), settledMs);
  const from = await bookedUpTo();
  // What is from before is found by going through all that rests.
  if (from === undefined) await noteBooked(until);
  const changed = from === undefined ? [] : await changedBetween(from, until, atOnce);
  const judge = judgeOf(allStamped, catalogue);
  await bookMissing(
    changed.filter((found) => judge.isIntact(found)),
    catalogue,
  );
  const last = changed.at(-1)?.updatedAt;
  if (last === undefined) return false;
  const isMore = changed.length === atOnce;
  // So many of one moment are not read again and again.
  const next = isMore && last !== from ? last : before(last, -1);
  await noteBooked(next);
  return isMore;
}
