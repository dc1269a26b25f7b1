import * as v from 'valibot';
import { defineService } from '../../case/service';
import type { DeskId, Stored } from '../../record/definition';
import { elsewhere } from '../../union/union';
import { adviseAgain, Household, moneyOf } from '../aid/hardship';
import { admitToSeason, effectOf, onceKeyOf } from './award';
import { cardSince } from './card';
import { cardDoubts } from './card-doubts';
import { factsOf } from './facts';
import { scholarshipFlow } from './flow';
import { applicationForm } from './form';
import { amountsFor, proposalsOf, weighedIn } from './grant';
import { instalments } from './instalments';
import { namesIn } from './names';
import { placeStates } from './place';
import { headlineOf, renewal } from './renewal';
import { scholarshipRules } from './rules';

type Application = v.InferOutput<typeof applicationForm>;

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
  form: applicationForm,
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
  rules: scholarshipRules,
  headline: headlineOf,
  route: (answers) => ({ desks: wayUp(answers), urgent: false, reasons: ['先由离您最近的一级工会上门核实。'] }),
  reach: wayUp,
  contact: ({ name, phone: number }) => ({ name, phone: number }),
  person: (answers) => answers.identity,
  names: namesIn,
  subject: { field: 'student', called: '学生' },
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
  doubts: cardDoubts,
  weighed: weighedIn,
  placeStates,
  instalments,
  givenSince: (found, { control }) => (control === 'bankCard' ? cardSince(found) : ''),
  effect: effectOf,
  facts: factsOf,
  advise: (answers, rulesOf, carried) => {
    const household = v.safeParse(Household, answers);
    const years = moneyOf.flatMap((name) => carried[name] ?? []);
    return household.success ? adviseAgain(household.output, rulesOf, [...new Set(years)]) : [];
  },
  renewal,
});
