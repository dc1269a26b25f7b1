/** Why an enterprise has no union: the three fears first, which the first census found behind most refusals, then the others. */
export const reasons = {
  ownerFears: '老板怕：怕工会搞对立、增加负担',
  officeFears: '部门怕：怕影响招商引资环境',
  workerFears: '职工怕：怕维权、提意见惹麻烦',
  fewWorkers: '职工人数少，不足以单独建会',
  notYet: '筹建或新开业，还没有满期',
  stopped: '停产半停产、空挂或僵尸企业',
  headOffice: '总部已建，分支随总部',
  turnover: '人员流动大，以劳务派遣为主',
  unreachable: '联系不上',
  refuses: '明确拒绝、阻挠',
  other: '其他',
} as const;
export type Reason = keyof typeof reasons;

/** What follows from a reason. */
interface Bound {
  /** What is to be done next, in a sentence for whoever is responsible. */
  next: string;
  /** Looked at again by the calendar: each quarter, or as soon as the time in which a union is to be founded is over. */
  recheck?: 'quarterly' | 'whenDue';
  /** True where it founds no union of its own, since its head office has one. */
  elsewhere?: true;
}

export const boundTo: Readonly<Record<Reason, Bound>> = {
  ownerFears: { next: '请责任领导上门，讲清工会经费返还和工会能为企业做什么。' },
  officeFears: { next: '报市委、市政府，请园区管委会出面协调。' },
  workerFears: { next: '到车间向职工宣讲，讲清法律怎样保护参加工会的人(工会法 第五十三条)。' },
  fewWorkers: { next: '编入联合工会，或者先设组织员。' },
  notYet: { next: '到期自动提醒，再上门核实。', recheck: 'whenDue' },
  stopped: { next: '不列入应建，每季度核查一次。', recheck: 'quarterly' },
  headOffice: { next: '登记总部工会的名称，按属地核实。', elsewhere: true },
  turnover: { next: '请派遣单位建会，或者委托用工单位代管会员。' },
  unreachable: { next: '换一位责任干部，到登记地址和经营地址各找一次。' },
  refuses: { next: '发函告知，提请劳动行政部门责令改正(工会法 第五十一条)。' },
  other: { next: '写明原因，与组织部商定下一步。' },
};
