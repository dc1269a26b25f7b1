import type { AlarmView } from '../../../core/alarm';
import { stepsOf, unsettledSentence } from '../../../miniprogram/components/sheet/case-buttons';
import { type AlarmCard, toView } from '../../../miniprogram/packages/staff/alarms.view';
import { alarmCount, waysOf } from '../../../miniprogram/packages/staff/bench/bench.view';
import { contactOf, groupsOf } from '../../../miniprogram/packages/staff/desks/desks.view';
import * as sheets from '../../../miniprogram/packages/staff/finding-sheets';
import { unsettledIn } from '../../../miniprogram/packages/staff/unsettled';
import { aCase } from './cases';
import { aHome } from './phone';

const today = '2026-11-22';
const anAlarm = (part: Partial<AlarmView> = {}): AlarmView => ({
  id: '0'.repeat(32),
  kind: 'reveals',
  title: '短时间内查看大量号码',
  at: '2026-11-21T06:32:00.000Z',
  about: '邓丽萍 从11月21日 14:32起，10 分钟内逐个查看了 240 个密封的号码。',
  caseId: null,
  recordId: null,
  by: '邓丽萍',
  findings: [],
  open: true,
  stands: false,
  gone: false,
  fits: false,
  broken: false,
  ...part,
});
const settleSheet = (card: AlarmCard) => sheets.settleSheet({ ...card, differs: [] });
const wrongSheet = (card: AlarmCard) => sheets.wrongSheet({ ...card, differs: [] });
const attestSheet = (card: AlarmCard) => sheets.attestSheet({ ...card, differs: [] });
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
    expect(cards[0]).toMatchObject({ title: '短时间内查看大量号码', when: '11月21日 14:32', caseId: '', findings: [] });
    expect(cards[1]?.caseId).toBe('case-0001');
    expect(end).toBe('一共 2 条，新的在前');
  });

  const done = { at: '2026-11-21T08:00:00.000Z', by: '郭长青', note: '已核实。' };
  const over = { findings: [done], open: false };

  it('is kept with who looked into it and what came of it, in order', () => {
    const { cards, empty } = toView({ rows: [anAlarm(over)], next: null }, true, today);
    expect(cards[0]?.findings).toEqual(['郭长青 11月21日 16:00 处理：已核实。']);
    expect(empty.title).toBe('还没有处理过的');
    const findings = [done, { ...done, note: '金额不对。', wrong: true }, { ...done, mended: true }];
    const mended = anAlarm({ ...over, findings, kind: 'brokenCase' });
    expect(toView({ rows: [mended], next: null }, true, today).cards[0]?.findings).toEqual([
      '郭长青 11月21日 16:00 处理：已核实。',
      '郭长青 11月21日 16:00 认定有误：金额不对。',
      '郭长青 11月21日 16:00 核对完毕：已核实。',
    ]);
  });

  it('asks once more about what was changed in the store after it was settled', () => {
    const rows = [anAlarm({ ...over, broken: true }), anAlarm(over)];
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

  it('may let a changed case go on while it stands still, whatever was written; and says what that means', () => {
    const about = { kind: 'brokenCase', caseId: 'case-0001', stands: true } as const;
    const rows = [
      anAlarm(about),
      anAlarm({ ...about, findings: [done] }),
      anAlarm({ ...about, stands: false }),
      anAlarm(),
    ];
    const { cards } = toView({ rows, next: null }, false, today);
    expect(cards.map(({ mends }) => mends)).toEqual([true, true, false, false]);
    expect(cards.map(({ opens }) => opens)).toEqual([true, true, false, false]);
    expect(cards.map(({ standing }) => standing)).toEqual(['暂停办理中', '已写处理情况，仍在暂停', '', '']);
    const [card] = cards;
    if (!card) throw new Error('no card');
    expect(settleSheet(card)).toMatchObject({ label: '记下', explain: expect.stringContaining('留在“待处理”') });
    expect(attestSheet(card)).toMatchObject({ label: '核对无误，恢复办理' });
    expect(attestSheet(card).explain).toContain('请经办单位出示纸质材料');
    const differs = [{ label: '与办理记录不一致的地方', values: ['金额：办理记录是 5,000 元，现在是 99,999 元'] }];
    expect(sheets.attestSheet({ ...card, about: '', differs }).asked).toEqual(differs);
    expect(attestSheet(card).fields.map(({ label }) => label)).toEqual(['怎么核对的']);
  });

  it('about a case that is not there any more says that her words end it, and may still be found wrong', () => {
    const gone = anAlarm({ kind: 'brokenCase', caseId: 'case-0001', gone: true });
    const [card] = toView({ rows: [gone], next: null }, false, today).cards;
    if (!card) throw new Error('no card');
    expect(card).toMatchObject({ mends: false, opens: false, gone: true, waits: true });
    expect(card.next).toContain('这条提醒就结束');
    expect(settleSheet(card)).toMatchObject({ label: '写明并结束', explain: expect.stringContaining('就结束') });
    expect(wrongSheet(card).label).toBe('有误，等待改正');
  });

  it('may be found wrong, waits on then, and says who puts it right and how it ends', () => {
    const findings = [{ ...done, note: '应为 5,000 元。', wrong: true }];
    const wrong = anAlarm({ kind: 'brokenCase', caseId: 'case-0001', stands: true, findings });
    const settings = anAlarm({ kind: 'brokenSettings', stands: true, findings });
    const { cards } = toView(
      { rows: [wrong, settings, { ...wrong, stands: false, fits: true }], next: null },
      false,
      today,
    );
    expect(cards.map(({ standing }) => standing)).toEqual([
      '有误，等待改正',
      '有误，等待改正',
      '已与存档一致，照常办理',
    ]);
    expect(cards[0]?.next).toContain('用备份恢复这一件');
    expect(cards[1]?.next).toContain('用备份恢复设置');
    const [card] = cards;
    if (!card) throw new Error('no card');
    expect(wrongSheet(card)).toMatchObject({ label: '有误，等待改正', explain: expect.stringContaining('一直暂停') });
  });

  it('may let the changed settings hold, and says what to look at before', () => {
    const rows = [anAlarm({ kind: 'brokenSettings', stands: true }), anAlarm({ kind: 'brokenPost' })];
    const { cards } = toView({ rows, next: null }, false, today);
    expect(cards.map(({ mends, compares }) => [mends, compares])).toEqual([
      [true, true],
      [false, false],
    ]);
    const [card] = cards;
    if (!card) throw new Error('no card');
    expect(settleSheet(card).explain).toContain('审批和发放仍然暂停');
    expect(attestSheet(card).explain).toContain('年度资助和岗位名单');
  });
});

