import fc from 'fast-check';
import { maySee, partyFor } from '../../../core/access';
import { moveCase, stepOf } from '../../../core/case/move';
import { repeatOf } from '../../../core/case/repeat';
import { canonical, chain, firstBroken } from '../../../core/case/timeline';
import { caseFor, summaryOf } from '../../../core/case/view';
import { appeal } from '../../../core/kinds/appeal';
import { services } from '../../../core/kinds/services';
import { actorOf } from '../../../core/people';
import { applied } from '../../../local/worlds/story';
import { around, digest, office, pay } from '../../support/office';

describe('submitting an appeal', () => {
  it('goes to the town union of the place of work, with the reason', () => {
    const { story, wang, lin } = office();
    const found = story.submit(wang, 'appeal', pay, '2026-11-02T02:00:00.000Z');
    expect(found).toMatchObject({ desk: 'town:xianghu', officer: { id: lin._id }, urgent: false, status: 'submitted' });
    expect(found.routing).toContain('由工作所在地的工会就近办理。');
    expect(found.number).toBe('QZ-2026-0001');
  });

  it('goes to the city union where the town has nobody, and says so', () => {
    const { story, wang, li } = office();
    const found = story.submit(wang, 'appeal', { ...pay, area: 'town:yeping' }, '2026-11-02T02:00:00.000Z');
    expect(found.officer?.id).toBe(li._id);
    expect(found.routing).toContain('叶坪乡工会目前没有可以经办的人。');
  });

  it.each([
    ['an injury', { category: 'injury' }],
    ['ten people or more', { people: 10 }],
    ['a limitation date within a week', { limitOn: '2026-11-09' }],
  ])('goes straight to the city union when it is urgent: %s', (_why, answers) => {
    const { story, wang } = office();
    const found = story.submit(wang, 'appeal', { ...pay, ...answers }, '2026-11-02T02:00:00.000Z');
    expect(found).toMatchObject({ desk: 'rights', urgent: true });
  });

  it('is not urgent one day or one person below the line', () => {
    const { story, wang } = office();
    const answers = { ...pay, people: 9, limitOn: '2026-11-10' };
    expect(story.submit(wang, 'appeal', answers, '2026-11-02T02:00:00.000Z').urgent).toBe(false);
  });

  it('is given to the colleague with the fewest open cases, never to the applicant herself', () => {
    const { story, wang, li } = office();
    const second = story.staff('staff-second', '肖红', '13900000099', 'caseOfficer', 'rights', '干事');
    const injury = { ...pay, category: 'injury' };
    const officers = [1, 2, 3, 4].map(
      (n) => story.submit(wang, 'appeal', injury, `2026-11-02T02:0${n}:00.000Z`).officer?.id,
    );
    expect([...officers].sort()).toEqual([li._id, li._id, second._id, second._id]);
    expect(story.submit(li, 'appeal', injury, '2026-11-02T03:00:00.000Z').officer?.id).toBe(second._id);
  });

  it('waits at the last desk of its route when nobody is there', () => {
    const { story, wang, li, lin } = office();
    for (const gone of [li, lin]) story.people.splice(story.people.indexOf(gone), 1);
    const found = story.submit(wang, 'appeal', pay, '2026-11-02T02:00:00.000Z');
    expect(found).toMatchObject({ desk: 'rights', officer: null });
  });

  it('must be accepted within five working days', () => {
    const { story, wang } = office();
    expect(story.submit(wang, 'appeal', pay, '2026-11-02T02:00:00.000Z').deadline?.day).toBe('2026-11-09');
    expect(story.submit(wang, 'appeal', pay, '2026-09-29T02:00:00.000Z').deadline?.day).toBe('2026-10-12');
  });

  it('keeps the answers in the words the applicant saw', () => {
    const { story, wang } = office();
    const { shown } = story.submit(wang, 'appeal', { ...pay, claimFen: 150_050 }, '2026-11-02T02:00:00.000Z');
    expect(shown).toContainEqual({ label: '您遇到的是哪一类问题?', value: '拖欠工资' });
    expect(shown).toContainEqual({ label: '您认为应该给您多少钱?', value: '1,500.50 元' });
    expect(shown).toContainEqual({ label: '工作的地方在哪里?', value: '象湖镇' });
  });

  it('says for each field what to mend', () => {
    const refused = appeal.fill({ ...pay, story: '没钱', phone: '12', claimFen: -1, name: undefined, phones: 1 });
    expect(refused.ok || refused.refusal.fields).toEqual({
      story: '请再写具体一些,至少 10 个字。',
      phone: '请填 11 位手机号,或带区号的固定电话。',
      claimFen: '金额要大于 0。',
      name: '这一项要填,请补上。',
    });
  });

  it('refuses whatever is not a form without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(appeal.fill(anything).ok).toBe(false);
      }),
    );
  });
});

