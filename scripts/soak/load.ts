import { Door } from '../bench/door';
import { judge } from '../fuzz/verdict';
import { Mix, type Planned } from './mix';

/** What this process is asked for: so many calls a second by the clock, or so many always under way. */
export type Wanted = { url: string; cases: number; seconds: number } & ({ perSecond: number } | { together: number });

/** One call as it went: when it began (ms from the start), how long it took, what it came to, and what was said of what went wrong. */
export interface Went {
  operation: string;
  at: number;
  ms: number;
  outcome: string;
  wrong?: string;
}

/** What a load came to, and how late the calls left this process behind the clock, in ms from the least to the most. */
export interface Load {
  calls: readonly Went[];
  lateness: readonly number[];
}

/** After so many ms the phone says that the connection was lost (miniprogram/services/cloud.ts). */
export const phonePatience = 20_000;
/** Connections that the phones' calls come by, as through WeChat's gateway, which keeps its own open. */
const sockets = 600;
const tick = 5;

/** A process of its own, so that its work is not counted as the functions': asks as many people's phones would. */
class Phones {
  private readonly went: Went[] = [];
  private readonly lateness: number[] = [];
  private readonly began = performance.now();

  constructor(
    private readonly door: Door,
    private readonly mix: Mix,
  ) {}

  /** Calls start by the clock, whether or not earlier ones have come back. */
  async byTheClock(perSecond: number, seconds: number): Promise<Load> {
    const under = new Set<Promise<void>>();
    const count = Math.round(perSecond * seconds);
    for (let next = 0; next < count; ) {
      const due = Math.min(count, Math.floor(((performance.now() - this.began) * perSecond) / 1000));
      for (; next < due; next += 1) {
        this.lateness.push(performance.now() - this.began - (next * 1000) / perSecond);
        const one = this.call(this.mix.next());
        under.add(one);
        one.finally(() => under.delete(one));
      }
      await new Promise((go) => setTimeout(go, tick));
    }
    await Promise.all(under);
    return this.load();
  }

  /** As many calls as can be served: each phone asks anew as soon as it was answered. */
  async withoutPause(together: number, seconds: number): Promise<Load> {
    const until = this.began + seconds * 1000;
    const phone = async () => {
      while (performance.now() < until) await this.call(this.mix.next());
    };
    await Promise.all(Array.from({ length: together }, phone));
    return this.load();
  }

  private load(): Load {
    return { calls: this.went, lateness: this.lateness.sort((a, b) => a - b) };
  }

  private async call(planned: Planned): Promise<void> {
    const { who, operation, input } = planned;
    const began = performance.now();
    const told = (outcome: string, wrong?: string) => {
      const ms = performance.now() - began;
      this.went.push({ operation, at: began - this.began, ms, outcome, ...(wrong === undefined ? {} : { wrong }) });
    };
    try {
      const { status, text } = await this.door.ask(who, operation, input, phonePatience);
      const { outcome, wrong } = judge(status, text);
      told(outcome, wrong || !expected.includes(outcome) ? text.slice(0, 300) : undefined);
      if (outcome === 'granted') this.mix.learned.learn(planned, text);
    } catch (error) {
      told('lost', String(error));
    }
  }
}

/** What may come of a call in a soak; anything else is told with its words. */
const expected = ['granted', 'busy'];

const doors = new Map<string, { door: Door; mix: Mix }>();

function openDoor(url: string, cases: number): { door: Door; mix: Mix } {
  const opened = doors.get(url) ?? { door: new Door(url, sockets), mix: new Mix(cases) };
  doors.set(url, opened);
  return opened;
}

process.on('message', async ({ url, cases, seconds, ...how }: Wanted) => {
  const { door, mix } = openDoor(url, cases);
  await door.open(sockets);
  const phones = new Phones(door, mix);
  process.send?.(
    'perSecond' in how
      ? await phones.byTheClock(how.perSecond, seconds)
      : await phones.withoutPause(how.together, seconds),
  );
});
process.on('disconnect', () => process.exit());
