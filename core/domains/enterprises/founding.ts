import type { Flow, Step } from '../../record/flow';
import {
  application,
  approval,
  approvalBefore,
  consent,
  election,
  electionReport,
  equipment,
  nomination,
  recognition,
  recruitment,
  registration,
} from './founding-papers';
import { sidesteps } from './founding-sidesteps';
import { type State, states } from './founding-states';
import { visit } from './visits';

/** Whoever is at work on an enterprise, and her colleagues. */
const atWork = ['officer', 'deskMate'] as const;

/** The stages of the founding of a union in their order, each closed by its paper. */
export const stages = {
  recognise: {
    label: '认定应建',
    decides: false,
    from: ['recorded', 'dissolved'],
    to: 'due',
    most: 20,
    by: ['officer', 'deskMate', 'head'],
    form: recognition,
    explain: '列入应建以后，算进组建率的分母，要有责任领导和责任干部。',
    said: '认定为应建工会的单位',
  },
  mobilise: {
    label: '开始动员',
    decides: false,
    from: ['due'],
    to: 'mobilised',
    by: atWork,
    form: visit,
    explain: '记下第一次上门或联系的情况。',
    said: '开始上门动员',
  },
  apply: {
    label: '登记建会申请',
    decides: false,
    // Some apply before anybody has been there.
    from: ['due', 'mobilised'],
    to: 'applied',
    by: atWork,
    form: application,
    explain: '收到盖章的请示再登记。提交申请不等于建会，两个数字分开统计。',
    said: '提交了建会申请',
  },
  agree: {
    label: '同意筹建',
    decides: true,
    from: ['applied'],
    to: 'preparing',
    by: ['head'],
    apart: ['apply'],
    form: consent,
    explain: '批复以后，由筹备组发展会员、准备选举。',
    said: '同意筹建工会',
  },
  recruit: {
    label: '会员发展完成',
    decides: false,
    from: ['preparing'],
    to: 'recruited',
    by: atWork,
    form: recruitment,
    explain: '会员 100 人以下的开会员大会，100 人以上的可以开代表大会。',
    said: '发展会员、建立会员花名册',
  },
  nominate: {
    label: '登记候选人',
    decides: false,
    from: ['recruited'],
    to: 'nominated',
    by: atWork,
    form: nomination,
    explain: '行政主要负责人、法定代表人、合伙人和他们的近亲属不能作候选人。公示不少于 5 个工作日。',
    said: '上报了候选人',
  },
  elect: {
    label: '登记选举',
    decides: false,
    from: ['nominated'],
    to: 'elected',
    by: atWork,
    form: election,
    explain: '会员(代表)大会无记名投票选举。',
    said: '召开会员(代表)大会选举',
  },
  report: {
    label: '登记选举结果',
    decides: false,
    from: ['elected'],
    to: 'reported',
    by: atWork,
    form: electionReport,
    explain: '选举结果要报上一级工会批准。',
    said: '上报了选举结果',
  },
  approve: {
    label: '批复，工会成立',
    decides: true,
    from: ['reported'],
    to: 'approved',
    by: ['head'],
    apart: ['apply', 'nominate', 'elect', 'report'],
    form: approval,
    explain: '批复之日起算已建工会，任期从选举之日算。',
    said: '批复同意，工会成立',
  },
  register: {
    label: '登记法人资格',
    decides: false,
    from: ['approved'],
    to: 'registered',
    by: atWork,
    form: registration,
    explain: '工会有自己的统一社会信用代码，和单位的分开登记。',
    said: '取得工会法人资格',
  },
  equip: {
    label: '刻章、开户完成',
    decides: false,
    from: ['registered'],
    to: 'equipped',
    by: atWork,
    form: equipment,
    explain: '建会到这里全部完成，接着按任期提醒换届。',
    said: '刻了公章，开了账户',
  },
} as const satisfies Record<string, Step<State>>;

/** A union that was there before the census: no stage was gone through here. */
const found = {
  label: '登记原有的工会',
  decides: false,
  from: ['recorded'],
  to: 'approved',
  by: atWork,
  form: approvalBefore,
  explain: '普查时已经有工会的，登记批复和任期，不算进应建。',
  said: '登记了原有的工会',
} as const satisfies Step<State>;

/** 建会: the way of an enterprise from the census to a union that stands, and what may lead off it. */
export const founding = {
  start: 'recorded',
  states,
  steps: { ...stages, found, ...sidesteps },
} as const satisfies Pick<Flow<State>, 'start' | 'states' | 'steps'>;

export type FoundingStep = keyof typeof founding.steps;

/** The question of each step that says on which day it happened; the others happen on the day on which they are written down. */
export const happenedOn: { readonly [S in FoundingStep]?: string } = {
  recognise: 'recognisedOn',
  mobilise: 'visitedOn',
  apply: 'appliedOn',
  agree: 'agreedOn',
  recruit: 'recruitedOn',
  nominate: 'nominatedOn',
  elect: 'electedOn',
  report: 'reportedOn',
  approve: 'approvedOn',
  register: 'registeredOn',
  equip: 'equippedOn',
  found: 'approvedOn',
  visit: 'visitedOn',
  returnApplication: 'happenedOn',
  changeCandidates: 'happenedOn',
  annulElection: 'happenedOn',
  takeOut: 'happenedOn',
  giveUp: 'happenedOn',
  resume: 'happenedOn',
  dissolve: 'happenedOn',
  leave: 'happenedOn',
  comeBack: 'happenedOn',
};