describe('moving a case', () => {
  it('makes the accepting colleague its officer and starts the sixty days', () => {
    const { found, lin, story } = withCase();
    const accepted = story.move(found, lin, 'accept', '2026-11-03T02:00:00.000Z');
    expect(accepted).toMatchObject({ status: 'accepted', version: 2, officer: { id: lin._id }, open: true });
    expect(accepted.deadline).toEqual({ clock: 'resolve', since: '2026-11-03', day: '2027-01-02' });
  });

  it('closes with the outcome, and the worker rates it', () => {
    const { found, lin, wang, story } = withCase();
    const accepted = story.move(found, lin, 'accept', '2026-11-03T02:00:00.000Z');
    const outcome = { outcome: '经协商,老板已付清全部工资。', receivedFen: 2_000_000 };
    const resolved = story.move(accepted, lin, 'resolve', '2026-11-09T02:00:00.000Z', outcome);
    expect(resolved).toMatchObject({ status: 'resolved', open: false, deadline: null });
    expect(resolved.timeline.at(-1)?.shown).toContainEqual({ label: '到账金额', value: '20,000 元' });
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
    expect(repeatOf(after, context.submitId, context.bodyHash)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(repeatOf(after, context.submitId, 'other')).toMatchObject({ refusal: { code: 'submitIdReused' } });
    expect(repeatOf(after, 'never-seen', 'other')).toBeUndefined();
  });

  it('whatever people try in whatever order, ends in a known state with an unbroken timeline', () => {
    const actions = Object.keys(appeal.flow.steps);
    const attempts = fc.array(fc.tuple(fc.constantFrom(...actions), fc.constantFrom('lin' as const, 'li' as const, 'wang' as const)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(attempts, (tried) => {
        const { found, ...people } = withCase();
        const last = tried.reduce((current, [action, who]) => {
          const input = {
            outcome: '已经办好,钱已到账了。',
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

describe('every flow', () => {
  it.each(services.map((service) => [service.title, service] as const))(
    '%s: every open state has a way to end',
    (_t, { flow }) => {
      const ends = (state: string, seen: readonly string[]): boolean =>
        flow.states[state]?.open === false ||
        Object.values(flow.steps).some(
          (step) => step.from.includes(state) && !seen.includes(step.to) && ends(step.to, [...seen, state]),
        );
      expect(Object.keys(flow.states).filter((state) => !ends(state, []))).toEqual([]);
      const reached = new Set([flow.start, ...Object.values(flow.steps).map(({ to }) => to)]);
      expect(Object.keys(flow.states).filter((state) => !reached.has(state))).toEqual([]);
    },
  );
});

describe('a timeline', () => {
  it('shows the first entry that was tampered with', () => {
    const { found, lin, story } = withCase();
    const { timeline } = story.move(found, lin, 'accept', '2026-11-03T02:00:00.000Z');
    expect(firstBroken(timeline, digest)).toBe(-1);
    const forged = timeline.map((entry, index) => (index === 0 ? { ...entry, said: '已撤回' } : entry));
    expect(firstBroken(forged, digest)).toBe(0);
    expect(firstBroken(timeline.slice(1), digest)).toBe(0);
  });

  it('has one hash for one content, whatever order its keys came in', () => {
    expect(canonical({ a: 1, b: { c: [1, { e: 2, d: 3 }] } })).toBe(canonical({ b: { c: [1, { d: 3, e: 2 }] }, a: 1 }));
    const { found } = withCase();
    const [first] = found.timeline;
    if (!first) throw new Error('no entry');
    const { hash, ...rest } = first;
    expect(chain([], rest, digest).hash).toBe(hash);
  });
});

describe('who may see a case', () => {
  it('is the owner, the desk, and those who oversee the union', () => {
    const { found, story, wang, lin, li } = withCase();
    const leader = story.staff('leader', '周文斌', '13900000006', 'leader', 'office', '副主席');
    const treasurer = story.staff('money', '许惠芳', '13900000007', 'treasurer', 'town:xianghu', '会计');
    const seers = [wang, lin, li, leader, treasurer].filter((who) => maySee(actorOf(who._id, who), found));
    expect(seers).toEqual([wang, lin, leader]);
    expect(maySee(actorOf('stranger', undefined), found)).toBe(false);
  });

  it('hides name, number and openids from those who only oversee', () => {
    const { found, story } = withCase();
    const leader = story.staff('leader', '周文斌', '13900000006', 'leader', 'office', '副主席');
    const text = JSON.stringify(caseFor(found, actorOf(leader._id, leader), story.union, []));
    for (const secret of [found.owner.id, found.owner.phone, found.officer?.id ?? ''])
      expect(text).not.toContain(secret);
    expect(text).toContain('王**');
  });

  it('masks the applicant in lists for everybody but herself', () => {
    const { found, story, lin, wang } = withCase();
    expect(summaryOf(found, actorOf(lin._id, lin), story.union).who).toBe('王**');
    expect(summaryOf(found, actorOf(wang._id, wang), story.union).who).toBe('王建国');
  });
});

function withCase(answers: object = {}) {
  const setting = office();
  const found = setting.story.submit(setting.wang, 'appeal', { ...pay, ...answers }, '2026-11-02T02:00:00.000Z');
  return { ...setting, found };
}
