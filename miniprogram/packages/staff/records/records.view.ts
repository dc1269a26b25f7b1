import type { FigureRecord } from '../../../../core/figures/operations';
import { type Day, sayDay } from '../../../../core/kernel/day';
import { sayYuan } from '../../../../core/kernel/money';
import { type CaseCard, staffCard } from '../../../components/case-card/card';
import type { List } from '../../../services/case-list';
import { places } from '../../../services/navigate';

export interface RecordsView {
  cards: readonly CaseCard[];
  end: string;
}

/** The records behind a figure: what happened on which day, each with its case, its number and what it was granted for. */
export function toView({ rows, next }: List<FigureRecord>, today: Day): RecordsView {
  const unit = rows.some(({ row }) => row) ? '条' : '件';
  const end = next === null ? `一共 ${rows.length} ${unit}，都在这里了` : '正在打开更多…';
  return { cards: rows.map((record) => cardOf(record, today)), end };
}

function cardOf({ id, row, case: found, source, record }: FigureRecord, today: Day): CaseCard {
  const told = row ? { id, when: happened(row, today), badge: '' } : { id };
  if (record) return { ...nothing, headline: record.headline, about: record.desk, state: record.state, ...told };
  if (!found) return { ...without(source), ...told };
  const label = found.grant ? [found.grant.label] : [];
  return { ...staffCard(found, today, 'desk'), about: [found.number, found.who, ...label].join(' · '), ...told };
}

/** `3月5日`, with the money; what was taken back is said to be. */
function happened({ on, count, amountFen }: NonNullable<FigureRecord['row']>, today: Day): string {
  const day = sayDay(on, today);
  if (amountFen === null) return count < 0 ? `${day} · 减去` : day;
  return `${day} · ${count < 0 ? '减去 ' : ''}${sayYuan(Math.abs(amountFen))}`;
}

/** What has no case: it was entered of years before the product; or somebody took the case away. */
function without(source: string | null): CaseCard {
  const of =
    source === null
      ? { headline: '这件事的记录不见了', about: '请经审人员对照备份核实', label: '待核实', tone: 'waiting' as const }
      : { headline: '启用本系统以前的发放', about: `依据：${source}`, label: '已录入', tone: 'done' as const };
  const { headline, about, label, tone } = of;
  return { ...nothing, headline, about, state: { label, tone } };
}

const nothing = {
  id: '',
  season: '',
  urgent: false,
  subject: '',
  when: '',
  badge: '',
  grant: '',
  pace: 'calm',
} as const;

/** The page of what stands behind a record, or why none opens. */
export function opens({ rows }: List<FigureRecord>, id: string): { url: string } | { why: string } {
  const { case: found, record } = rows.find((each) => each.id === id) ?? {};
  const those = found ?? record;
  if (!those) return { why: '这一条没有办理记录可以打开' };
  if (!those.readable) return { why: `这件事在${those.desk}办理，您只能看到这些` };
  return { url: found ? places.staffCase(found.id) : places.record(those.id) };
}
