import * as v from 'valibot';
import type { Day, Instant } from '../kernel/day';
import { markOver } from '../kernel/stamp';

/**
 * A year's batch of one service, as it lies in the store: when one may apply, how many and for how much in all, and whatever
 * else the service lays down for it (`terms`), of which nobody else knows anything.
 */
export interface Round {
  /** `scholarship:2026` (`roundId`). */
  _id: string;
  kind: string;
  year: number;
  title: string;
  /** The first and the last day on which one may apply. */
  opens: Day;
  closes: Day;
  /** How many may hold a place. */
  places: number;
  /** How much may be granted in all, in fen; null where nothing is laid down. */
  budgetFen: number | null;
  terms: { readonly [name: string]: unknown };
  /** Who decided it last, and when. */
  by: string;
  at: Instant;
  /** Counts its changes; 0 of one that still lies among the settings (`rounds-before.ts`). */
  version: number;
  /** The submitIds of the changes made last: a repeat of one, however late, must not undo what came after it. */
  changes: readonly string[];
  stamp?: string;
}
/** Over all that is decided; which changes were made decides nothing. */
export const roundMark = markOver<Round>('rounds', { without: ['changes'] });

export const roundId = (kind: string, year: string | number) => `${kind}:${year}`;

/** What of a stored round everybody relies on; what the service laid down is its own matter, and may be more than is known here. */
const Stored = v.looseObject({
  _id: v.string(),
  kind: v.string(),
  year: v.number(),
  title: v.string(),
  opens: v.string(),
  closes: v.string(),
  places: v.number(),
  budgetFen: v.nullable(v.number()),
  terms: v.record(v.string(), v.unknown()),
  by: v.string(),
  at: v.string(),
  version: v.number(),
});

/** True for what can be worked with as a round, whatever else is in it. */
export const isRound = (row: unknown): row is Round => v.is(Stored, row);

/** What of a batch tells when one may apply. */
export type Window = Pick<Round, 'year' | 'opens' | 'closes'>;

/** The one whose window is open on a day; undefined when none is. */
export function openOn<W extends Window>(rounds: readonly W[], today: Day): W | undefined {
  return rounds.find(({ opens, closes }) => opens <= today && today <= closes);
}

export function ofYear<W extends Window>(rounds: readonly W[], year: string): W | undefined {
  return rounds.find((round) => String(round.year) === year);
}

/** The newest that was announced: the one a worker wants to know of, before, in and after its window. */
export function latest<W extends Window>(rounds: readonly W[]): W | undefined {
  return [...rounds].sort((a, b) => b.year - a.year)[0];
}

/** Those of one service, in the order of their years. */
export function roundsOf(rounds: readonly Round[], kind: string): Round[] {
  return rounds.filter((round) => round.kind === kind).sort((a, b) => a.year - b.year);
}

/**
 * What speaks against announcing a batch with this year and window on a day, a sentence for each field to mend. A
 * window that stays as it was announced `before` may be over: places and papers change without letting strangers in.
 */
export function windowMistakes(
  { year, opens, closes }: Window,
  today: Day,
  before?: Window,
): Partial<Record<'year' | 'closes', string>> {
  if (before?.year === year && before.opens === opens && before.closes === closes) return {};
  return {
    ...(Math.abs(year - Number(today.slice(0, 4))) > 1 ? { year: '请填今年、去年或明年。' } : {}),
    ...(closes < today ? { closes: '截止日期已经过去，请选今天或以后的日子。' } : {}),
  };
}

/** Two windows of a service never overlap: on every day an application belongs to one batch or to none. */
export function overlapMistakes(
  rounds: readonly (Window & { title: string })[],
  { year, opens, closes }: Window,
): { opens?: string } {
  const other = rounds.find((round) => round.year !== year && round.opens <= closes && opens <= round.closes);
  return other ? { opens: `与${other.title}的申请时间重叠，请把两年的时间分开。` } : {};
}

/** A batch as anybody may read of it, with what the service laid down beside. */
export type Announced = Omit<Round, '_id' | 'budgetFen' | 'terms' | 'version' | 'changes' | 'stamp'> &
  Readonly<Record<string, unknown>>;

export function announcedOf({ terms, kind, year, title, opens, closes, places, by, at }: Round): Announced {
  return { ...terms, kind, year, title, opens, closes, places, by, at };
}
