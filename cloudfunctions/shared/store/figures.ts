import type { WholeCatalogue } from '../../../core/case/catalogue';
import { type FigureScope, mostCounted, type OfCases, type OfLedger } from '../../../core/figures/figure';
import type { Day } from '../../../core/kernel/day';
import type { Row } from '../../../core/ledger/row';
import { countUpTo, type Documents, type Query, type Where } from './query';

/** Of which desk and year a figure is read, and on which day. */
export interface Counted extends FigureScope {
  today: Day;
  catalogue: Pick<WholeCatalogue, 'services' | 'registers'>;
}

const turns = { first: 1, later: { $gt: 1 } } as const;

/** The cases that a figure counts: the same conditions for the number and for the records behind it. */
export function casesOf(
  { kind, over, states, overdue, turn }: OfCases,
  { desk, year, today }: Counted,
  cursor?: string,
): Where<Documents['cases']> {
  const dueKey = {
    ...(overdue && { $lt: `${today}|` }),
    ...(over === 'now' && cursor !== undefined && { $gt: cursor }),
  };
  return {
    ...(over === 'round' ? { season: year } : { ...(desk === null ? {} : { desk }), open: true }),
    ...(kind === undefined ? {} : { kind }),
    ...(states === undefined ? {} : { status: { $in: states } }),
    ...(Object.keys(dueKey).length > 0 ? { dueKey } : {}),
    ...(over === 'round' && cursor !== undefined ? { openedKey: { $lt: cursor } } : {}),
    ...(turn === undefined ? {} : { turn: turns[turn] }),
  };
}

export const countOf = (counts: OfCases, scope: Counted): Query<{ count: number }> =>
  countUpTo('cases', casesOf(counts, scope), mostCounted);

/** Which records behind a figure: of one topic, and behind a cursor. */
export interface Asked {
  topic?: string | undefined;
  cursor?: string | undefined;
}

/**
 * The rows of the ledger behind a figure, service by service, since an index orders them for one alone: the same conditions as of the
 * totals. The newest first. Of what stood at the end of a year the rows alone that brought it: `takenBack` finds which were reversed since.
 */
export function rowsOf(
  counts: OfLedger,
  { desk, year, catalogue }: Counted,
  { topic, cursor }: Asked = {},
): Where<Documents['ledger']>[] {
  const [asked, askedPart] = topic?.split('.') ?? [];
  const part = counts.part ?? askedPart;
  const ends = [cursor, counts.over === 'year' || counts.over === 'stock' ? String(Number(year) + 1) : undefined]
    .flatMap((one) => one ?? [])
    .sort();
  const key = {
    ...(counts.over === 'year' && { $gte: year }),
    ...(ends[0] !== undefined && { $lt: ends[0] }),
  };
  return [...catalogue.services, ...catalogue.registers]
    .filter(({ kind }) => (counts.kind ?? kind) === kind && (asked ?? kind) === kind)
    .map(({ kind }) => ({
      kind,
      fact: counts.fact,
      ...(part === undefined ? {} : { part }),
      ...(counts.over === 'round' ? { round: year } : {}),
      ...(counts.over !== 'round' && desk !== null ? { desk } : {}),
      ...(counts.over === 'stock' ? { count: 1 as const } : {}),
      ...(Object.keys(key).length > 0 ? { key } : {}),
    }));
}

/** What took some rows back before the end of the year at which it is looked; of other figures nothing, since each of their rows counts. */
export function takenBack(
  { over }: OfLedger,
  { year }: Counted,
  rows: readonly Pick<Row, '_id' | 'of'>[],
): Where<Documents['ledger']> {
  const those = over === 'stock' ? rows : [];
  return {
    'of.id': { $in: [...new Set(those.map(({ of }) => of.id))] },
    reverses: { $in: those.map(({ _id }) => _id) },
    key: { $lt: String(Number(year) + 1) },
  };
}
