import type { Flow, StateLook } from '../../record/flow';

/** Where a scholarship can be. */
export type State =
  | 'submitted'
  | 'returned'
  | 'verified'
  | 'reviewed'
  | 'checked'
  | 'published'
  | 'objected'
  | 'noticed'
  | 'approved'
  | 'awarded'
  | 'awaitingCard'
  | 'revoking'
  | 'paid'
  | 'revoked'
  | 'refused'
  | 'withdrawn';

export const states = {
  submitted: { label: '待核实', tone: 'waiting', open: true, stage: '核实' },
  returned: { label: '待补材料', tone: 'waiting', open: true, waitsForOwner: true },
  verified: { label: '待初审', tone: 'working', open: true, stage: '初审' },
  reviewed: { label: '待审核', tone: 'working', open: true, stage: '审核' },
  checked: {
    label: '待公示',
    tone: 'working',
    open: true,
    stage: '公示',
    rests: { owner: '审核已经通过，等着一起公示，开始公示时会告诉您', staff: '审核已经完成，等着一起公示，没有期限' },
  },
  published: { label: '公示中', tone: 'working', open: true, stage: '公示' },
  objected: { label: '异议核查', tone: 'working', open: true, stage: '公示' },
  noticed: { label: '待审批', tone: 'working', open: true, stage: '审批', waitsForHead: true },
  approved: { label: '待二审', tone: 'working', open: true, stage: '审批', waitsForHead: true },
  awarded: { label: '待发放', tone: 'working', open: true, stage: '发放' },
  awaitingCard: {
    label: '待补卡',
    tone: 'waiting',
    open: true,
    stage: '发放',
    waitsForOwner: true,
    owes: { home: '收款卡用不了，请补一张卡', button: '去补卡', staff: '等职工补一张卡，补了以后接着发放。' },
  },
  revoking: { label: '复核中', tone: 'working', open: true, stage: '发放', waitsForHead: true },
  paid: { label: '已发放', tone: 'done', open: false },
  revoked: { label: '已取消', tone: 'ended', open: false },
  refused: { label: '未通过', tone: 'ended', open: false },
  withdrawn: { label: '已撤回', tone: 'ended', open: false },
} as const satisfies Record<State, StateLook>;

export const returns = {
  submitted: { to: 'submitted', clock: 'verify' },
  verified: { to: 'verified', clock: 'review' },
  reviewed: { to: 'reviewed', clock: 'check' },
  checked: { to: 'checked' },
  // Published anew: the days to object were not over.
  objected: { to: 'checked' },
  // A decision is only taken when the notice is over, so that it need not be published again.
  noticed: { to: 'noticed', clock: 'decide' },
  approved: { to: 'noticed', clock: 'decide' },
} as const satisfies Flow<State>['returns'];

/** The figure that says how many applications of a season stand in a state. */
export const stateFigure = (status: string) => `scholarship.state.${status}`;