describe('the desks as the settings have them', () => {
  const { union } = aHome();

  it('stand by level, each with its number and what it serves, below what the union tells of itself', () => {
    const groups = groupsOf(union);
    expect(groups.map(({ level }) => level)).toEqual(['city', 'town', 'unit']);
    expect(groups.reduce((sum, { desks }) => sum + desks.length, 0)).toBe(union.desks.length);
    const town = { id: 'town:xianghu', name: '象湖镇工会', level: 'town', area: '象湖镇' } as const;
    expect(groupsOf({ ...union, desks: [town] })[1]).toEqual({
      level: 'town',
      title: '乡镇(园区、系统)工会(1)',
      desks: [{ label: '编号 town:xianghu', values: ['象湖镇工会，管 象湖镇'] }],
    });
    expect(contactOf(union).map(({ values }) => values[0])).toContain(union.hotline);
  });
});

describe('what stands still', () => {
  it('is said before anything is filled in: on the pages, and on a case that has such a step, which is then not offered', () => {
    expect(unsettledIn(aHome())).toBe('');
    expect(unsettledIn({ isSettled: false })).toContain('还没有经审人员的');
    const noticed = { kind: 'scholarship', status: 'noticed', parties: ['head' as const], barred: [] };
    const waits = aCase({ ...noticed, unsettled: true });
    expect(unsettledSentence(waits)).toContain('审批、发放');
    expect(stepsOf(waits).map(({ action }) => action)).not.toContain('approve');
    expect(stepsOf(aCase(noticed)).map(({ action }) => action)).toContain('approve');
    const appeal = aCase({ kind: 'appeal', status: 'submitted', parties: ['officer'], unsettled: true });
    expect(unsettledSentence(appeal)).toBe('');
    expect(stepsOf(appeal).map(({ action }) => action)).toContain('accept');
  });
});
