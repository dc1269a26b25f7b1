import fc from 'fast-check';
import {
  type Assigning,
  type Assignment,
  assign,
  assignedOn,
  openAssignment,
  release,
} from '../../../../core/domains/enterprises/assignments';
import {
  lastVisitedOn,
  openPromise,
  promiseOn,
  type Visit,
  visit,
  visitMistakes,
} from '../../../../core/domains/enterprises/visits';
import { addDays } from '../../../../core/kernel/day';
import { fieldsOf } from '../../../../core/kernel/field';

const zhou = '1'.repeat(16);
const lin = '2'.repeat(16);
const deng = '3'.repeat(16);
const wu = '4'.repeat(16);

const anAssignment = (part: Partial<Assigning> = {}): Assigning => ({
  leader: zhou,
  to: lin,
  since: '2026-05-06',
  targetOn: '2026-12-31',
  ...part,
});
const assigned = (history: readonly Assignment[], next: Assigning): readonly Assignment[] => {
  const result = assign(history, next);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal.fields));
  return result.value;
};
const refusedBy = (history: readonly Assignment[], next: Assigning) => {
  const result = assign(history, next);
  return result.ok ? {} : result.refusal.fields;
};

describe('who is responsible for an enterprise', () => {
  const first = assigned([], anAssignment());
  const reason = '林海燕调往办公室。';

  it('is one leader, one officer and whoever helps them, nobody twice', () => {
    expect(first).toEqual([{ ...anAssignment(), until: null }]);
    expect(refusedBy([], anAssignment({ to: zhou }))).toEqual({ to: '责任领导和责任干部要是两个人。' });
    const twice = { team: '小分队里同一个人只写一次，领导和干部不用再写。' };
    expect(refusedBy([], anAssignment({ team: [{ member: deng }, { member: wu }] }))).toEqual({});
    expect(refusedBy([], anAssignment({ team: [{ member: deng }, { member: deng }] }))).toEqual(twice);
    expect(refusedBy([], anAssignment({ team: [{ member: lin }] }))).toEqual(twice);
  });

  it('changes with a reason, from a day on; until the day before it was whoever it was', () => {
    expect(refusedBy(first, anAssignment({ to: deng, since: '2026-07-01' }))).toEqual({
      reason: '换了责任人，请写明原因。',
    });
    const second = assigned(first, anAssignment({ to: deng, since: '2026-07-01', reason }));
    expect(second.map(({ to, until }) => [to, until])).toEqual([
      [lin, '2026-07-01'],
      [deng, null],
    ]);
    const on = (day: string) => assignedOn(second, day)?.to;
    expect(['2026-05-05', '2026-05-06', '2026-06-30', '2026-07-01', '2027-01-01'].map(on)).toEqual([
      undefined,
      lin,
      lin,
      deng,
      deng,
    ]);
  });

  it('cannot change before whoever is responsible began, and aims at no day before that', () => {
    expect(refusedBy(first, anAssignment({ since: '2026-05-05', reason }))).toEqual({
      since: '新的责任人不能从原来的人开始负责以前算起。',
    });
    expect(refusedBy(first, anAssignment({ since: '2026-05-06', reason }))).toEqual({});
    expect(refusedBy([], anAssignment({ targetOn: '2026-05-05' }))).toEqual({
      targetOn: '目标日期不能早于开始负责的日子。',
    });
    expect(refusedBy([], anAssignment({ targetOn: '2026-05-06' }))).toEqual({});
  });

  it('is nobody once it is over, and somebody anew from that day on at the earliest', () => {
    const over = release(first, '2026-09-01');
    expect([openAssignment(over), assignedOn(over, '2026-08-31')?.to]).toEqual([undefined, lin]);
    expect(refusedBy(over, anAssignment({ since: '2026-08-31', reason }))).toHaveProperty('since');
    expect(openAssignment(assigned(over, anAssignment({ since: '2026-09-01', reason })))?.since).toBe('2026-09-01');
    expect(release(first, '2026-01-01')[0]?.until).toBe('2026-05-06');
  });

  it('is one at a time on every day, whatever was changed, and nothing of what was is forgotten', () => {
    const step = fc.record({
      days: fc.integer({ min: -20, max: 40 }),
      releases: fc.boolean(),
      who: fc.constantFrom(lin, deng, wu),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        let [history, day]: [readonly Assignment[], string] = [[], '2026-05-06'];
        for (const { days, releases, who } of steps) {
          day = addDays(day, days);
          const next = anAssignment({ to: who, since: day, targetOn: addDays(day, 90), reason });
          const result = assign(history, next);
          const before = history;
          if (releases) history = release(history, day);
          else if (result.ok) history = result.value;
          expect(history.slice(0, before.length).map(({ to, since }) => [to, since])).toEqual(
            before.map(({ to, since }) => [to, since]),
          );
        }
        expect(history.filter(({ until }) => until === null).length).toBeLessThanOrEqual(1);
        const days = Array.from({ length: 360 }, (_, at) => addDays('2026-04-01', at));
        const there = (on: string) =>
          history.filter(({ since, until }) => since <= on && (until === null || on < until));
        expect(days.filter((on) => there(on).length > 1)).toEqual([]);
        expect(days.filter((on) => assignedOn(history, on) !== there(on)[0])).toEqual([]);
      }),
    );
  });
});

