import fc from 'fast-check';
import type { Case } from '../../../core/case/case';
import { applied, moveCase } from '../../../core/case/move';
import { fileObjection } from '../../../core/case/object';
import { asObjector, type Objection, unsettled } from '../../../core/case/objection';
import { scholarshipRules } from '../../../core/domains/scholarship/rules';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import { addDays } from '../../../core/kernel/day';
import type { RefusalCode } from '../../../core/kernel/refusal';
import { deadlineOf } from '../../../core/record/deadline';
import { actorOf, type Person } from '../../../core/union/people';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../../support/aid-centre';
import { around } from '../../support/office';

const { story, luo, checker, verifier, head, hands } = aidCentre();
const found = take(
  story,
  story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(11)),
  hands,
  'published',
);
const since = found.notice?.since ?? '';
const until = found.notice?.until ?? '';
const neighbour: Person = { _id: 'a neighbour', name: '李四光', phone: '' };
const timer = { id: 'timer', name: '系统', timer: true as const };
const words = { reason: '这家人有两套商品房，还有一辆货车。', objector: '李四光', contact: '13911112222' };
const finding = { finding: '查不动产登记，没有记录。' };
const at = (day: string) => `${day}T03:00:00.000Z`;

function object(current: Case, day: string, who = neighbour, before: readonly Objection[] = []) {
  const filed = fileObjection(scholarship, current, { action: 'object', input: words }, before, {
    ...around(who, at(day)),
    union: story.union,
  });
  return filed.ok ? filed.value : filed.refusal.code;
}

/** A step that somebody takes on a day, or why not. */
function move(
  current: Case,
  who: Person | typeof timer,
  action: string,
  day: string,
  { input = {}, objections = [] }: { input?: object; objections?: readonly Objection[] } = {},
): Case | RefusalCode {
  const actor = 'timer' in who ? who : actorOf(who._id, who);
  const context = { ...around(checker, at(day)), actor, union: story.union, objections };
  const change = moveCase(scholarship, current, { action, version: current.version, input }, context);
  return change.ok ? applied(current, change.value) : change.refusal.code;
}

function must<T extends object>(value: T | string): T {
  if (typeof value === 'string') throw new Error(value);
  return value;
}

describe('an objection', () => {
  it('is taken while the notice runs, its last day included, once from each, not from the applicant or the officer', () => {
    expect(object(found, addDays(until, 1))).toBe('noticeOver');
    const filed = must(object(found, until));
    expect(filed).toMatchObject({ caseId: found._id, notice: since, by: 'a neighbour', open: true });
    expect(object(found, until, neighbour, [filed])).toBe('onlyOnce');
    expect(object(found, since, luo)).toBe('forbidden');
    expect(object(found, since, checker)).toBe('handlesIt');
    expect(object({ ...found, status: 'awarded' }, since)).toBe('noticeOver');
    expect(object(found, since, { ...neighbour, _id: 'other' }, [filed])).toMatchObject({ by: 'other' });
  });

  it('never moves the case itself, and lets the mechanism move it only while it is not looked into', () => {
    const filed = must(object(found, since));
    expect(move(found, neighbour, 'object', since, { input: words })).toBe('badRequest');
    expect(move(found, neighbour, 'examine', since, { objections: [filed] })).toBe('forbidden');
    expect(move(found, timer, 'examine', since)).toBe('wrongState');
    const stopped = must(move(found, timer, 'examine', since, { objections: [filed] }));
    const back = must(move(stopped, verifier, 'dismiss', since, { input: finding, objections: [filed] }));
    expect(unsettled(back, [filed])).toEqual([]);
    expect(move(back, timer, 'examine', since, { objections: [filed] })).toBe('wrongState');
  });

  it('makes her nobody’s colleague there, and there alone', () => {
    const filed = must(object(found, since));
    const mine = asObjector(actorOf(neighbour._id, neighbour), [filed]);
    expect(mine.objected).toEqual([found._id]);
    expect(asObjector(actorOf(head._id, head), [filed]).objected).toBeUndefined();
  });
});

describe('a dismissal on whatever day', () => {
  const isWorkingDay = around(checker).isWorkingDay;
  /** What becomes of a case whose objection is dismissed so many days after the notice began. */
  function dismissedAfter(days: number) {
    const day = addDays(since, days);
    const filed = must(object(found, since));
    const stopped = must(move(found, timer, 'examine', since, { objections: [filed] }));
    return {
      day,
      filed,
      dismissed: must(move(stopped, verifier, 'dismiss', day, { input: finding, objections: [filed] })),
    };
  }

  it('offers no decision before the notice ends, and has the decision due from the first day after it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), (days, later) => {
        const { day, filed, dismissed } = dismissedAfter(days);
        expect(dismissed).toMatchObject({ status: 'published', deadline: { clock: 'notice', since, day: until } });
        const objections = [filed];
        const tried = addDays(day, later);
        expect(move(dismissed, head, 'approve', tried, { objections })).toBe('wrongState');
        // The calendar is there every day: on the first day after the notice, or on the day of a later dismissal.
        const due = dismissed.passOn ?? '';
        expect(due).toBe(addDays(until, 1));
        const first = day > due ? day : due;
        const noticed = must(move(dismissed, timer, 'closeNotice', first, { objections }));
        const whole = deadlineOf('decide', scholarshipRules, story.union, first, isWorkingDay);
        expect(noticed).toMatchObject({
          status: 'noticed',
          deadline: { clock: 'decide', since: first, day: whole.day },
        });
        expect(move(noticed, head, 'approve', first, { objections })).toMatchObject({ status: 'approved' });
      }),
      { numRuns: 60 },
    );
  });

  it('settles only what lay there: what came in later holds up the end of the notice and the decision', () => {
    const { filed, dismissed } = dismissedAfter(1);
    const later = must(object(dismissed, until, { ...neighbour, _id: 'later' }, [filed]));
    const objections = [filed, later];
    const after = addDays(until, 1);
    expect(unsettled(dismissed, objections)).toEqual([later]);
    expect(move(dismissed, timer, 'closeNotice', after, { objections })).toBe('objectionOpen');
    const noticed = { ...must(move(dismissed, timer, 'closeNotice', after, { objections: [filed] })) };
    expect(move(noticed, head, 'approve', after, { objections })).toBe('objectionOpen');
    expect(must(move(noticed, timer, 'examine', after, { objections }))).toMatchObject({ status: 'objected' });
  });
});
