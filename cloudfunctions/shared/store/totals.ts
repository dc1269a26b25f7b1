import * as v from 'valibot';
import {
  added,
  countsIn,
  gainOf,
  type Minute,
  minuteOf,
  minutesAfter,
  type Noted,
  nothing,
  rowsWhere,
  type Scope,
  type Summed,
  type Sums,
  scopeId,
  type Totals,
} from '../../../core/figures/totals';
import type { Instant } from '../../../core/kernel/day';
import { type Answers, ask } from './gather';
import { type Documents, find, type Query, type Where } from './query';

/** Under this lies how far the totals reach as a whole, and how far they are just being brought. */
export const markId = 'mark';

/**
 * Further back than this the totals reach, as long as the timer runs: what was written since is added up where it is read. A call
 * writes its rows within the two minutes that the timer leaves alone.
 */
const liveMinutes = 10;

type Fresh = Omit<Summed, 'person'> & { noted: Minute };
type OfPerson = Summed & { noted: Minute };

const Kept = v.object({
  _id: v.string(),
  upTo: v.string(),
  cells: v.array(
    v.object({
      kind: v.string(),
      fact: v.string(),
      part: v.nullable(v.string()),
      count: v.number(),
      quantity: v.number(),
      amountFen: v.number(),
    }),
  ),
  heads: v.array(v.object({ kind: v.string(), fact: v.string(), part: v.nullable(v.string()), people: v.number() })),
});

/** True where nobody left something else there: sums of another make are of no use to anybody. */
export const isTotals = (read: Totals) => v.is(Kept, read);

/** Everything that some sums are made of, as questions of one round trip: first how far the totals reach, then they, then the rest. */
export function sumsAsked(scopes: readonly Scope[], at: Instant) {
  const ids = scopes.map(scopeId);
  return {
    mark: find('totals', { _id: markId }, { limit: 1 }),
    totals: find('totals', { _id: { $in: ids } }, { limit: Math.max(ids.length, 1) }),
    ...writtenSince(scopes, minutesAfter(minuteOf(at), -liveMinutes)),
  };
}

/** What some scopes come to, by their ids. One round trip more where the totals are behind, or of no use. */
export async function sumsIn(
  scopes: readonly Scope[],
  found: Answers<ReturnType<typeof sumsAsked>>,
  at: Instant,
): Promise<ReadonlyMap<string, Sums>> {
  const broken = [...found.mark, ...found.totals].filter((read) => !isTotals(read));
  if (broken.length > 0) console.error('totals cannot be read', ...broken.map(({ _id }) => _id));
  const isUsable = broken.length === 0 && found.mark.length > 0;
  const upTo = (isUsable && found.mark[0]?.upTo) || '';
  const isBehind = scopes.length > 0 && upTo < minutesAfter(minuteOf(at), -liveMinutes);
  const { fresh, ofPeople } = (isBehind && (await ask(writtenSince(scopes, upTo)))) || found;
  return new Map(
    scopes.map((scope) => {
      const id = scopeId(scope);
      const kept = isUsable ? found.totals.find(({ _id }) => _id === id) : undefined;
      // One that was added up while this was read reaches further than all.
      const since = kept && kept.upTo > upTo ? kept.upTo : upTo;
      const rows = fresh.filter((row) => row.noted >= since && countsIn(row, scope));
      const people = ofPeople.filter((row) => countsIn(row, scope));
      return [id, added(kept ?? nothing, gainOf(rows, people, since))];
    }),
  );
}

const summedFields = ['kind', 'fact', 'part', 'desk', 'year', 'round', 'noted'] as const;
const rowFields = [...summedFields, 'count', 'quantity', 'amountFen', 'person'] as const;

/** Rows of some scopes that were written since a minute, added up by whatever parts them, and all rows of the people among them. */
function writtenSince(scopes: readonly Scope[], since: Minute): { fresh: Query<Fresh>; ofPeople: Query<OfPerson> } {
  const those: Where<Documents['ledger']> = { noted: { $gte: since }, ...anyOf(scopes) };
  const kept = Object.fromEntries(rowFields.map((field) => [field, 1]));
  return {
    fresh: {
      from: 'ledger',
      pipeline: [
        { $match: those },
        {
          $group: {
            _id: Object.fromEntries(summedFields.map((field) => [field, `$${field}`])),
            count: { $sum: '$count' },
            quantity: { $sum: '$quantity' },
            amountFen: { $sum: '$amountFen' },
          },
        },
        {
          $project: {
            ...Object.fromEntries(summedFields.map((field) => [field, `$_id.${field}`])),
            count: 1,
            quantity: 1,
            amountFen: 1,
          },
        },
      ],
    },
    ofPeople: {
      from: 'ledger',
      pipeline: [
        { $match: { ...those, person: { $gt: '' } } },
        { $group: { _id: '$person' } },
        { $lookup: { from: 'ledger', localField: '_id', foreignField: 'person', as: 'row' } },
        { $unwind: '$row' },
        { $replaceRoot: { newRoot: '$row' } },
        { $project: kept },
      ],
    },
  };
}

/** The rows that count in one of some scopes; none where there is no scope. */
function anyOf(scopes: readonly Scope[]): Where<Documents['ledger']> {
  const wheres = scopes.map(rowsWhere).map((where) => Object.fromEntries(Object.entries(where)));
  if (wheres.some((where) => Object.keys(where).length === 0)) return {};
  return wheres.length > 0 ? { $or: wheres } : { kind: { $in: [] } };
}

/** A row as far as it is added up. */
export type Addend = Pick<Noted, (typeof rowFields)[number]>;

/** Rows in the order in which they were written, so many behind some. */
export const addends = (where: Where<Documents['ledger']>, skip: number, limit: number): Query<Addend> =>
  find('ledger', where, { sort: { noted: 1, _id: 1 }, skip, limit, fields: [...rowFields] });
