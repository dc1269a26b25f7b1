import type { CaseView } from '../../../core/case/view';
import { staffCard, workerCard } from '../../../miniprogram/components/case-card/card';
import { factsOf } from '../../../miniprogram/components/facts/facts-view';
import { profileSheet } from '../../../miniprogram/components/sheet/profile-sheet';
import { timelineOf } from '../../../miniprogram/components/timeline/timeline-view';
import { toView as benchView } from '../../../miniprogram/packages/staff/bench/bench.view';
import { toView as staffView } from '../../../miniprogram/packages/staff/case/case.view';
import { toView as inviteView } from '../../../miniprogram/packages/staff/invite/invite.view';
import { toView as workerView } from '../../../miniprogram/packages/worker/case/case.view';
import { nextSteps } from '../../../miniprogram/packages/worker/receipt/receipt.view';
import { toView as casesView } from '../../../miniprogram/pages/cases/cases.view';
import { toView as homeView } from '../../../miniprogram/pages/home/home.view';
import { toView as mineView } from '../../../miniprogram/pages/mine/mine.view';
import type { Draft } from '../../../miniprogram/services/drafts';
import { aCase, aRow } from './cases';
import { aHome } from './phone';

const today = '2026-11-22';
const noDraft = () => undefined;
const draftOf = (draft: Draft) => (kind: string) => (kind === 'appeal' ? draft : undefined);
const rightsOfficer = {
  role: 'caseOfficer',
  roleName: '市总工会经办人',
  desk: 'rights',
  deskName: '市总权益保障部',
  title: '干事',
  handle: '0123456789abcdef',
  away: null,
} as const;

describe('the first screen', () => {
  it('greets by name, and somebody unknown without one', () => {
    expect(homeView(aHome(), noDraft).greeting).toBe('王建国，您好');
    expect(homeView(aHome({ name: '', known: false }), noDraft).greeting).toBe('您好');
  });

  it('says in one sentence how things stand', () => {
    expect(homeView(aHome(), noDraft).state).toBe('目前没有正在办理的事');
    expect(homeView({ ...aHome(), open: [aRow(), aRow({ id: 'case-0002' })] }, noDraft).state).toBe(
      '您有 2 件事正在办理',
    );
  });

  it('shows the first open case large with who has it and by when, the others below', () => {
    const view = homeView({ ...aHome(), open: [aRow(), aRow({ id: 'case-0002' })] }, noDraft);
    expect(view.first).toMatchObject({ holder: '市总权益保障部 李敏', deadline: { badge: '剩 52 天' } });
    expect(view.others.map(({ id }) => id)).toEqual(['case-0002']);
  });

  it('names the student for whom it is, so that a mother of two can tell her children’s apart', () => {
    const open = [aRow({ subject: '学生 罗小北' }), aRow({ id: 'case-0002', subject: '学生 罗小南' })];
    const view = homeView({ ...aHome(), open }, noDraft);
    expect(view).toMatchObject({ first: { subject: '学生 罗小北' }, others: [{ subject: '学生 罗小南' }] });
  });

  it('puts first what she owes, and says what to do', () => {
    const owed = aRow({ id: 'case-0002', status: 'waiting' });
    const view = homeView({ ...aHome(), open: [aRow(), owed] }, noDraft);
    expect(view).toMatchObject({ state: '您有 1 件事需要补材料', first: { id: 'case-0002', button: '去补交' } });
  });

  it('reminds of what was begun, and of what has not been sent', () => {
    const draft = { typed: {}, step: 1, savedAt: Date.parse('2026-11-22T06:32:00Z') };
    expect(homeView(aHome(), draftOf(draft)).unfinished).toEqual([
      { kind: 'appeal', title: '求助维权填了一半', help: '已保存，11月22日 14:32', button: '继续填' },
    ]);
    const sending = { submitId: 'x', answers: {} };
    expect(homeView(aHome(), draftOf({ ...draft, sending })).unfinished[0]?.button).toBe('去发送');
  });

  it('opens the way to work only for the union’s own people', () => {
    expect(homeView(aHome(), noDraft).staff).toBe(false);
    expect(homeView(aHome({ staff: rightsOfficer }), noDraft)).toMatchObject({
      staff: true,
      state: '市总权益保障部 · 干事',
    });
  });
});

