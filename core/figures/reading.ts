import type { WholeCatalogue } from '../case/catalogue';
import type { Day } from '../kernel/day';
import { type Figure, type FigureScope, type FigureValue, mostCounted, type OfLedger, type TopicValue } from './figure';
import { added, nothing, type Scope, type Sums, scopeId } from './totals';

/**
 * The totals from which a figure of the ledger is read, each to be added or taken away: what stood at the end of a year is everything
 * that ever happened, without what happened since.
 */
export function totalsOf(
  { kind, over }: OfLedger,
  { desk, year }: FigureScope,
  today: Day,
): { scope: Scope; times: 1 | -1 }[] {
  if (over === 'round') return [{ scope: { round: { kind: kind ?? '', year } }, times: 1 }];
  if (over === 'year') return [{ scope: { desk, year }, times: 1 }];
  const since = over === 'stock' ? Number(today.slice(0, 4)) - Number(year) : 0;
  const later = Array.from({ length: Math.min(Math.max(since, 0), mostYears) }, (_, at) =>
    String(Number(year) + at + 1),
  );
  return [
    { scope: { desk, year: null }, times: 1 },
    ...later.map((one) => ({ scope: { desk, year: one }, times: -1 as const })),
  ];
}

/** Nothing that is counted is older. */
const mostYears = 200;

/** What figures come to in one scope, by what was read for them. */
export class Reading {
  /**
   * `sums` by the ids of the totals; `counts` are of the figures that count cases, up to one beyond `mostCounted`.
   */
  constructor(
    private readonly scope: FigureScope,
    private readonly today: Day,
    private readonly sums: ReadonlyMap<string, Sums>,
    private readonly counts: ReadonlyMap<string, number>,
    private readonly house: Pick<WholeCatalogue, 'figures' | 'serviceOf' | 'titleOf'>,
  ) {}

  /** A figure of the house; undefined where it has none by that id. */
  valueOf(id: string): FigureValue | undefined {
    const figure = this.house.figures.get(id);
    if (!figure) return undefined;
    const { label, unit, words, counts } = figure;
    const said = { id, label, unit, words, atLeast: false, topics: [], ratio: null };
    switch (counts.of) {
      case 'ledger': {
        const topics = counts.byTopic ? this.topicsOf(counts, figure.parts) : [];
        return { ...said, value: this.sumOf(counts), topics };
      }
      case 'cases': {
        const count = this.counts.get(id) ?? 0;
        return { ...said, value: Math.min(count, mostCounted), atLeast: count > mostCounted };
      }
      case 'ratio': {
        const { numerator, denominator, times, decimals } = counts;
        const [part, whole] = [this.valueOf(numerator)?.value ?? 0, this.valueOf(denominator)?.value ?? 0];
        const value = whole === 0 ? null : rounded((part * times) / whole, decimals);
        return { ...said, value, ratio: { numerator, denominator } };
      }
    }
  }

  private sumOf(counts: OfLedger): number {
    const { kind, fact, part, measure } = counts;
    const { cells, heads } = this.of(counts);
    const isOf = (one: { kind: string; fact: string }) => one.fact === fact && (kind ?? one.kind) === one.kind;
    if (measure === 'people') {
      const those = heads.filter((each) => isOf(each) && each.part === (part ?? null));
      return those.reduce((sum, { people }) => sum + people, 0);
    }
    const field = measure === 'money' ? 'amountFen' : measure;
    const those = cells.filter((cell) => isOf(cell) && (part ?? cell.part) === cell.part);
    return those.reduce((sum, cell) => sum + cell[field], 0);
  }

  private of(counts: OfLedger): Sums {
    const totals = totalsOf(counts, this.scope, this.today);
    return totals.reduce(
      (sum, { scope, times }) => added(sum, this.sums.get(scopeId(scope)) ?? nothing, times),
      nothing,
    );
  }

  /** By service, and where one parts its cases by part; what is in none of its parts is told as the service. */
  private topicsOf(counts: OfLedger, parts: Figure['parts']): TopicValue[] {
    const { kind, fact, measure } = counts;
    if (measure === 'people') return [];
    const field = measure === 'money' ? 'amountFen' : measure;
    const topics = this.of(counts).cells.flatMap((cell): TopicValue[] =>
      cell.fact === fact && (kind ?? cell.kind) === cell.kind && cell[field] !== 0
        ? [{ ...this.topicOf(cell, parts), value: cell[field] }]
        : [],
    );
    return topics.sort((a, b) => b.value - a.value || (a.topic < b.topic ? -1 : 1));
  }

  private topicOf(
    { kind, part }: { kind: string; part: string | null },
    parts: Figure['parts'],
  ): Omit<TopicValue, 'value'> {
    const service = this.house.serviceOf(kind);
    const options = service?.fields.find(({ name }) => name === service.topics)?.options ?? [];
    const known = part === null ? undefined : parts?.[part];
    const label = known ?? options.find(({ value }) => value === part)?.label ?? this.house.titleOf(kind);
    return { topic: part === null ? kind : `${kind}.${part}`, label };
  }
}

/** Half up; by what the decimal digits say and not by what two halves come to in a computer. */
function rounded(value: number, decimals: number): number {
  return Number(`${Math.round(Number(`${value}e${decimals}`))}e-${decimals}`);
}
