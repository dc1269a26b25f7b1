import type { NoticeView } from '../../../../core/case/notice';
import { serviceOf } from '../../../../core/domains/services';
import { type Day, daysBetween, sayDay } from '../../../../core/kernel/day';
import { sayYuan } from '../../../../core/kernel/money';
import type { List } from '../../../services/case-list';

export interface NoticeLine {
  id: string;
  name: string;
  unit: string;
  category: string;
  amount: string;
  mine: boolean;
  /** How it stands with what one has objected to it; empty where one has not. */
  objected: string;
}

/** Everything that is published from one day to another. */
export interface NoticeGroup {
  key: string;
  title: string;
  period: string;
  left: string;
  lines: readonly NoticeLine[];
}

export interface NoticesView {
  /** By whom, under which rule, and what anybody may do about it. */
  rule: string;
  groups: readonly NoticeGroup[];
  end: string;
  /** What follows the objection that was just made; empty otherwise. */
  thanks: string;
  /** What leads to the objections that one has made, also to notices that are over; empty where there are none. */
  raised: string;
}

const standing = { examined: '您的异议正在核查', unfounded: '您的异议查过了，不成立' } as const;

/** The published list in its periods, what ends first on top. */
export function toView(
  list: List<NoticeView>,
  { name, today, raised }: { name: string; today: Day; raised: number },
): NoticesView {
  const keys = [...new Set(list.rows.map(keyOf))];
  return {
    rule: `${name}按规定公示不少于 5 个工作日。公示期内，谁都可以对名单提出异议；期满自动撤下。`,
    groups: keys.map((key) => groupOf(key, list, today)),
    end: list.next === null ? `一共 ${list.rows.length} 人，都在这里了` : '正在打开更多…',
    thanks: '',
    raised: raised > 0 ? `我提出过的异议(${raised})和结果` : '',
  };
}

/** What somebody who has objected reads. */
export function thanksFor({ name, unit }: Pick<NoticeView, 'name' | 'unit'>): string {
  return `谢谢您。对 ${name}（${unit}）的异议已经收到，工会会去核查，查清以前不会发放。`;
}

const keyOf = ({ kind, since, until }: NoticeView) => `${kind}|${since}|${until}`;

function groupOf(key: string, { rows }: List<NoticeView>, today: Day): NoticeGroup {
  const own = rows.filter((row) => keyOf(row) === key);
  const [{ kind, since, until } = { kind: '', since: today, until: today }] = own;
  const left = daysBetween(today, until);
  return {
    key,
    title: `${serviceOf(kind)?.title ?? ''}拟资助名单`,
    period: `${sayDay(since, today)} 到 ${sayDay(until, today)}`,
    left: left === 0 ? '今天最后一天' : `还剩 ${left} 天`,
    lines: own.map(({ id, name, unit, category, amountFen, mine, objected }) => {
      const stands = objected === null ? '' : standing[objected];
      return { id, name, unit, category, amount: sayYuan(amountFen), mine, objected: stands };
    }),
  };
}