describe('a card', () => {
  it('tells the worker who has her case', () => {
    expect(workerCard(aRow(), today).about).toBe('现在由 市总权益保障部 李敏 办理');
    expect(workerCard(aRow({ officer: null }), today).about).toBe('现在由 市总权益保障部 办理');
  });

  it('tells of the day it came in once no deadline runs', () => {
    expect(workerCard(aRow({ status: 'resolved', deadline: null }), today)).toMatchObject({
      about: '由 市总权益保障部 李敏 办理',
      when: '11月13日(周五) 提交',
      badge: '',
    });
  });

  it('does not tell the worker that she is urgent, but tells the officer', () => {
    expect(workerCard(aRow(), today).urgent).toBe(false);
    expect(staffCard(aRow({ who: '王**' }), today, 'desk')).toMatchObject({
      urgent: true,
      about: '王** · 经办人 李敏',
    });
    const hers = staffCard(aRow({ who: '王**', sameName: true }), today, 'mine');
    expect(hers.about).toBe('王** · 申请人的姓名或电话和您一样，要由同事来办');
  });
});

describe('lists', () => {
  it('say when they have come to their end', () => {
    expect(casesView({ rows: [aRow()], next: null }, today).end).toBe('一共 1 件，都在这里了');
    expect(casesView({ rows: [aRow()], next: 'k' }, today).end).toBe('正在打开更多…');
  });

  it('of an officer have their own words when empty', () => {
    expect(benchView({ queue: 'desk', filter: null }, { rows: [], next: null }, today).empty.title).toBe(
      '本部门没有在办的事',
    );
  });
});

describe('a case', () => {
  it('offers its owner to withdraw, and nothing of the officer’s', () => {
    const view = workerView(aCase(), today);
    expect(view.primary).toBeNull();
    expect(view.others.map(({ label }) => label)).toEqual(['撤回']);
  });

  it('asks its owner for a rating once it is closed', () => {
    expect(workerView(aCase({ status: 'resolved', deadline: null }), today).primary?.label).toBe('评价');
  });

  it('tells its owner what she can do when the union is late', () => {
    expect(workerView(aCase(), '2027-01-20').late).toContain('打电话催办');
    expect(workerView(aCase(), today).late).toBe('');
  });

  it('shows its owner what she is asked for, in the officer’s words', () => {
    const asking = { label: '缺少哪些材料', value: '劳动合同' };
    const entry = {
      at: '2026-11-15T01:12:00.000Z',
      who: '李敏',
      action: 'askPapers',
      said: '请您补交材料',
      shown: [asking],
    };
    const waiting = aCase({ status: 'waiting', timeline: [...aCase().timeline, entry] });
    expect(workerView(waiting, today).asked).toEqual([{ label: '缺少哪些材料', values: ['劳动合同'] }]);
    expect(workerView(aCase({ timeline: waiting.timeline }), today).asked).toEqual([]);
  });

  it('tells its owner who has read it', () => {
    const seen = [{ name: '李敏', title: '干事', at: '2026-11-14T01:12:00.000Z' }];
    expect(workerView(aCase({ seen }), today).seen).toEqual([{ who: '李敏 干事', when: '11月14日 09:12' }]);
  });

  it('offers the officer one expected step first', () => {
    const view = staffView(aCase({ status: 'submitted', parties: ['officer', 'deskMate'] }), today);
    expect(view.primary?.label).toBe('受理');
    expect(view.folded.map(({ label }) => label)).toContain('不予受理');
    expect(view.phoneShown).toBe('138 0000 0001');
  });

  it('names the button behind which several steps lie by one of them and by how many they are', () => {
    const bar = (part: Partial<CaseView>) => {
      const { primary, others, folded, more } = staffView(aCase(part), today);
      return [primary?.label ?? '', others.map(({ label }) => label), folded.map(({ label }) => label), more];
    };
    const officer = { parties: ['officer', 'deskMate'] as const };
    expect(bar({ ...officer, status: 'submitted' })).toEqual([
      '受理',
      [],
      ['要求补材料', '当场解决', '不予受理', '转交'],
      '转交等4项',
    ]);
    expect(bar({ parties: ['deskMate'], status: 'accepted' })).toEqual(['', ['我来办'], [], '']);
    const award = { kind: 'scholarship', state: { label: '', tone: 'working', open: true } } as const;
    expect(bar({ ...award, status: 'noticed', parties: ['head'], barred: ['approve'] })).toEqual([
      '',
      ['不予批准', '转交'],
      [],
      '',
    ]);
    const three = { parties: ['head', 'officer', 'deskMate'], toCall: '待审批', barred: ['approve'] } as const;
    expect(bar({ ...award, ...three, status: 'noticed' })).toEqual([
      '',
      ['不予批准'],
      ['已电话告知', '我来办', '转交'],
      '转交等3项',
    ]);
  });

  it('says to one who only oversees why there is nothing for her to do', () => {
    const view = staffView(aCase({ parties: [] }), today);
    expect(view.primary).toBeNull();
    expect(view.why).toBe('由 李敏 经办，您可以查看。');
    expect(staffView(aCase({ parties: [], sameName: true }), today).why).toContain('申请人和您同名');
  });

  it('has its timeline newest first', () => {
    expect(timelineOf(aCase().timeline, today).map(({ what, when }) => `${what} ${when}`)).toEqual([
      '已受理 11月14日 09:12',
      '已提交 11月13日 09:12',
    ]);
  });

  it('gathers what was said under the same label', () => {
    const reasons = ['一', '二'].map((value) => ({ label: '为什么', value }));
    expect(factsOf([...reasons, { label: '结果', value: '三' }])).toEqual([
      { label: '为什么', values: ['一', '二'] },
      { label: '结果', values: ['三'] },
    ]);
  });

  it('says of what was taken over when it was answered, as far as that was written down', () => {
    const shown = ['2025', ''].map((since) => ({ label: '家庭成员', value: '一', since }));
    expect(factsOf([...shown, { label: '学校', value: '二' }]).map(({ label }) => label)).toEqual([
      '家庭成员（2025年填的）',
      '家庭成员（以前填的）',
      '学校',
    ]);
  });
});

