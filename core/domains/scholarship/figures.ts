import type { Figure, FigureTable, OfLedger, Readers } from '../../figures/figure';
import { enteredPart } from '../../ledger/row';
import { overseesAll, worksAt } from '../../union/access';
import { scholarshipFlow } from './flow';
import { stateFigure, states } from './states';

const kind = 'scholarship';

/** The numbers are no secret among colleagues; the records are for the aid centre and for those who oversee the whole union. */
const readers: Readers = {
  reads: ({ staff }) => staff !== undefined,
  opens: (actor) => worksAt(actor, 'aid') || overseesAll(actor),
};

const paid = { of: 'ledger', kind, fact: 'paid' } as const;
const students = { unit: '人', readers } as const;
const money = { unit: '元', readers } as const;
const entered = '启用本系统以前、按名册录入的';

const paidOnes = (label: string, over: OfLedger['over'], words: string, part: { part?: string } = {}) => {
  const of = { ...paid, ...part, over } as const;
  return {
    students: { ...students, label, words: `${words}，同一名学生只算一人`, counts: { ...of, measure: 'people' } },
    instalments: {
      unit: '人次',
      readers,
      label,
      words: `${words}，发放一次算一次`,
      counts: { ...of, measure: 'count' },
    },
    money: { ...money, label, words, counts: { ...of, measure: 'money' } },
  } as const satisfies Record<string, Figure>;
};

const thisYear = paidOnes('本年发放', 'year', '这一年发放的，按发放的日子计；银行退回的，在退回那天减去');
const ever = paidOnes('历年累计发放', 'ever', '有记录以来发放的，包括启用本系统以前录入的');
const before = paidOnes('启用以前发放', 'ever', entered, { part: enteredPart });

const ofPaid = (label: string, words: string, turn: 'first' | 'later'): Figure => ({
  ...students,
  label,
  words,
  counts: { of: 'cases', kind, over: 'round', states: [scholarshipFlow.steps.pay.to], turn },
});

const inStates = Object.entries(states).map(([status, { label }]): [string, Figure] => [
  stateFigure(status),
  {
    label,
    unit: '件',
    words: `这一年的申请里，现在是“${label}”的`,
    readers,
    counts: { of: 'cases', kind, over: 'round', states: [status] },
  },
]);

/** What the scholarship is counted in: by the day of payment, by season, and ever. */
export const scholarshipFigures: FigureTable = {
  'scholarship.studentsThisYear': thisYear.students,
  'scholarship.paidThisYear': thisYear.money,
  'scholarship.studentsCumulative': ever.students,
  'scholarship.instalmentsCumulative': ever.instalments,
  'scholarship.paidCumulative': ever.money,
  'scholarship.studentsEntered': before.students,
  'scholarship.instalmentsEntered': before.instalments,
  'scholarship.paidEntered': before.money,
  'scholarship.paidInRound': {
    ...money,
    label: '本期已发放',
    words: '这一期已经发放的，银行退回的不算',
    counts: { ...paid, over: 'round', measure: 'money' },
  },
  'scholarship.fresh': ofPaid('新资助', '这一期发放的学生里，第一次得到资助的', 'first'),
  'scholarship.continuing': ofPaid('续领', '这一期发放的学生里，以前也得到过资助的', 'later'),
  ...Object.fromEntries(inStates),
};
