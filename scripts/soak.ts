import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { dataFolder, type Started, startHearth } from '../tests/support/hearth';
import { type Figure, say } from './bench/figure';
import { Memory } from './bench/memory';
import { fillCity } from './soak/city';
import { evenFigures, memoryFigures, minuteFigures, rushFigures } from './soak/figures';
import { type Loader, startLoader } from './soak/loader';

const { values: flags } = parseArgs({
  options: {
    /** How many cases lie in the store. */
    cases: { type: 'string', default: '60000' },
    /** How many calls start a second, and for how long. */
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '300' },
    /** How many times as much as can be served is asked for afterwards; 0 leaves that out. */
    rush: { type: 'string', default: '4' },
  },
});

/** The first calls of a new process compile what they need; nobody's goal is for them. */
const warmSeconds = 10;
/** Calls under way while it is measured how many can be served, as many as one process takes on; and for how long. */
const together = 50;
const fullSeconds = 8;
const rushSeconds = 20;
const afterSeconds = 30;

function wholeNumber(name: keyof typeof flags, least: number): number {
  const value = Number(flags[name]);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`--${name} must be a whole number from ${least} on, not "${flags[name]}".`);
}

/** One minute after another of a busy office, then more than it can bear; ends non-zero where a goal is missed. */
async function soak(): Promise<void> {
  const cases = wholeNumber('cases', 1000);
  const [rate, seconds, rush] = [wholeNumber('rate', 1), wholeNumber('seconds', 1), wholeNumber('rush', 0)];
  const data = dataFolder();
  try {
    await fillCity(data.path, cases);
    const hearth = await startHearth(data.path);
    const loader = startLoader();
    try {
      const target = { url: hearth.url, cases };
      await loader.run({ ...target, perSecond: Math.min(rate, 20), seconds: warmSeconds });
      tell(await even(hearth, loader, { ...target, perSecond: rate, seconds }));
      if (rush > 0) tell(await more(loader, { ...target, rush, perSecond: rate }));
    } finally {
      loader.stop();
      await hearth.stop();
    }
  } finally {
    data.remove();
  }
}

type Target = { url: string; cases: number; perSecond: number };

async function even({ pid }: Started, loader: Loader, wanted: Target & { seconds: number }): Promise<Figure[]> {
  const memory = new Memory(pid, 'api');
  try {
    const load = await loader.run(wanted);
    const { seconds } = wanted;
    return [...evenFigures(load, wanted), ...minuteFigures(load, memory, seconds), ...memoryFigures(memory, seconds)];
  } finally {
    memory.stop();
  }
}

async function more(loader: Loader, { rush, perSecond, ...target }: Target & { rush: number }): Promise<Figure[]> {
  const full = await loader.run({ ...target, together, seconds: fullSeconds });
  const served = full.calls.filter(({ outcome }) => outcome === 'granted').length / fullSeconds;
  const offered = Math.round(served * rush);
  const rushed = await loader.run({ ...target, perSecond: offered, seconds: rushSeconds });
  const after = await loader.run({ ...target, perSecond, seconds: afterSeconds });
  return rushFigures({ served, offered, rushed, after, seconds: rushSeconds });
}

function tell(figures: readonly Figure[]): void {
  for (const figure of figures) {
    say(figure);
    if (!isMet(figure)) process.exitCode = 1;
  }
  const [minute = 0] = loadavg();
  console.log(`      load of this machine: ${minute.toFixed(1)}`);
}

const isMet = ({ seen, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }: Figure) =>
  seen <= atMost && seen >= atLeast;

soak().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