describe('the receipt', () => {
  it('names who has it, why, and the day of the answer', () => {
    const [who, when] = nextSteps(aCase(), today);
    expect(who).toEqual({
      title: '已交给 市总权益保障部 李敏',
      words: '涉及工伤，按紧急办理。由市总权益保障部直接办理。',
    });
    expect(when?.title).toBe('最晚 2027年1月13日(周三) 给您答复');
  });

  it('does not promise a person where nobody has taken it', () => {
    expect(nextSteps(aCase({ officer: null }), today)[0]?.title).toBe('已送到 市总权益保障部');
  });
});

describe('one’s own page', () => {
  it('shows what the union knows, the place in words', () => {
    expect(mineView(aHome())).toMatchObject({ lines: ['13800000001', '象湖镇'], button: '修改', staff: null });
  });

  it('invites somebody unknown to introduce herself', () => {
    const nobody = { name: '', phone: '', area: '', unit: '', known: false };
    expect(mineView(aHome(nobody))).toMatchObject({ name: '您好', button: '去填写' });
  });

  it('lets only an administrator invite and decide', () => {
    expect(mineView(aHome({ staff: rightsOfficer })).staff?.administers).toBe(false);
    expect(mineView(aHome({ staff: { ...rightsOfficer, role: 'administrator' } })).staff?.administers).toBe(true);
  });

  it('opens the profile with what is known already', () => {
    expect(profileSheet(aHome().me).typed).toMatchObject({ name: '王建国', area: 'town:xianghu' });
  });
});

describe('an invitation', () => {
  it('shows its code in two groups and how long it holds', () => {
    const view = inviteView({ code: 'TQJJUFGHA5', expiresAt: '2026-11-29T09:19:00.000Z' }, today);
    expect(view).toMatchObject({ shown: 'TQJJU FGHA5', expires: '11月29日 17:19 前有效，只能用一次' });
  });
});
