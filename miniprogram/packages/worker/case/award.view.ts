import type { CaseView } from '../../../../core/case/view';
import { serviceOf } from '../../../../core/domains/services';
import { type Day, daysBetween, sayDay } from '../../../../core/kernel/day';
import { sayYuan } from '../../../../core/kernel/money';
import { grantLine } from '../../../components/case-card/card';

/** One leg of the way to a decision. */
export interface Leg {
  name: string;
  at: 'past' | 'now' | 'next';
}

/** What a worker reads of something that is granted, published and paid. */
export interface AwardView {
  /** The amount in figures, and what it stands for; null while nothing is known of it. */
  grant: { line: string; what: string } | null;
  /** The notice period; empty while there is none. */
  notice: string;
  /** True while the list can still be read. */
  published: boolean;
  /** The button that asks for another year; empty where that is not possible now. */
  renew: string;
}

export function awardView(found: CaseView, today: Day): AwardView {
  const { notice, grant } = found;
  const line = grantLine(found);
  return {
    grant: line && grant ? { line, what: whatFor(grant, today) } : null,
    notice: notice && found.state.open ? noticeLine(notice, today) : '',
    published: notice !== null && today <= notice.until,
    renew: found.renewable ? (serviceOf(found.kind)?.renewal?.title ?? '') : '',
  };
}

/** The way of a case through the union, as far as it has come; nothing where its state lies on none, or where it is closed. */
export function legsOf({ kind, status, state }: Pick<CaseView, 'kind' | 'status' | 'state'>): Leg[] {
  const states = serviceOf(kind)?.flow.states ?? {};
  const names = [...new Set(Object.values(states).flatMap(({ stage }) => stage ?? []))];
  const now = names.indexOf(states[status]?.stage ?? '');
  if (!state.open || now < 0) return [];
  return names.map((name, at) => ({ name, at: at < now ? 'past' : at === now ? 'now' : 'next' }));
}

/** `第 3 步，共 6 步：审核`, for whoever has the page read to her. */
export function sayLegs(legs: readonly Leg[]): string {
  const now = legs.findIndex(({ at }) => at === 'now');
  return now < 0 ? '' : `第 ${now + 1} 步，共 ${legs.length} 步：${legs[now]?.name ?? ''}`;
}

function whatFor({ label, paidOn }: NonNullable<CaseView['grant']>, today: Day): string {
  return paidOn ? `${sayDay(paidOn, today)}打到卡上 · ${label}` : label;
}

function noticeLine({ since, until, name, amountFen }: NonNullable<CaseView['notice']>, today: Day): string {
  const left = daysBetween(today, until);
  const standing = left < 0 ? '已经结束' : left === 0 ? '今天最后一天' : `还剩 ${left} 天`;
  const what = `公示 ${name}，${sayYuan(amountFen)}`;
  return `${what}：${sayDay(since, today)} 到 ${sayDay(until, today)}，${standing}`;
}
