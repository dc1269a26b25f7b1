import type { House } from '../../core/case/catalogue';
import type { Instant } from '../../core/kernel/day';
import type { StoredSettings } from '../../core/union/union';
import { type Answers, ask, gather, type Questions } from '../shared/store/gather';
import type { Query } from '../shared/store/query';

/**
 * How many pieces of one kind are taken before the others have their turn, and how many of them are under way at once:
 * half of a small environment's connections, so that phones always find one.
 */
const batch = 80;
const lanes = 15;

/** One run of the timer. `now` is the clock, and no piece of work begins after `until`. */
export interface Run extends House {
  allStamped: boolean;
  /** The settings as they lie in the store, and whether nobody but the cloud changed them. */
  settings: StoredSettings;
  isSettled: boolean;
  now(): Instant;
  until: Instant;
}

interface Definition<T extends { _id: string }> {
  name: string;
  /** The question that finds what is due at a moment, the most urgent first; undefined where nothing can be. */
  due(at: Instant, part: { skip: number; limit: number }): Query<T> | undefined;
  /** Begins a run: what does one piece, and answers false when it stays due. */
  begin(run: Run): (found: T) => Promise<boolean>;
}

/** One kind of work that comes due by itself. */
export interface Kind {
  name: string;
  due: Definition<{ _id: string }>['due'];
  /** Begins a run: what does the first pieces behind some that stay due, and counts what came of them. */
  begin(run: Run): (skip: number) => Promise<Outcome>;
}

interface Outcome {
  done: number;
  /** What is still due after all, since it could not be done or somebody else has it. */
  left: number;
}

/** A kind of work with its documents' type closed inside. */
export function kindOf<T extends { _id: string }>({ name, due, begin }: Definition<T>): Kind {
  return {
    name,
    due,
    begin(run) {
      const one = begin(run);
      return async (skip) => {
        const found = await ask({ rows: due(run.now(), { skip, limit: batch }) });
        return doAll(found?.rows ?? [], run, (row) => tried(`${name} ${row._id}`, () => one(row)));
      };
    },
  };
}

/** Each of some pieces, several at once, while there is time. */
async function doAll<T>(rows: readonly T[], { now, until }: Run, one: (row: T) => Promise<boolean>): Promise<Outcome> {
  const waiting = [...rows];
  const outcome = { done: 0, left: 0 };
  const lane = async () => {
    while (now() < until) {
      const row = waiting.shift();
      if (row === undefined) return;
      outcome[(await one(row)) ? 'done' : 'left'] += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outcome;
}

/** What one piece of work throws is logged and holds up no other; it stays due. */
export async function tried(what: string, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    console.error(`${what} failed`, error);
    return false;
  }
}

interface Tally extends Outcome {
  kind: Kind;
}

/** One question for each kind of work: is anything due behind what stays due? */
const questions = (tallies: readonly Tally[], at: Instant) =>
  Object.fromEntries(tallies.map(({ kind, left }) => [kind.name, kind.due(at, { skip: left, limit: 1 })]));

/**
 * Works until nothing is due or the time is over, a batch of each kind in turn. One question finds what is due; in most
 * minutes that is nothing but what rests. Answers how many pieces of each kind were done.
 */
export async function workOff(
  kinds: readonly Kind[],
  time: Pick<Run, 'now' | 'until' | 'catalogue'>,
): Promise<Record<string, number>> {
  const tallies: Tally[] = kinds.map((kind) => ({ kind, done: 0, left: 0 }));
  const read = await gather('timer', questions(tallies, time.now()));
  if (read) await workThrough(tallies, read.found, { ...read, ...time });
  return Object.fromEntries(tallies.map(({ kind, done }) => [kind.name, done]));
}

async function workThrough(tallies: readonly Tally[], first: Answers<Questions>, run: Run): Promise<void> {
  const begun = new Map(tallies.map(({ kind }) => [kind, kind.begin(run)]));
  for (let found: Answers<Questions> | undefined = first; run.now() < run.until; ) {
    const due = tallies.filter(({ kind }) => begun.has(kind) && found?.[kind.name]?.length);
    if (due.length === 0) return;
    for (const tally of due) {
      const outcome = await begun
        .get(tally.kind)?.(tally.left)
        .catch((error: unknown) => {
          // What cannot even be looked for waits for the next run.
          console.error(`${tally.kind.name} cannot be worked on`, error);
          begun.delete(tally.kind);
        });
      tally.done += outcome?.done ?? 0;
      tally.left += outcome?.left ?? 0;
    }
    found = await ask(questions(tallies, run.now()));
  }
}
