import type { Case } from '../../../core/case/case';
import { applied, moveCase } from '../../../core/case/move';
import type { Circumstances } from '../../../core/case/open';
import type { Service } from '../../../core/case/service';
import { appeal } from '../../../core/domains/rights/appeal';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import type { Step } from '../../../core/record/flow';
import { dueStep, isOpenFrom, nextDeadline, stepOf } from '../../../core/record/move';
import { anEntry } from '../../support/actors';
import { around, withCase } from '../../support/office';

const { story, found, lin, wang } = withCase();
const at = '2026-11-03T02:00:00.000Z';
const take = (one: Case, action: string, input: unknown = {}, part: Partial<Circumstances> = {}, service = appeal) =>
  moveCase(service, one, { action, version: one.version, input }, { ...around(lin, at), ...part });
const changed = (...given: Parameters<typeof take>) => {
  const change = take(...given);
  if (!change.ok) throw new Error(change.refusal.code);
  return change.value;
};

describe('a step', () => {
  it('is written down as it was taken: by whom, from which version to which, in which words', () => {
    const change = changed(found, 'accept', {}, { submitId: 'a-submit-id', bodyHash: 'a hash' });
    expect(change.entry).toMatchObject({
      at,
      by: { id: lin._id, name: '林海燕', party: 'officer' },
      action: 'accept',
      to: 'accepted',
      version: 2,
      said: '已受理',
      input: {},
      shown: [],
      submitId: 'a-submit-id',
      bodyHash: 'a hash',
    });
    expect(change.entry).not.toHaveProperty('settles');
    expect(change.set).toMatchObject({ updatedAt: at, warned: 0, warnOn: '2026-12-03', passOn: null, toCall: null });
    expect(change.outgoing).toMatchObject([{ id: `${found._id}:a-submit-id`, to: wang._id, event: 'progress' }]);
  });

  it('that tells nobody owes no message', () => {
    const resolved = { ...found, status: 'resolved', open: false };
    expect(changed(resolved, 'rate', { stars: 5 }, { actor: { id: wang._id, name: 'a nickname' } }).outgoing).toEqual(
      [],
    );
  });

  it('of the applicant bears the name that she gave, not her nickname', () => {
    const resolved = { ...found, status: 'resolved', open: false };
    const { entry } = changed(resolved, 'rate', { stars: 5 }, { actor: { id: wang._id, name: 'a nickname' } });
    expect(entry.by).toEqual({ id: wang._id, name: '王建国', party: 'owner' });
    const helped = { ...found, owner: { ...found.owner, id: 'walk-in:1' }, helper: { name: '邓丽萍' } };
    expect(changed(helped, 'withdraw').entry.by).toEqual({ id: lin._id, name: '林海燕', party: 'owner' });
  });

  it('is refused where somebody changed the case in the store, before its version is looked at', () => {
    const broken = take({ ...found, version: 9 }, 'accept', {}, { isIntact: () => false });
    expect(broken).toMatchObject({ refusal: { code: 'brokenCase' } });
  });

  it('that goes on under the running clock leaves it and its reminders as they are', () => {
    const warned = { ...found, warned: 50, timeline: [anEntry('x', 'accept', 'accepted')], status: 'accepted' };
    const { set } = changed(warned, 'settle', { agreedFen: 1, payOn: '2026-12-01', terms: '一次付清。' });
    expect(set).toMatchObject({ deadline: found.deadline, warned: 50, warnOn: '2026-11-08' });
  });

  it('that ends a case stops its clock, takes it off the list and gives its place and its key back', () => {
    const notice = { name: '王*', unit: '', category: '', amountFen: 1, since: '2026-11-01', until: '2026-11-30' };
    const grant = { amountFen: 1, label: '', under: '', paidOn: null };
    const published: Case = { ...found, notice, grant, holdsPlace: true, onceKey: 'once', noticeKey: 'x' };
    expect(changed(published, 'refuse', { reason: '不属于工会受理范围', whereToGo: '劳动监察' }).set).toMatchObject({
      status: 'refused',
      open: false,
      deadline: null,
      dueKey: `9999-12-31|${found._id}`,
      warnOn: null,
      notice: null,
      noticeKey: '',
      grant: null,
      holdsPlace: false,
      onceKey: found._id,
    });
    const going = changed(published, 'accept').set;
    expect(going).toMatchObject({ notice, noticeKey: `2026-11-30|${found._id}`, onceKey: 'once' });
    expect(going).not.toHaveProperty('grant');
    expect(going).not.toHaveProperty('holdsPlace');
  });

  it('that hands in nothing helps nobody', () => {
    const waiting = {
      ...found,
      status: 'waiting',
      timeline: [...found.timeline, anEntry('x', 'askPapers', 'waiting')],
    };
    const owner = { actor: { id: wang._id, name: '王建国' } };
    expect(take(waiting, 'supply', {}, owner)).toMatchObject({
      refusal: { code: 'invalidInput', fields: { papers: '请至少给一样：材料，或一段说明。' } },
    });
    const { set } = changed(waiting, 'supply', { words: '单位不肯给。' }, owner);
    expect(set.status).toBe('submitted');
    expect(set).not.toHaveProperty('papers');
  });

  it('is held to the days that the case was told before', () => {
    const referred: Case = {
      ...found,
      status: 'referred',
      timeline: [anEntry('x', 'refer', 'referred', 'officer', { input: { sentOn: '2026-11-02' } })],
    };
    const answer = (answeredOn: string) => take(referred, 'answered', { answer: '已责令限期支付。', answeredOn }).ok;
    expect([answer('2026-11-01'), answer('2026-11-02'), answer('2026-11-03'), answer('2026-11-04')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('keeps what was asked about an answer, once it was confirmed', () => {
    const reviewed: Case = {
      ...found,
      kind: 'scholarship',
      status: 'reviewed',
      desk: 'aid',
      officer: { id: 'x', name: 'x' },
      season: null,
      answers: { stage: 'university' },
    };
    const actor = {
      id: 'x',
      name: 'x',
      staff: { role: 'caseOfficer', level: 'city', desk: 'aid', handle: 'x' },
    } as const;
    const input = { category: 'deep', stage: 'highSchool', opinion: '情况属实，同意。' };
    const asked = take(reviewed, 'check', input, { actor }, scholarship);
    expect(asked).toMatchObject({
      refusal: {
        code: 'doubtful',
        fields: { stage: '申请里写的是高校，这里选的是高中(中职)，请再看一眼录取通知书或在读证明。' },
      },
    });
  });
});

describe('whoever was helped in', () => {
  const helped: Case = { ...found, owner: { ...found.owner, id: 'walk-in:1' }, helper: { name: '邓丽萍' } };

  it('must be called where she would be told by WeChat', () => {
    const { set, outgoing } = changed(helped, 'accept');
    expect([set.toCall, outgoing]).toEqual([{ since: at, about: '办理中' }, []]);
    const waiting = { ...helped, toCall: { since: at, about: '待受理' } };
    expect(changed(waiting, 'withdraw').set.toCall).toEqual({ since: at, about: '待受理' });
  });

  it('was called when her officer says so, and only while she must be', () => {
    const called = { ...helped, toCall: { since: at, about: '办理中' } };
    expect(changed(called, 'called').set.toCall).toBeNull();
    expect(take(helped, 'called')).toMatchObject({ refusal: { code: 'wrongState' } });
  });
});

describe('a step exists', () => {
  const step = (part: Partial<Step>): Step => ({
    label: '',
    decides: false,
    from: ['submitted'],
    to: 'same',
    by: ['officer'],
    explain: '',
    said: '',
    ...part,
  });

  it('at desks of its level, everywhere where it names none, and nowhere at a desk that is gone', () => {
    const open = (part: Partial<Step>, one: Case = found) => isOpenFrom(step(part), one, story.union);
    expect([open({}), open({ at: ['town'] }), open({ at: ['unit', 'city'] })]).toEqual([true, true, false]);
    const gone = { ...found, desk: 'gone' };
    expect([open({}, gone), open({ at: ['town', 'unit', 'city'] }, gone)]).toEqual([true, false]);
    expect(open({ from: ['accepted'] })).toBe(false);
  });

  it('by its own name alone', () => {
    expect(stepOf(appeal, 'accept')?.label).toBe('受理');
    expect(stepOf(appeal, 'toString')).toBeUndefined();
  });

  it('for the calendar where a notice ends, and not for what waits to be looked into', () => {
    expect(dueStep(scholarship.flow, 'published')).toBe('closeNotice');
    expect(dueStep(scholarship.flow, 'noticed')).toBeUndefined();
    expect(dueStep(appeal.flow, 'submitted')).toBeUndefined();
  });
});

describe('an end that was undone', () => {
  const restore = stepOf(scholarship, 'restore');
  const ended = (before: string): Case => ({
    ...found,
    kind: 'scholarship',
    status: 'refused',
    timeline: [anEntry('a', 'x', before), anEntry('b', 'take', before), anEntry('c', 'refuse', 'refused')],
  });
  const clock = (before: string) =>
    restore && nextDeadline(scholarship, ended(before), restore, around(lin, at))?.clock;

  it('goes on where it ended, under that place’s own clock', () => {
    expect(['submitted', 'verified', 'reviewed', 'checked', 'objected', 'noticed', 'approved'].map(clock)).toEqual([
      'verify',
      'review',
      'check',
      undefined,
      undefined,
      'decide',
      'decide',
    ]);
  });
});

describe('the clock of a scholarship', () => {
  const { flow } = scholarship;
  /** Which clocks can run in each state, whatever way led there. */
  function clocksByState(): Record<string, string[]> {
    const met = new Set<string>();
    const walk = (status: string, deadline: Case['deadline']): void => {
      const known = `${status} ${deadline?.clock ?? 'none'}`;
      if (met.has(known)) return;
      met.add(known);
      const here = { ...found, kind: 'scholarship', status, deadline };
      for (const step of Object.values(flow.steps)) {
        if (!step.from.some((from) => from === status) || step.to === 'undone') continue;
        walk(step.to === 'same' ? status : step.to, nextDeadline(scholarship, here, step, around(lin, at)));
      }
    };
    walk(flow.start, { ...running, clock: flow.clock });
    const pairs = [...met].map((pair) => pair.split(' '));
    const states = Object.entries(flow.states).filter(([, { open }]) => open);
    return Object.fromEntries(
      states.map(([state]) => [state, pairs.filter(([one]) => one === state).map(([, clock = '']) => clock)]),
    );
  }
  const running = { since: '2026-11-01', day: '2026-11-09', pausedOn: null, pausedDays: 0 };

  it('is in every state that of the work which waits there, and none where that has no day', () => {
    expect(clocksByState()).toEqual({
      submitted: ['verify'],
      // It goes back to where it was, under the clock that stands still meanwhile.
      returned: ['check', 'review', 'verify'],
      awaitingCard: ['pay'],
      verified: ['review'],
      reviewed: ['check'],
      checked: ['none'],
      published: ['notice'],
      objected: ['objection'],
      noticed: ['decide'],
      approved: ['decide'],
      awarded: ['pay'],
      revoking: ['decide'],
    });
  });
});

describe('a service without effects of its own', () => {
  it('moves by its flow alone', () => {
    const { effect: _none, ...plain } = appeal;
    const service: Service = plain;
    const change = changed(found, 'solve', { outcome: '当场讲清了政策，职工满意。', receivedFen: 5 }, {}, service);
    expect(change.set).not.toHaveProperty('outcome');
    expect(applied(found, change)).toMatchObject({ status: 'resolved', outcome: null });
    expect(changed(found, 'solve', { outcome: '当场讲清了政策，职工满意。', receivedFen: 5 }).set.outcome).toEqual({
      agreedFen: null,
      receivedFen: 5,
      stars: null,
    });
  });
});
