import type { CaseView } from '../../../../core/case/view';
import { serviceOf } from '../../../../core/domains/services';
import { type Day, daysBetween, sayDay, sayInstant } from '../../../../core/kernel/day';
import { sayYuan } from '../../../../core/kernel/money';
import { buttonsFor } from '../../../../core/record/buttons';
import { isApproved } from '../../../components/case-card/card';

/** What is to be given, or was given. */
export interface AwardView {
  title: string;
  amount: string;
  label: string;
  /** `2026年 · 第 2 年资助` */
  turn: string;
  /** The button by which a colleague asks for another year for whom she helps; empty where that is not possible now. */
  renew: string;
  /** Why it is another amount than the season's; empty where it is not. */
  why: string;
}

/** What the case asks for as an award of a season; null where it is none. Before it is checked, there is no amount. */
export function awardOf(found: CaseView, today: Day): AwardView | null {
  const { grant, season, state, renewable } = found;
  if (!season) return null;
  const turn = `${season.year}年 · 第 ${season.turn} 年资助`;
  const none = state.open ? '还没有核定金额，审核通过时按本年标准得出' : '没有资助';
  if (!grant) return { title: '', amount: '', label: none, turn, why: '', renew: '' };
  const { amountFen, label, why = '' } = grant;
  return {
    title: standing(found, today),
    amount: sayYuan(amountFen),
    label,
    turn,
    why,
    renew: renewable ? '代本人续领' : '',
  };
}

function standing({ grant, state }: CaseView, today: Day): string {
  if (grant?.paidOn) return `${sayDay(grant.paidOn, today)} 已发放`;
  return isApproved(state) ? `已批准，${state.label}` : '拟资助';
}

/** `9月1日(周二) 到 9月8日(周二)，还剩 3 天`; empty where nothing was published. */
export function noticePeriod({ notice }: CaseView, today: Day): string {
  if (!notice) return '';
  const left = daysBetween(today, notice.until);
  const rest = left < 0 ? '已期满' : left === 0 ? '今天是最后一天' : `还剩 ${left} 天`;
  return `${sayDay(notice.since, today)} 到 ${sayDay(notice.until, today)}，${rest}`;
}

/** `公示还没期满，9月8日(周二)期满以后才能审批。`; empty once it is over, and where nothing waits for it. */
export function noticeWait({ notice, state }: CaseView, today: Day): string {
  if (!notice || !state.open || today > notice.until) return '';
  return `公示还没期满，${sayDay(notice.until, today)}期满以后才能审批。`;
}

/** The steps that would be hers but must lie in other hands, a sentence each (四眼原则). */
export function barredSteps(found: CaseView): string[] {
  const service = serviceOf(found.kind);
  if (!service || found.barred.length === 0) return [];
  return buttonsFor(service.flow, { ...found, barred: [] })
    .filter(({ action }) => found.barred.includes(action))
    .map(({ label }) => `“${label}”：前面的环节是您办的，这一步要由另一位同事来办。`);
}

/** Where two must agree and one has: who that was, and in which words; empty otherwise. */
export function agreedFirst({ kind, status, timeline }: CaseView, today: Day): string {
  const steps = Object.entries(serviceOf(kind)?.flow.steps ?? {});
  const heads = steps.filter(([, { by }]) => by.includes('head'));
  const agreed = heads
    .filter(([, { from }]) => from.includes(status))
    .flatMap(([, { countersigns = [] }]) => countersigns.filter((action) => heads.some(([name]) => name === action)));
  const first = [...timeline].reverse().find(({ action }) => agreed.includes(action));
  const label = heads.find(([name]) => name === first?.action)?.[1].label ?? '';
  if (!first) return '';
  const said = first.shown.map(({ value }) => `“${value}”`).join('');
  return `${first.who} ${sayInstant(first.at, today)} 已“${label}”，还要另一位负责人确认。${said && `当时写的是：${said}`}`;
}
