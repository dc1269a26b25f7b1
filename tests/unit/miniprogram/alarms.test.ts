import type { AlarmView } from '../../../core/alarm';
import { attestSheet, settleSheet, toView } from '../../../miniprogram/packages/staff/alarms/alarms.view';
import { alarmCount, waysOf } from '../../../miniprogram/packages/staff/bench/bench.view';

const today = '2026-11-22';
const anAlarm = (part: Partial<AlarmView> = {}): AlarmView => ({
  id: '0'.repeat(32),
  kind: 'reveals',
  title: '短时间内查看大量号码',
  at: '2026-11-21T06:32:00.000Z',
  about: '邓丽萍 从11月21日 14:32起，10 分钟内逐个查看了 240 个密封的号码。',
  caseId: null,
  by: '邓丽萍',
  settledAt: null,
  settledBy: null,
  note: '',
  mended: false,
  broken: false,
  ...part,
});
const post = { roleName: '', desk: 'audit', deskName: '', title: '', handle: '', away: null };

describe('what auditors must look into', () => {
  it('is a way on the bench of auditors alone, with how much waits', () => {
    expect(waysOf({ ...post, role: 'auditor' }).alarms).toBe(true);
    for (const role of ['leader', 'administrator', 'caseOfficer'] as const)
      expect(waysOf({ ...post, role }).alarms).toBe(false);
    expect(alarmCount({ rows: [], next: null })).toBe('');
    expect(alarmCount({ rows: [anAlarm()], next: null })).toBe('1 条');
    expect(alarmCount({ rows: [anAlarm()], next: 'more' })).toBe('1 条以上');
  });

  it('says what happened and when, and leads to the case where it is about one', () => {
    const { cards, end } = toView({ rows: [anAlarm(), anAlarm({ caseId: 'case-0001' })], next: null }, false, today);
    expect(cards[0]).toMatchObject({ title: '短时间内查看大量号码', when: '11月21日 14:32', caseId: '', settled: '' });
    expect(cards[1]?.caseId).toBe('case-0001');
    expect(end).toBe('一共 2 条，新的在前');
  });

  it('is kept with who looked into it and what came of it', () => {
    const settled = { settledAt: '2026-11-21T08:00:00.000Z', settledBy: '郭长青', note: '已核实。' };
    const { cards, empty } = toView({ rows: [anAlarm(settled)], next: null }, true, today);
    expect(cards[0]?.settled).toBe('郭长青 11月21日 16:00 处理：已核实。');
    expect(empty.title).toBe('还没有处理过的');
    const mended = anAlarm({ ...settled, kind: 'brokenCase', mended: true });
    expect(toView({ rows: [mended], next: null }, true, today).cards[0]?.settled).toContain('16:00 恢复办理：');
  });

  it('asks once more about what was changed in the store after it was settled', () => {
    const settled = { settledAt: '2026-11-21T08:00:00.000Z', settledBy: '郭长青', note: '没有问题。' };
    const rows = [anAlarm({ ...settled, broken: true }), anAlarm(settled)];
    const { cards } = toView({ rows, next: null }, true, today);
    expect(cards.map(({ waits }) => waits)).toEqual([true, false]);
    expect(cards[0]?.about).toContain('这条提醒与存档不一致');
  });

  it('is settled in a sheet that says once more what happened', () => {
    const [card] = toView({ rows: [anAlarm()], next: null }, false, today).cards;
    if (!card) throw new Error('no card');
    expect(settleSheet(card)).toMatchObject({ visible: true, explain: '', label: '写明并结束' });
    expect(settleSheet(card).asked).toEqual([{ label: '提醒的内容', values: [card.about] }]);
    expect(settleSheet(card).fields.map(({ label }) => label)).toEqual(['怎么处理的']);
  });

  it('may let a changed case go on, also after what was found is noted, until somebody has; and says what that means', () => {
    const about = { kind: 'brokenCase', caseId: 'case-0001' } as const;
    const settled = { settledAt: '2026-11-21T08:00:00.000Z', settledBy: '郭长青', note: '已核实。' };
    const { cards } = toView(
      {
        rows: [
          anAlarm(about),
          anAlarm({ ...about, ...settled }),
          anAlarm({ ...about, ...settled, mended: true }),
          anAlarm(),
        ],
        next: null,
      },
      false,
      today,
    );
    expect(cards.map(({ mends }) => mends)).toEqual([true, true, false, false]);
    const [card] = cards;
    if (!card) throw new Error('no card');
    expect(settleSheet(card).explain).toContain('仍然暂停');
    expect(attestSheet(card)).toMatchObject({ label: '核对无误，恢复办理' });
    expect(attestSheet(card).explain).toContain('逐项核对');
  });

  it('may let the changed settings hold, and says what to look at before', () => {
    const rows = [anAlarm({ kind: 'brokenSettings' }), anAlarm({ kind: 'brokenPost' })];
    const { cards } = toView({ rows, next: null }, false, today);
    expect(cards.map(({ mends }) => mends)).toEqual([true, false]);
    const [card] = cards;
    if (!card) throw new Error('no card');
    expect(settleSheet(card).explain).toContain('审批和发放仍然暂停');
    expect(attestSheet(card).explain).toContain('年度资助和岗位名单');
  });
});
