import type { Instant } from '../../core/kernel/day';
import { isLost } from '../../core/union/union';
import { raiseAlarm } from '../shared/store/alarms';
import { strandedCases } from '../shared/store/cases';
import { find } from '../shared/store/query';
import { giving } from './find-officers';
import { kindOf, type Run, tried } from './work';

/** A union gives up a desk once in years: it is looked for once an hour, in this minute. */
const minute = '17';

/**
 * Open cases at a desk that the union gave up come to the desk above, whoever had them: nobody can work on them where they are.
 * The auditors are told how many there were, and how many nobody could take.
 */
export const lostDesks = kindOf({
  name: 'lostDesks',
  due: (at: Instant, { skip }) =>
    at.slice(14, 16) === minute && skip === 0 ? find('settings', {}, { limit: 1, fields: ['_id'] }) : undefined,
  begin: (run) => async () => {
    await bringUp(run);
    return false;
  },
});

async function bringUp(run: Run): Promise<void> {
  const give = giving(run);
  const desks = run.union.desks.map(({ id }) => id);
  const tally = new Map<string, { moved: number; left: number }>();
  for (let left = 0; run.now() < run.until; ) {
    const stranded = await strandedCases(desks, left);
    if (stranded.length === 0) break;
    for (const one of stranded) {
      const isMoved = await tried(`bringing up ${one._id}`, () => give(one, ({ desk }) => isLost(run.union, desk)));
      const count = tally.get(one.desk) ?? { moved: 0, left: 0 };
      count[isMoved ? 'moved' : 'left'] += 1;
      tally.set(one.desk, count);
      if (!isMoved) left += 1;
    }
  }
  for (const [desk, count] of tally) await tell(desk, count, run.now());
}

function tell(desk: string, { moved, left }: { moved: number; left: number }, at: Instant): Promise<void> {
  const stays = left > 0 ? `还有 ${left} 件没有岗位可以接，请系统管理员安排同事。` : '';
  const about = `工会设置里已经没有“${desk}”这个岗位，有 ${moved + left} 件没有办完的事放在那里，${moved} 件已转到上一级。${stays}`;
  return raiseAlarm(desk, { kind: 'lostDesk', at, about, caseId: null, by: null, count: moved + left });
}
