import fc from 'fast-check';
import { type Attempt, attempts } from './calls';
import { Knowledge } from './knowledge';
import { judge } from './verdict';

export interface Answered {
  status: number;
  text: string;
}

/** Where calls go: the door of a running cloud, or the functions themselves. */
export type Door = (attempt: Attempt) => Promise<Answered>;

export interface Wrong {
  outcome: string;
  attempt: Attempt;
  text: string;
}

export interface Report {
  calls: number;
  outcomes: Map<string, number>;
  slowest: { ms: number; body: string };
  wrong: Wrong[];
}

export interface Drive {
  door: Door;
  people: readonly string[];
  calls: number;
  seed: number;
  /** How many are under way at once. */
  together: number;
}

const batch = 250;

/** Sends `calls` fuzzed calls; the same seed draws the same calls as long as the replies are the same. */
export async function drive({ door, people, calls, seed, together }: Drive): Promise<Report> {
  const knowledge = new Knowledge();
  const report: Report = { calls: 0, outcomes: new Map(), slowest: { ms: 0, body: '' }, wrong: [] };
  const drawn = attempts(people, knowledge.values);
  for (let sent = 0; sent < calls; sent += batch) {
    const waiting = fc.sample(drawn, { numRuns: Math.min(batch, calls - sent), seed: seed + sent });
    const next = async (): Promise<void> => {
      for (let attempt = waiting.pop(); attempt; attempt = waiting.pop()) {
        await one(door, attempt, knowledge, report);
      }
    };
    await Promise.all(Array.from({ length: together }, next));
  }
  return report;
}

async function one(door: Door, attempt: Attempt, knowledge: Knowledge, report: Report): Promise<void> {
  const began = performance.now();
  const { status, text } = await door(attempt);
  const ms = performance.now() - began;
  const { outcome, wrong } = judge(status, text);
  report.calls += 1;
  report.outcomes.set(outcome, (report.outcomes.get(outcome) ?? 0) + 1);
  if (ms > report.slowest.ms) report.slowest = { ms, body: attempt.body };
  if (wrong) report.wrong.push({ outcome, attempt, text });
  if (outcome === 'granted') knowledge.learn(JSON.parse(text));
}
