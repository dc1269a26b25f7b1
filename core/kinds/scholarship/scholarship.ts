import * as v from 'valibot';
import type { DeskId, Stored } from '../../case/service';
import { defineService } from '../../case/service';
import { adviseOn, Household } from '../../household/hardship';
import { choice, longText, money, optional, papers, phone, text, unit } from '../../kernel/field';
import { bankCard, cards, consent, identity, name, nameOnPaper } from '../../kernel/field-personal';
import { stages } from '../../season';
import { elsewhere } from '../../union';
import { admitToSeason, effectOf, onceKeyOf } from './award';
import { scholarshipFlow } from './flow';
import { amountsFor, proposalsOf } from './grant';
import { namesIn } from './names';

const member = v.object({
  name: name('姓名'),
  relation: choice('和您的关系', {
    self: '本人',
    spouse: '配偶',
    child: '子女',
    parent: '父母',
    other: '其他',
  }),
  health: choice('身体状况', { good: '健康', chronic: '慢性病', serious: '大病', disabled: '残疾' }),
  monthlyFen: money('每月收入', 1_000_000, { help: '没有收入填 0，上学的也填 0。', zero: true }),
});

const form = v.object({
  student: nameOnPaper('学生姓名'),
  relation: choice('学生是您的', { self: '本人', child: '子女', other: '其他亲属' }),
  identity: identity('学生身份证号码', { help: '用来确认是同一名学生，不重复资助。' }),
  school: text('学校', 60, { placeholder: '例如：赣南师范大学' }),
  stage: choice('读哪一段', stages),
  proof: papers('录取通知书或在读证明', 4, {
    help: '两样有一样就行。纸放平，四个角都拍进去。',
    slots: [
      { name: '录取通知书', hint: '新生拍，姓名和学校要清楚', looks: 'sealed' },
      { name: '在读证明', hint: '在读的拍，学籍证明也行', looks: 'sealed' },
    ],
  }),
  area: unit('您在哪里工作', { help: '由这里的工会上门核实、初审。' }),
  unitUnion: optional(unit('您单位的工会', { places: 'unitUnions', help: '列表里没有、或不知道，就不填。' })),
  employer: text('工作单位', 60, { help: '灵活就业写“灵活就业”和做什么。' }),
  family: cards('家庭成员', '一位家庭成员', 12, member, { help: '一起生活的家人都填上，包括您和学生。' }),
  otherYearFen: money('全家一年的其他收入', 10_000_000, { help: '种养、房租、补贴等，没有填 0。', zero: true }),
  medicalYearFen: money('一年自己付的看病钱', 10_000_000, { help: '医保报销后自己付的，没有填 0。', zero: true }),
  educationYearFen: money('一年的学费和住宿费', 10_000_000, { help: '不含义务教育阶段，没有填 0。', zero: true }),
  housingYearFen: money('一年的房租或房贷', 10_000_000, { help: '没有填 0。', zero: true }),
  hardship: longText('家里有什么困难', 10, 1000, {
    placeholder: '例如：孩子的父亲去年查出大病，不能上班，每月要买药。',
  }),
  familyPapers: optional(
    papers('能说明困难的材料', 9, {
      help: '有哪样拍哪样。纸放平，四个角都拍进去。',
      slots: [
        { name: '户口本', hint: '户主页、学生页各拍一张', looks: 'book' },
        { name: '诊断证明', hint: '医院的章要拍到', looks: 'sealed' },
        { name: '收入证明', hint: '工资条、银行流水都行' },
      ],
    }),
  ),
  cardHolder: nameOnPaper('银行卡户名', { help: '学生本人或您的卡。' }),
  bank: text('开户银行', 40, { placeholder: '例如：瑞金农商银行象湖支行' }),
  cardNumber: bankCard('银行卡号'),
  mayCheck: consent(
    '核对家庭情况',
    '为了确认是否符合条件，经办的工会工作人员会看您填的家庭成员、收入和健康情况，上门核实，并可以向民政部门核对。只用于这次助学，档案保存十年。',
  ),
  mayPay: consent(
    '使用银行卡号',
    '为了把助学金打到卡上，卡号加密保存，只有财务人员在发放时能看到，每次查看都有记录。不用于别的事。',
  ),
  mayPublish: consent(
    '公示',
    '按规定要公示至少 5 个工作日。只公示学生姓名(中间一字隐去)、单位、困难类别和金额，到期自动撤下。',
  ),
  name: nameOnPaper('您的姓名'),
  phone: phone('您的电话', { help: '上门核实前会打这个电话。' }),
});

