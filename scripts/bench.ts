import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figure, rounded, say } from './bench/figure';
import { measureFigures } from './bench/figures';
import { measureLists } from './bench/lists';
import { measurePhone } from './bench/phone';
import { measureRegisters } from './bench/registers';
import { measureRehearsal } from './bench/rehearsal';
import { measureThroughput } from './bench/throughput';
import { measureTimers } from './bench/timers';
import { budgets, coldShare, lean } from './build/budgets';
import { measureColdStart } from './build/cold-start';
import { measureSizes } from './build/sizes';

const dist = join(__dirname, '..', 'dist');
const kilobytes = (bytes: number) => rounded(bytes / 1024);

const { values: flags } = parseArgs({
  options: {
    /** How many cases the lists are measured on, rows of the ledger the figures, and records the registers. */
    cases: { type: 'string', default: '1000000' },
    /** The milliseconds that a trip to the store takes while the timers are measured. */
    latency: { type: 'string', default: '40' },
    /** Some parts only, by name: `--only sizes,lists`. */
    only: { type: 'string' },
  },
});

/** What is measured, part by part; the parts that take the machine for themselves come last. */
const parts: Record<string, () => Figure[] | Promise<Figure[]>> = {
  sizes,
  start: coldStart,
  phone: () => measurePhone(dist),
  throughput: measureThroughput,
  rehearsal: measureRehearsal,
  timers: () => measureTimers(wholeNumber(flags.latency, 0)),
  lists: () => measureLists(wholeNumber(flags.cases, 1000)),
  figures: () => measureFigures(wholeNumber(flags.cases, 1000)),
  registers: () => measureRegisters(wholeNumber(flags.cases, 1000)),
};

async function sizes(): Promise<Figure[]> {
  const { packages, functions } = await measureSizes(dist);
  const kb = (what: string, bytes: number, budget: number) => {
    return { what, seen: kilobytes(bytes), unit: 'KB', atMost: kilobytes(budget) };
  };
  return [
    kb('main package', packages.main, budgets.mainPackage),
    ...Object.entries(packages.subpackages).map(([name, bytes]) => kb(`subpackage ${name}`, bytes, budgets.subpackage)),
    kb('all packages', packages.total, budgets.allPackages),
    ...functions.flatMap(({ name, bytes, ownBytes }) => [
      kb(`function ${name}`, bytes, budgets.function),
      ...(lean.includes(name) ? [kb(`function ${name}, our own code`, ownBytes, budgets.ownCode)] : []),
    ]),
  ];
}

function coldStart(): Figure[] {
  const { apiMs, sdkMs, ratio } = measureColdStart(9, dist);
  const what = `cold require of api (${apiMs.toFixed(0)} ms of ${sdkMs.toFixed(0)} ms)`;
  return [{ what, seen: rounded(ratio), unit: '×', atMost: coldShare }];
}

function wholeNumber(text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`"${text}" must be a whole number from ${least} on.`);
}

async function bench(): Promise<void> {
  const wanted = flags.only?.split(',') ?? Object.keys(parts);
  const unknown = wanted.find((name) => !(name in parts));
  if (unknown) throw new Error(`There is no part "${unknown}": choose among ${Object.keys(parts).join(', ')}.`);
  for (const [name, measure] of Object.entries(parts)) {
    if (!wanted.includes(name)) continue;
    for (const figure of await measure()) say(figure);
  }
}

bench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
