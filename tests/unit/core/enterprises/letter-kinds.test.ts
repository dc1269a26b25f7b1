import { enterpriseRegister } from '../../../../core/domains/enterprises/register';
import { asJson } from '../../../../core/record/answers';
import type { Entry, Shown } from '../../../../core/record/record';
import { letterOf, lettersOf } from '../../../../core/register/letters';
import type { Told } from '../../../../core/register/register';
import { ruijinUnion } from '../../../../local/worlds/union';
import { found, shop } from '../../../support/enterprises';

const around = { union: ruijinUnion, today: '2026-11-27', isWorkingDay: () => true };
const census = found();

type Happened = [action: string, to: string, input?: object, shown?: readonly Shown[]];

/** An enterprise without a union to which this happened, a day after another from 2 June 2026 on. */
function record(...happened: readonly Happened[]): Told {
  const all: readonly Happened[] = [
    ['open', 'recorded'],
    ['recognise', 'due', { recognisedOn: '2026-06-02' }],
    ...happened,
  ];
  const timeline = all.map(
    ([action, to, input = {}, shown = []], at): Entry => ({
      at: `2026-06-${String(at + 1).padStart(2, '0')}T02:00:00.000Z`,
      by: { id: 'openid', name: '祖国华', party: 'officer' },
      ...{ action, to, version: at + 1, said: '', input: asJson(input), shown },
      ...{ submitId: '', bodyHash: '', hash: '' },
    }),
  );
  const status = timeline[timeline.length - 1]?.to ?? '';
  return {
    _id: 'a',
    status,
    answers: asJson(census),
    timeline,
    desk: 'organising',
    openedAt: '2026-06-01T02:00:00.000Z',
  };
}

const apply: Happened = [
  'apply',
  'applied',
  {
    appliedOn: '2026-06-10',
    registrar: '瑞金市市场监督管理局',
    business: '鞋类生产、销售',
    request: [{ fileId: 'filed' }],
  },
];
const agree: Happened = [
  'agree',
  'preparing',
  {
    agreedOn: '2026-06-20',
    agreedNumber: '瑞工组〔2026〕12号',
    preparers: [{ name: '林小兰', post: '车间主任' }, { name: '陈文斌' }, { name: '谢美华' }],
    consent: [],
  },
];
const elect = (electedOn: string, seats: number): Happened => [
  'elect',
  'elected',
  { electedOn, seats, meeting: 'members', minutes: [] },
];
const report = (chairName: string): Happened => ['report', 'reported', { chairName, chairVotes: 41 }];
const approve: Happened = [
  'approve',
  'approved',
  {
    approvedOn: '2026-10-20',
    approvedNumber: '瑞工组〔2026〕40号',
    unionName: `${shop}工会委员会`,
    foundedAs: 'single',
    termYears: '3',
    approval: [],
  },
];
const assign = (leader: string, to: string, since: string, reason?: string): Happened => [
  'assign',
  'applied',
  { leader: leader.repeat(16), to: to.repeat(16), since, targetOn: '2026-12-31', ...(reason && { reason }) },
  [
    { field: 'leader', label: '责任领导', value: `领导${leader}` },
    { field: 'to', label: '责任干部', value: `干部${to}` },
    ...(reason ? [] : [{ field: 'team', label: '小分队', value: '王小英\n刘建国' }]),
  ],
];

const named = (told: Told) => lettersOf(enterpriseRegister, told, around).map(({ title }) => title);
const letter = (told: Told, name: string) => {
  const had = letterOf(enterpriseRegister, told, name, around);
  if (!had.ok) throw new Error(had.refusal.message);
  return had.value.letter;
};

