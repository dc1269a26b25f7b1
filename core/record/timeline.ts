import { canonical, type Digest } from '../kernel/canonical';
import { type Day, isDay } from '../kernel/day';
import type { Entry } from './record';

/** Seals an entry by chaining it to the one before: changing any earlier word breaks every later hash. */
export function chain(before: readonly Entry[], entry: Omit<Entry, 'hash'>, digest: Digest): Entry {
  const previous = before[before.length - 1]?.hash ?? '';
  return { ...entry, hash: digest(previous + canonical(entry)) };
}

/** The index of the first entry whose hash does not follow from what stands before it; -1 when all do. */
export function firstBroken(timeline: readonly Entry[], digest: Digest): number {
  return timeline.findIndex(
    ({ hash, ...entry }, index) => chain(timeline.slice(0, index), entry, digest).hash !== hash,
  );
}

/** The days that entries were told, by question, the latest of each. */
export function daysTold(timeline: readonly Pick<Entry, 'input'>[]): Record<string, Day> {
  const told = timeline.flatMap(({ input }) => Object.entries(input));
  return Object.fromEntries(
    told.filter((entry): entry is [string, Day] => typeof entry[1] === 'string' && isDay(entry[1])),
  );
}