const aVisit = (part: Partial<Visit> = {}): Visit => ({
  visitedOn: '2026-06-01',
  way: 'place',
  metName: '刘志强',
  metPost: '厂长',
  story: '谈了半小时，愿意考虑。',
  next: '两周后再去。',
  ...part,
});
const promised = aVisit({ promise: '交齐会员名册', promisedFor: '2026-06-15' });

describe('a visit', () => {
  it('tells what was promised and until when, or neither', () => {
    expect(visitMistakes(aVisit(), [])).toEqual({});
    expect(visitMistakes(promised, [])).toEqual({});
    expect(visitMistakes(aVisit({ promise: '交名册' }), [])).toEqual({ promisedFor: '答应了事情的，请选一个日子。' });
    expect(visitMistakes(aVisit({ promisedFor: '2026-06-15' }), [])).toEqual({
      promise: '选了日子的，请写答应了什么。',
    });
  });

  it('says what became of the promise before it', () => {
    expect(visitMistakes(aVisit(), [promised])).toEqual({
      earlier: '上次答应“交齐会员名册”(6月15日以前)，请说明办到没有。',
    });
    expect(visitMistakes(aVisit({ earlier: 'pending' }), [promised])).toEqual({});
    expect(visitMistakes(aVisit(), [promised, aVisit({ earlier: 'kept' })])).toEqual({});
  });

  it('leaves a promise open until it is kept or dropped, or another takes its place', () => {
    const what = (...visits: Visit[]) => openPromise(visits)?.what;
    expect(what()).toBeUndefined();
    expect(what(promised, aVisit({ earlier: 'pending' }))).toBe('交齐会员名册');
    expect((['kept', 'dropped'] as const).map((earlier) => what(promised, aVisit({ earlier })))).toEqual([
      undefined,
      undefined,
    ]);
    const anew = aVisit({ earlier: 'pending', promise: '开筹备会', promisedFor: '2026-07-01' });
    expect(what(promised, anew)).toBe('开筹备会');
    expect(what(promised, { ...anew, earlier: 'kept' })).toBe('开筹备会');
  });

  it('counts the days until what was promised: none on the day itself', () => {
    const left = (today: string) => promiseOn([promised], today)?.daysLeft;
    expect(['2026-06-14', '2026-06-15', '2026-06-16'].map(left)).toEqual([1, 0, -1]);
    expect(promiseOn([], '2026-06-15')).toBeUndefined();
  });

  it('is the last one by its day, in whatever order they were written down', () => {
    expect(lastVisitedOn([promised, aVisit({ visitedOn: '2026-05-01' })])).toBe('2026-06-01');
    expect(lastVisitedOn([])).toBeUndefined();
  });

  it('asks whom one met, what was said and what comes next, before anything else may be left open', () => {
    const needed = fieldsOf(visit).filter(({ required }) => required);
    expect(needed.map(({ name }) => name)).toEqual(['visitedOn', 'way', 'metName', 'metPost', 'story', 'next']);
  });

  it('may have been two months ago and no later than today', () => {
    expect(fieldsOf(visit)[0]).toMatchObject({ from: { of: 'today', days: -60 }, to: { of: 'today' } });
  });
});
