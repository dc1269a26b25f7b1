import { ruleSet } from '../../union/rules';

/** How long each station of a scholarship may take, and for how many years a student is paid. */
export const scholarshipRules = ruleSet(
  'scholarship',
  '金秋助学',
  {
    verifyDays: {
      label: '助学入户核实期限',
      unit: '个工作日',
      least: 1,
      most: 30,
      source: '基层工会 5 日内完成入户调查(义乌 2024)',
      usual: 5,
    },
    reviewDays: { label: '助学初审期限', unit: '个工作日', least: 1, most: 30, source: '工会自定', usual: 5 },
    checkDays: { label: '助学市级审核期限', unit: '个工作日', least: 1, most: 30, source: '工会自定', usual: 10 },
    noticeDays: {
      label: '公示期',
      unit: '个工作日',
      least: 5,
      most: 30,
      source: '困难职工认定、金秋助学：公示不少于 5 个工作日',
      usual: 5,
    },
    objectionDays: { label: '公示异议核查期限', unit: '个工作日', least: 1, most: 30, source: '工会自定', usual: 5 },
    decideDays: { label: '助学审批期限', unit: '个工作日', least: 1, most: 30, source: '工会自定', usual: 5 },
    payDays: { label: '助学发放期限', unit: '个工作日', least: 1, most: 60, source: '工会自定', usual: 15 },
    instalments: {
      label: '同一名学生最多资助几年',
      unit: '年',
      least: 1,
      most: 8,
      source: '金秋助学跟踪资助：连续四年',
      usual: 4,
    },
  },
  {
    verify: { rule: 'verifyDays', owner: '上门核实', staff: '入户核实' },
    review: { rule: 'reviewDays', owner: '完成初审', staff: '初审' },
    check: { rule: 'checkDays', owner: '完成审核', staff: '审核' },
    notice: { rule: 'noticeDays', owner: '公示结束', staff: '公示期满', isForOthers: true },
    objection: { rule: 'objectionDays', owner: '查清异议', staff: '查清异议' },
    decide: { rule: 'decideDays', owner: '完成审批', staff: '审批' },
    pay: { rule: 'payDays', owner: '把钱打到卡上', staff: '发放' },
  },
);
