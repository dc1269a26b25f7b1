import type { CaseView } from '../../../../core/case/view';
import type { State } from '../../../../core/domains/scholarship/states';

const ofScholarship: Record<State, string> = {
  submitted: '申请已经收到，等候上门核实',
  returned: '申请缺材料，请尽快补交',
  verified: '已经上门核实，等候初审',
  reviewed: '初审已经通过，等候审核',
  checked: '审核已经通过，等候公示',
  published: '已经开始公示',
  objected: '公示收到异议，正在核查',
  noticed: '公示已经期满，等候审批',
  approved: '正在审批，等候第二位负责人确认',
  awarded: '助学金已经批准，等候发放',
  awaitingCard: '收款卡用不了，请补一张卡',
  revoking: '资助正在复核，先不发放',
  paid: '助学金已经发放，请查收',
  revoked: '资助已经取消',
  refused: '申请没有通过',
  withdrawn: '申请已经撤回',
};

const said: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  scholarship: ofScholarship,
  appeal: {
    submitted: '求助已经收到，等候受理',
    accepted: '求助已经受理，正在办理',
    waiting: '办理缺材料，请尽快补交',
    referred: '已经转请有关部门，等候答复',
    settled: '已经达成协议，等候到账',
    resolved: '求助已经办结',
    refused: '求助没有受理',
    withdrawn: '求助已经撤回',
  },
};

/** What somebody without WeChat is to be told on the telephone, in the words in which it is said; empty where nothing waits for that. */
export function callLine({ kind, status, toCall }: Pick<CaseView, 'kind' | 'status' | 'toCall'>): string {
  if (!toCall) return '';
  return `请打电话告诉本人：${said[kind]?.[status] ?? `现在是“${toCall}”`}。详细情况见下面的进展。`;
}