type Application = v.InferOutput<typeof form>;

const townOf = (area: unknown): DeskId[] => (typeof area === 'string' && area !== elsewhere ? [townDesk(area)] : []);
const townDesk = (area: string): DeskId => `town:${area.replace(/^town:/, '')}`;
const unitOf = (unitUnion: unknown): DeskId[] =>
  typeof unitUnion === 'string' ? [`unit:${unitUnion.replace(/^unit:/, '')}`] : [];

const wayUp = ({ unitUnion, area }: Pick<Application, 'unitUnion' | 'area'>): DeskId[] => [
  ...unitOf(unitUnion),
  ...townOf(area),
  'aid',
];

/** 金秋助学: a season opened by staff, verified at home, reviewed on three levels, published, decided by two, paid. */
export const scholarship = defineService({
  kind: 'scholarship',
  title: '金秋助学',
  summary: '困难家庭子女上学',
  icon: 'education',
  prefix: 'ZX',
  seasonal: true,
  intro: {
    who: '家庭有困难的职工，子女考上或正在读高校、高中(中职)的，都可以申请。',
    need: ['学生的录取通知书或在读证明', '学生的身份证号码', '家人的收入和主要开支', '一张银行卡'],
    time: '填写大约 10 分钟，随时可以停下，内容会自动保存。',
    seenBy: '只有核实、审核和发放的工会工作人员能看到；公示时姓名会隐去一个字。',
    next: '工会会上门核实，再经初审、审核、公示和审批，通过后打到卡上。每一步都会告诉您。',
  },
  form,
  steps: [
    { title: '学生', fields: ['student', 'relation', 'identity', 'school', 'stage'] },
    { title: '入学证明', fields: ['proof'] },
    { title: '您的工作', fields: ['area', 'unitUnion', 'employer'] },
    { title: '家庭成员', fields: ['family'] },
    { title: '收入和开支', fields: ['otherYearFen', 'medicalYearFen', 'educationYearFen', 'housingYearFen'] },
    { title: '家里的困难', fields: ['hardship', 'familyPapers'] },
    { title: '收款银行卡', fields: ['cardHolder', 'bank', 'cardNumber'] },
    { title: '逐项同意', fields: ['mayCheck', 'mayPay', 'mayPublish'] },
    { title: '怎么联系您', fields: ['name', 'phone'] },
  ],
  flow: scholarshipFlow,
  headline: ({ school, stage }) => `${stages[stage]} · ${school}`,
  route: (answers) => ({ desks: wayUp(answers), urgent: false, reasons: ['先由离您最近的一级工会上门核实。'] }),
  reach: wayUp,
  contact: ({ name, phone: number }) => ({ name, phone: number }),
  person: (answers) => answers.identity,
  names: namesIn,
  payee: ['student', 'cardHolder', 'bank', 'cardNumber'],
  above: 'aid',
  stations: ({ area, unitUnion }: Stored) => ({
    unit: [...unitOf(unitUnion), ...townOf(area), 'aid'],
    town: [...townOf(area), 'aid'],
    city: ['aid'],
    finance: ['finance'],
  }),
  admit: admitToSeason,
  onceKey: onceKeyOf,
  proposes: proposalsOf,
  amounts: amountsFor,
  effect: effectOf,
  advise: (answers, rules) => {
    const household = v.safeParse(Household, answers);
    return household.success ? adviseOn(household.output, rules) : [];
  },
  renewal: {
    title: '续领今年的助学金',
    intro: {
      who: '去年领过助学金、今年还在读的学生。',
      need: ['今年的在读证明或成绩单'],
      time: '填写大约 2 分钟。',
      seenBy: '只有审核和发放的工会工作人员能看到。',
      next: '市总帮扶中心审核后公示、审批，再打到原来的卡上。',
    },
    form: v.object({
      proof: papers('今年的在读证明或成绩单', 4),
      grade: text('现在读几年级', 20, { placeholder: '例如：大学二年级' }),
      change: optional(
        longText('家里的情况有变化吗', 2, 500, { help: '收入、健康、银行卡有变化请写明；没有就不填。' }),
      ),
    }),
    steps: [{ title: '在读证明', help: '其他内容沿用去年的，不用再填。', fields: ['proof', 'grade', 'change'] }],
    start: 'reviewed',
    clock: 'check',
    desks: ['aid'],
    reason: '续领由市总帮扶中心直接审核在读证明。',
  },
});
