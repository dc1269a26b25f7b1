import fc from 'fast-check';
import type { Case } from '../../../core/case/case';
import { applied, moveCase } from '../../../core/case/move';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import { addDays, dayOf } from '../../../core/kernel/day';
import { isBarred } from '../../../core/record/apart';
import { actorOf, type Person } from '../../../core/union/people';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today } from '../../support/aid-centre';
import { around } from '../../support/office';

const { story, luo, checker, verifier, head, leader, hands } = aidCentre();
const begun = take(
  story,
  story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(45)),
  hands,
  'noticed',
);
const now = `${today}T01:00:00.000Z`;
const calendar = { id: 'timer', name: '系统', timer: true as const };
const input = { reason: '情况不符，收入高于标准。', finding: '查不动产登记，没有记录。', opinion: '情况属实。' };

const { steps } = scholarship.flow;
/** What two sign, by the second signature, and the state in which it is waited for. */
const seconds = { confirm: 'approved', confirmRevoke: 'revoking', restore: 'refused' } as const;
const heads = [head, leader];
const decisions = ['approve', 'confirm', 'decline', 'restore', 'proposeRevoke', 'keepAward', 'confirmRevoke'] as const;
const others = ['examine', 'dismiss', 'closeNotice', 'publish', 'refuse'] as const;

/** One step by one person; the case as it was where she may not take it. */
function stepped(found: Case, action: keyof typeof steps, who: Person | undefined): Case {
  const objections =
    action === 'examine'
      ? [{ _id: `o${found.version}`, caseId: found._id, notice: dayOf(now), by: 'x', open: true }]
      : [];
  const context = { ...around(head, now), union: story.union, rounds: story.rounds, objections };
  const actor = who ? actorOf(who._id, who) : calendar;
  const change = moveCase(scholarship, found, { action, version: found.version, input }, { ...context, actor });
  if (!change.ok) return found;
  const after = applied(found, change.value);
  // The days of a notice have simply come.
  return after.notice ? { ...after, notice: { ...after.notice, until: addDays(today, -1) } } : after;
}

const act = fc.record({
  action: fc.constantFrom(...decisions, ...decisions, ...others),
  who: fc.constantFrom(head, leader, head, leader, checker, verifier, undefined),
});

describe('what two heads decide', () => {
  it('is never signed twice by one of them in one round, and never waits for a third: whoever did not sign first may sign second', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(act, { minLength: 60, maxLength: 60 }), (acts) => {
        let current = begun;
        for (const { action, who } of acts) {
          const after = stepped(current, action, who);
          for (const [second, state] of Object.entries(seconds)) {
            const step = Object.entries(steps).find(([name]) => name === second)?.[1];
            if (!step || after.status !== state) continue;
            // The one who signed this time is the author of the entry that brought it here.
            const [first] = after.timeline
              .filter(({ to }, at, all) => to === state && all[at - 1]?.to !== state)
              .slice(-1);
            const may = heads.filter(({ _id }) => !isBarred({ id: _id }, after, step)).map(({ _id }) => _id);
            expect(may).toEqual(heads.map(({ _id }) => _id).filter((id) => id !== first?.by.id));
          }
          if (after !== current) seen.set(action, (seen.get(action) ?? 0) + 1);
          current = after;
        }
        const signed = (action: string) => current.timeline.filter((entry) => entry.action === action).length;
        if (signed('proposeRevoke') > 1) seen.set('proposed again', 1);
        if (signed('approve') > 1) seen.set('approved again', 1);
      }),
      { numRuns: 60, seed: 7 },
    );
    expect([...seen.keys()]).toEqual(
      expect.arrayContaining([...decisions, 'examine', 'dismiss', 'proposed again', 'approved again']),
    );
  });
});
