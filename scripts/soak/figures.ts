import { type Figure, median, quantile, rounded } from '../bench/figure';
import type { Memory } from '../bench/memory';
import { type Load, phonePatience, type Went } from './load';

const goals = { p99: 300, growth: 1.15, soon: 5000, recovery: 5 };
/** A call that leaves so late (ms) was not asked at the rate that was wanted. */
const late = 50;

const times = (calls: readonly Went[]) => calls.map(({ ms }) => ms);
const count = (calls: readonly Went[], ...outcomes: readonly string[]) =>
  calls.filter(({ outcome }) => outcomes.includes(outcome)).length;
const slowest = (calls: readonly Went[]) => calls.reduce((most, { ms }) => Math.max(most, ms), 0);

/** What nobody should be told: an error of ours, or nothing at all. */
const isBad = ({ outcome }: Went) =>
  !['granted', 'busy'].includes(outcome) &&
  (outcome === 'internal' || !/^[a-zA-Z]+$/.test(outcome) || outcome === 'lost');

/** How calls went that could all be served. */
export function evenFigures(
  { calls, lateness }: Load,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Figure[] {
  const all = times(calls);
  const ms = (what: string, values: readonly number[], share: number) => {
    return { what, seen: rounded(quantile(values, share)), unit: 'ms' };
  };
  tellRefused(calls);
  return [
    { what: `soak: ${perSecond} calls a second for ${seconds} s`, seen: calls.length, unit: '' },
    { what: 'soak: errors, and calls without an answer', seen: calls.filter(isBad).length, unit: '', atMost: 0 },
    { what: 'soak: busy', seen: count(calls, 'busy'), unit: '', atMost: 0 },
    {
      what: 'soak: refused with a reason',
      seen: calls.filter((one) => !isBad(one)).length - count(calls, 'granted', 'busy'),
      unit: '',
    },
    ms('soak: half of the calls within', all, 0.5),
    ms('soak: 95 of 100', all, 0.95),
    { ...ms('soak: 99 of 100', all, 0.99), atMost: goals.p99 },
    { what: 'soak: the slowest', seen: rounded(slowest(calls)), unit: 'ms' },
    ...slowestKinds(calls),
    ms('soak: 99 of 100 left behind the clock by', lateness, 0.99),
    { what: `soak: left more than ${late} ms late`, seen: lateness.filter((one) => one > late).length, unit: '' },
  ];
}

/** The kinds of calls that the slowest hundredth is made of. */
function slowestKinds(calls: readonly Went[]): Figure[] {
  const kinds = [...new Set(calls.map(({ operation }) => operation))].map((operation) => {
    const own = times(calls.filter((one) => one.operation === operation));
    return { operation, own, p99: quantile(own, 0.99) };
  });
  return kinds
    .sort((a, b) => b.p99 - a.p99)
    .slice(0, 8)
    .map(({ operation, own, p99 }) => {
      const what = `  ${operation} (${own.length}, half within ${rounded(median(own))} ms): 99 of 100`;
      return { what, seen: rounded(p99), unit: 'ms' };
    });
}

/** Says once what was refused, with the words of each. */
function tellRefused(calls: readonly Went[]): void {
  const told = new Map<string, { count: number; wrong: string }>();
  for (const { operation, outcome, wrong } of calls) {
    if (wrong === undefined) continue;
    const key = `${operation} ${outcome}`;
    told.set(key, { count: (told.get(key)?.count ?? 0) + 1, wrong });
  }
  for (const [key, { count: times, wrong }] of told) console.log(`      ${times} × ${key}: ${wrong.slice(0, 160)}`);
}

/** How it went minute by minute, with the load of the machine: where others work on it too, it is theirs as well. */
export function minuteFigures({ calls }: Load, memory: Memory, seconds: number): Figure[] {
  return Array.from({ length: Math.ceil(seconds / 60) }, (_, minute) => {
    const own = times(calls.filter(({ at }) => Math.floor(at / 60_000) === minute));
    const { mb, load } = memory.between(minute * 60, (minute + 1) * 60);
    const beside = `half within ${rounded(median(own))} ms, ${Math.round(mb)} MB, load ${rounded(load)}`;
    return { what: `  minute ${minute + 1} (${beside}): 99 of 100`, seen: rounded(quantile(own, 0.99)), unit: 'ms' };
  });
}

/** What the function held in the second minute and in the last; one that forgets nothing holds more and more. */
export function memoryFigures(memory: Memory, seconds: number): Figure[] {
  const minute = Math.min(60, seconds / 3);
  const second = memory.between(minute, 2 * minute).mb;
  const last = memory.between(seconds - minute, seconds).mb;
  const what = `soak: memory, last minute (${Math.round(last)} MB) to second (${Math.round(second)} MB)`;
  return [
    { what, seen: rounded(last / second), unit: '×', atMost: goals.growth },
    { what: 'soak: the most memory', seen: rounded(memory.most), unit: 'MB' },
  ];
}

interface Rush {
  /** How many were served a second when each phone waits for its answer; how many were asked for. */
  served: number;
  offered: number;
  rushed: Load;
  /** The even rate again, from the moment on when the last of them was answered. */
  after: Load;
  seconds: number;
}

/** How it goes when far more is asked for than can be served: an answer or `busy` in words, soon, and all is well afterwards. */
export function rushFigures({ served, offered, rushed: { calls, lateness }, after, seconds }: Rush): Figure[] {
  const done = count(calls, 'granted') / seconds;
  tellRefused(calls);
  return [
    { what: 'rush: served when each waits for its answer', seen: rounded(served), unit: '/s' },
    { what: `rush: of ${offered} calls a second, served`, seen: rounded(done), unit: '/s' },
    { what: 'rush: busy', seen: count(calls, 'busy'), unit: '' },
    { what: 'rush: errors, and calls without an answer', seen: calls.filter(isBad).length, unit: '', atMost: 0 },
    { what: 'rush: half of the answers within', seen: rounded(median(times(calls))), unit: 'ms' },
    { what: 'rush: 99 of 100', seen: rounded(quantile(times(calls), 0.99)), unit: 'ms', atMost: goals.soon },
    { what: 'rush: the slowest', seen: rounded(slowest(calls)), unit: 'ms', atMost: phonePatience },
    { what: 'rush: half left behind the clock by', seen: rounded(median(lateness)), unit: 'ms' },
    {
      what: 'after it: errors, and calls without an answer',
      seen: after.calls.filter(isBad).length,
      unit: '',
      atMost: 0,
    },
    {
      what: 'after it: seconds until 95 of 100 are as fast as before',
      seen: recovery(after.calls),
      unit: 's',
      atMost: goals.recovery,
    },
  ];
}

/** The second from which on the calls of every second are answered as they should be. */
function recovery(calls: readonly Went[]): number {
  const bad = calls
    .filter(({ ms, outcome }) => ms > goals.p99 || outcome === 'busy')
    .map(({ at }) => Math.floor(at / 1000));
  const all = (second: number) => calls.filter(({ at }) => Math.floor(at / 1000) === second).length;
  const slow = [...new Set(bad)].filter((second) => bad.filter((one) => one === second).length > all(second) * 0.05);
  return slow.length === 0 ? 0 : Math.max(...slow) + 1;
}
