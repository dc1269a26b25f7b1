import fc from 'fast-check';
import { applied, moveCase } from '../../../core/case/move';
import { repeatOf } from '../../../core/case/repeat';
import { partyFor } from '../../../core/case/standing';
import { appeal } from '../../../core/domains/rights/appeal';
import { services } from '../../../core/domains/services';
import { addDays, daysBetween } from '../../../core/kernel/day';
import type { Step } from '../../../core/record/flow';
import { stepOf } from '../../../core/record/move';
import { firstBroken } from '../../../core/record/timeline';
import { actorOf } from '../../../core/union/people';
import { around, digest, office, pay, withCase } from '../../support/office';

describe('moving a case', () => {
  it('makes the accepting colleague its officer and starts the sixty days', () => {
    const { found, lin, story } = withCase();
    const accepted = story.move(found, lin, 'accept', '2026-11-03T02:00:00.000Z');
    expect(accepted).toMatchObject({ status: 'accepted', version: 2, officer: { id: lin._id }, open: true });
    expect(accepted.deadline).toMatchObject({
      clock: 'resolve',
      since: '2026-11-03',
      day: '2027-01-02',
      pausedOn: null,
    });
  });

  it('closes with the outcome, and the worker rates it', () => {
    const { found, lin, wang, story } = withCase();
    const accepted = story.move(found, lin, 'accept', '2026-11-03T02:00:00.000Z');
    const outcome = { outcome: '经协商，老板已付清全部工资。', receivedFen: 2_000_000 };
    const resolved = story.move(accepted, lin, 'resolve', '2026-11-09T02:00:00.000Z', outcome);
    expect(resolved).toMatchObject({ status: 'resolved', open: false, deadline: null });
    expect(resolved.timeline.at(-1)?.shown).toContainEqual({
      field: 'receivedFen',
      label: '到账金额',
      value: '20,000 元',
    });
    const rated = story.move(resolved, wang, 'rate', '2026-11-10T02:00:00.000Z', { stars: 5 });
    expect(rated.timeline.at(-1)?.input).toEqual({ stars: 5 });
  });

  it('refuses a step that is unknown, inherited, not hers, stale, too early or not filled in', () => {
    const { found, lin, wang } = withCase();
    const attempt = (action: string, who = lin, version = 1, input: unknown = {}) => {
      const change = moveCase(appeal, found, { action, version, input }, around(who));
      return change.ok ? 'done' : change.refusal.code;
    };
    expect(attempt('fly')).toBe('badRequest');
    expect(attempt('constructor')).toBe('badRequest');
    expect(attempt('accept', wang)).toBe('forbidden');
    expect(attempt('withdraw')).toBe('forbidden');
    expect(attempt('accept', lin, 2)).toBe('stale');
    expect(attempt('resolve')).toBe('wrongState');
    expect(attempt('refuse')).toBe('invalidInput');
    expect(attempt('accept')).toBe('done');
  });

  it('never lets an officer handle her own case', () => {
    const { story, li } = office();
    const own = story.submit(li, 'appeal', { ...pay, category: 'injury' }, '2026-11-02T02:00:00.000Z');
    const accept = stepOf(appeal, 'accept');
    expect(accept && partyFor(actorOf(li._id, li), own, accept)).toBeUndefined();
  });

  it('tells the worker by a message that fits WeChat', () => {
    const { found, lin } = withCase({ employer: '赣南第二建筑工程有限公司瑞金项目部劳务队' });
    const change = moveCase(appeal, found, { action: 'accept', version: 1, input: {} }, around(lin));
    expect(change.ok && change.value.outgoing).toHaveLength(1);
    const [message] = change.ok ? change.value.outgoing : [];
    expect(message?.to).toBe(found.owner.id);
    expect(Array.from(message?.thing ?? '').length).toBeLessThanOrEqual(20);
    expect(message?.phrase).toBe('办理中');
  });

  it('answers a repeat with the first reply, and refuses the same id for something else', () => {
    const { found, lin } = withCase();
    const context = around(lin);
    const change = moveCase(appeal, found, { action: 'accept', version: 1, input: {} }, context);
    if (!change.ok) throw new Error(change.refusal.code);
    const after = applied(found, change.value);
    expect(repeatOf(after, context)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(repeatOf(after, { ...context, bodyHash: 'other' })).toMatchObject({ refusal: { code: 'submitIdReused' } });
    expect(repeatOf(after, { ...context, submitId: 'never-seen' })).toBeUndefined();
    expect(repeatOf(after, { ...context, actor: { id: 'somebody else' } })).toBeUndefined();
  });

  it('whatever people try in whatever order, ends in a known state with an unbroken timeline', () => {
    const actions = Object.keys(appeal.flow.steps);
    const attempts = fc.array(
      fc.tuple(fc.constantFrom(...actions), fc.constantFrom('lin' as const, 'li' as const, 'wang' as const)),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(attempts, (tried) => {
        const { found, ...people } = withCase();
        const last = tried.reduce((current, [action, who]) => {
          const input = {
            outcome: '已经办好，钱已到账了。',
            reason: '不属于工会受理范围',
            whereToGo: '劳动监察大队',
            stars: 4,
          };
          const who2 = people[who];
          const change = moveCase(appeal, current, { action, version: current.version, input }, around(who2));
          return change.ok ? applied(current, change.value) : current;
        }, found);
        const state = appeal.flow.states[last.status];
        expect(state?.open).toBe(last.open);
        expect(last.open).toBe(last.deadline !== null);
        expect(last.version).toBe(last.timeline.length);
        expect(firstBroken(last.timeline, digest)).toBe(-1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a worker who owes papers', () => {
  const ask = { missing: '1. 劳动合同或工资条，证明在这里上班。' };
  const fileId = 'cloud://env.local/papers/0123456789abcdef/1.jpg';
  const paper = { papers: [{ fileId, name: '合同.jpg' }] };

  it('stops the clock, and brings the case back to where it was with her papers added', () => {
    const { story, found, lin, wang } = withCase();
    const asked = story.move(found, lin, 'askPapers', '2026-11-04T02:00:00.000Z', ask);
    expect(asked).toMatchObject({ status: 'waiting', deadline: { day: '2026-11-09', pausedOn: '2026-11-04' } });
    const back = story.move(asked, wang, 'supply', '2026-11-14T02:00:00.000Z', paper);
    expect(back).toMatchObject({
      status: 'submitted',
      deadline: { day: '2026-11-19', pausedOn: null, pausedDays: 10 },
    });
    expect(back.papers.map(({ name }) => name)).toEqual(['合同.jpg']);
  });

  it('returns an accepted case to 办理中, and again, however often she was asked', () => {
    const { story, found, lin, wang } = withCase();
    let current = story.move(found, lin, 'accept', '2026-11-03T02:00:00.000Z');
    for (const day of ['04', '06']) {
      current = story.move(current, lin, 'askPapers', `2026-11-${day}T02:00:00.000Z`, ask);
      current = story.move(current, wang, 'supply', `2026-11-${day}T03:00:00.000Z`, paper);
      expect(current.status).toBe('accepted');
    }
  });

  it('adds no more days than the rules allow in all, and never moves a legal limitation', () => {
    const rest = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rest, (pauses) => {
        const { story, found, lin, wang } = withCase({ limitOn: '2027-03-01' });
        let current = story.move(found, lin, 'accept', '2026-11-03T02:00:00.000Z');
        const due = current.deadline?.day ?? '';
        let today = '2026-11-03';
        for (const days of pauses) {
          current = story.move(current, lin, 'askPapers', `${today}T04:00:00.000Z`, ask);
          today = addDays(today, days);
          current = story.move(current, wang, 'supply', `${today}T05:00:00.000Z`, paper);
        }
        const total = pauses.reduce((sum, days) => sum + days, 0);
        expect(daysBetween(due, current.deadline?.day ?? '')).toBe(Math.min(total, 30));
        expect(current.limitOn).toBe('2027-03-01');
      }),
      { numRuns: 40 },
    );
  });
});

describe('an appeal that takes the long way', () => {
  it('is referred, answered, settled and paid; what was agreed and what arrived stay apart', () => {
    const { story, found, lin } = withCase();
    const step = (current: typeof found, action: string, day: string, input = {}) =>
      story.move(current, lin, action, `2026-11-${day}T02:00:00.000Z`, input);
    const accepted = step(found, 'accept', '03');
    const referred = step(accepted, 'refer', '04', {
      authority: '市劳动监察大队',
      letter: '瑞工函〔2026〕8号',
      sentOn: '2026-11-04',
    });
    expect(referred).toMatchObject({ status: 'referred', deadline: { clock: 'answer', day: '2026-12-04' } });
    const answered = step(referred, 'answered', '10', { answer: '已责令限期支付。', answeredOn: '2026-11-10' });
    const settled = step(answered, 'settle', '12', {
      agreedFen: 2_860_000,
      payOn: '2026-11-30',
      terms: '一次付清四个月工资。',
    });
    expect(settled).toMatchObject({ status: 'settled', open: true });
    const resolved = step(settled, 'resolve', '30', { outcome: '四个月工资已经全部到账。', receivedFen: 2_800_000 });
    const figures = resolved.timeline.map(({ input }) => [input.agreedFen, input.receivedFen]);
    expect(figures.filter(([agreed, received]) => agreed ?? received)).toEqual([
      [2_860_000, undefined],
      [undefined, 2_800_000],
    ]);
  });

  it('is solved on the spot without being accepted first', () => {
    const { story, found, lin } = withCase();
    const solved = story.move(found, lin, 'solve', '2026-11-02T03:00:00.000Z', {
      outcome: '当场讲清了政策，职工满意。',
    });
    expect(solved).toMatchObject({ status: 'resolved', officer: { id: lin._id }, deadline: null });
  });

  it('can be reopened by the worker once, with a new deadline, and not twice', () => {
    const { story, found, lin, wang } = withCase();
    const outcome = { outcome: '已经和老板谈妥，三天内付清。' };
    const reason = { reason: '老板还是没有付钱。' };
    const first = story.move(
      story.move(found, lin, 'accept', '2026-11-03T02:00:00.000Z'),
      lin,
      'resolve',
      '2026-11-05T02:00:00.000Z',
      outcome,
    );
    const again = story.move(first, wang, 'reopen', '2026-11-10T02:00:00.000Z', reason);
    expect(again).toMatchObject({
      status: 'accepted',
      open: true,
      deadline: { clock: 'resolve', since: '2026-11-10' },
    });
    const closed = story.move(again, lin, 'resolve', '2026-11-12T02:00:00.000Z', outcome);
    const twice = moveCase(appeal, closed, { action: 'reopen', version: closed.version, input: reason }, around(wang));
    expect(twice).toMatchObject({ refusal: { code: 'onlyOnce' } });
  });
});

describe('every flow', () => {
  it.each(services.map((service) => [service.title, service] as const))(
    '%s: every open state has a way to end, without a step that can be used up',
    (_t, { flow }) => {
      const ends = (state: string, seen: readonly string[]): boolean =>
        flow.states[state]?.open === false ||
        Object.values<Step>(flow.steps).some(
          (step) =>
            step.most === undefined &&
            step.from.includes(state) &&
            !seen.includes(step.to) &&
            ends(step.to, [...seen, state]),
        );
      expect(Object.keys(flow.states).filter((state) => !ends(state, []))).toEqual([]);
      const reached = new Set([flow.start, ...Object.values(flow.steps).map(({ to }) => to)]);
      expect(Object.keys(flow.states).filter((state) => !reached.has(state))).toEqual([]);
    },
  );

  it.each(services.map((service) => [service.title, service] as const))(
    '%s: every way on which a case could go round has a step that comes to an end',
    (_t, { flow }) => {
      // What is looked into, or told by telephone, must have come up first: objections to a notice are bounded, and so are calls.
      const isBounded = ({ most, calls, objections }: Step) =>
        most !== undefined || calls === true || objections === 'examines' || objections === 'files';
      const leadingTo = (state: string) =>
        Object.values(flow.steps).flatMap(({ from, to }) => (to === state ? from : []));
      const after = (step: Step, state: string): readonly string[] => {
        if (step.to === 'same') return [state];
        if (step.to === 'before') return leadingTo(state);
        return step.to === 'undone' ? Object.values(flow.returns ?? {}).flatMap((back) => back?.to ?? []) : [step.to];
      };
      const unbounded = Object.values<Step>(flow.steps).filter((step) => !isBounded(step));
      const next = (state: string) =>
        unbounded.flatMap((step) => (step.from.includes(state) ? after(step, state) : []));
      const goesRound = (state: string, path: readonly string[]): boolean =>
        path.includes(state) || next(state).some((each) => goesRound(each, [...path, state]));
      expect(Object.keys(flow.states).filter((state) => goesRound(state, []))).toEqual([]);
    },
  );
});
