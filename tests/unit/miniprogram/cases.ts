import type { CaseSummary } from '../../../core/case/summary';
import type { CaseView } from '../../../core/case/view';
import { appeal } from '../../../core/domains/rights/appeal';

/** An appeal that 李敏 of the rights desk is handling, with 52 of 60 days left on 22 November. */
export function aRow(part: Partial<CaseSummary> = {}): CaseSummary {
  const status = part.status ?? 'accepted';
  return {
    id: 'case-0001',
    number: 'QZ-2026-0001',
    kind: 'appeal',
    title: '求助维权',
    headline: '工伤赔偿 · 宏石石材厂',
    status,
    state: appeal.flow.states[status] ?? { label: '', tone: 'ended', open: false },
    who: '王建国',
    subject: '',
    desk: '市总权益保障部',
    officer: '李敏',
    sameName: false,
    urgent: true,
    deadline: { clock: 'resolve', since: '2026-11-14', day: '2027-01-13', pausedOn: null, pausedDays: 0 },
    openedAt: '2026-11-13T01:12:00.000Z',
    updatedAt: '2026-11-14T01:12:00.000Z',
    season: null,
    grant: null,
    broken: false,
    ...part,
  };
}

export function aCase(part: Partial<CaseView> = {}): CaseView {
  return {
    ...aRow(part),
    version: 2,
    parties: ['owner'],
    helper: null,
    toCall: null,
    seen: [],
    ahead: [],
    days: {},
    barred: [],
    level: 'city',
    advice: [],
    record: [],
    proposed: {},
    amounts: [],
    sealed: [],
    notice: null,
    renewable: false,
    conflicts: [],
    alarm: '',
    attested: [],
    unsettled: false,
    phone: '13800000001',
    shown: [{ label: '发生了什么？', value: '右手四指被轧断。' }],
    papers: [],
    papersKept: 0,
    objections: [],
    routing: ['涉及工伤，按紧急办理。', '由市总权益保障部直接办理。', '市总权益保障部由 李敏 经办。'],
    timeline: [
      { at: '2026-11-13T01:12:00.000Z', who: '王建国', action: 'submit', said: '已提交', shown: [] },
      { at: '2026-11-14T01:12:00.000Z', who: '李敏', action: 'accept', said: '已受理', shown: [] },
    ],
    ...part,
  };
}