describe('the letters of an enterprise', () => {
  it('come one after another with the stages that make them', () => {
    expect(named(record())).toEqual([]);
    expect(named(record(apply))).toEqual(['建会请示']);
    expect(named(record(apply, agree))).toEqual(['建会请示', '同意筹建的批复']);
    const stands = record(apply, agree, elect('2026-10-08', 3), report('林小兰'), approve);
    expect(named(stands)).toEqual(['建会请示', '同意筹建的批复', '成立工会的批复']);
    expect(named(record(apply, assign('1', 'a', '2026-06-12')))).toEqual(['建会请示', '一对一责任表']);
  });

  it('are no more once it was gone back on what made them, and stay when the union is dissolved or the enterprise leaves', () => {
    expect(named(record(apply, ['returnApplication', 'mobilised']))).toEqual([]);
    expect(named(record(apply, ['returnApplication', 'mobilised'], apply))).toEqual(['建会请示']);
    expect(named(record(apply, agree, ['giveUp', 'suspended']))).toEqual(['建会请示', '同意筹建的批复']);
    expect(named(record(apply, agree, ['giveUp', 'suspended'], ['resume', 'due'], apply))).toEqual(['建会请示']);
    const all = [apply, agree, elect('2026-10-08', 3), report('林小兰'), approve];
    expect(named(record(...all, ['dissolve', 'dissolved']))).toContain('成立工会的批复');
    expect(named(record(...all, ['leave', 'left']))).toContain('成立工会的批复');
  });

  it('are none of a union from before the census, whose election nobody wrote down', () => {
    expect(named(record(['found', 'approved', { ...approve[2] }], approve))).toEqual([]);
  });

  it('ask the union for leave in the words of the census that held then', () => {
    const asked = letter(record(apply), 'application');
    expect(asked).toMatchObject({
      title: `关于成立${shop}工会的请示`,
      to: '瑞金市总工会',
      signature: shop,
      day: '2026-06-10',
    });
    expect(asked.annex?.title).toBe('单位基本情况');
    const anew = { ...census, workers: 99, surveyedOn: '2026-07-01' };
    const before = asJson(census);
    const told = { ...record(apply, ['again', 'applied', { ...anew, before }]), answers: asJson(anew) };
    expect(letter(told, 'application').paragraphs[0]).toContain('有职工 60 人');
  });

  it('repeat the last election alone, where one was annulled', () => {
    const first = [elect('2026-09-08', 5), report('陈文斌'), ['annulElection', 'nominated']] as const;
    const told = record(
      apply,
      agree,
      ...first.map((each): Happened => [...each]),
      elect('2026-10-08', 3),
      report('林小兰'),
      approve,
    );
    expect(letter(told, 'approval').paragraphs[2]).toBe(
      '二、同意2026年10月8日的选举结果：委员会由 3 人组成，林小兰任主席。',
    );
  });

  it('tell who answered for it from when until when, by the names of then, and why that changed', () => {
    const told = record(apply, assign('1', 'a', '2026-06-12'), assign('1', 'b', '2026-08-01', '调到了别的岗位。'));
    expect(letter(told, 'responsibility')).toEqual({
      title: `${shop}建会一对一责任表`,
      paragraphs: [expect.stringMatching(`^${shop}，.+，职工 60 人\\(2026年3月2日\\)，现在的进展：已提交建会申请。$`)],
      table: {
        columns: ['责任领导', '责任干部', '小分队', '负责时间', '目标建会', '换人原因'],
        rows: [
          ['领导1', '干部a', '王小英、刘建国', '2026年6月12日至2026年8月1日', '2026年12月31日', ''],
          ['领导1', '干部b', '', '2026年8月1日起', '2026年12月31日', '调到了别的岗位。'],
        ],
      },
      signature: '瑞金市总工会',
      day: '2026-11-27',
    });
  });

  it('say in words what has to be done first', () => {
    const refused = letterOf(enterpriseRegister, record(apply), 'consent', around);
    expect(refused).toMatchObject({
      refusal: {
        code: 'wrongState',
        message: '现在还不能出“同意筹建的批复”：要先办好“同意筹建”。办好以后，就能在这里打开。',
      },
    });
  });
});
