import { join } from 'node:path';
import { measurePhone } from './bench/phone';
import { measureColdStart } from './build/cold-start';
import { measureSizes } from './build/sizes';

const kilobytes = (bytes: number) => Math.round((bytes / 1024) * 10) / 10;
const dist = join(__dirname, '..', 'dist');

interface Figure {
  what: string;
  seen: number;
  goal: number;
  unit: string;
}

function say({ what, seen, goal, unit }: Figure): void {
  const verdict = seen <= goal ? 'ok  ' : 'OVER';
  console.log(`${verdict} ${what.padEnd(44)} ${String(seen).padStart(8)} ${unit.padEnd(5)} (goal ≤ ${goal})`);
}

async function sizes(): Promise<Figure[]> {
  const { packages, functions } = await measureSizes(dist);
  const subpackages = Object.entries(packages.subpackages).map(([name, bytes]) => ({
    what: `subpackage ${name}`,
    seen: kilobytes(bytes),
    goal: 300,
    unit: 'KB',
  }));
  const bundles = functions.flatMap(({ name, bytes, ownBytes }) => [
    { what: `function ${name}`, seen: kilobytes(bytes), goal: 1024, unit: 'KB' },
    { what: `function ${name}, our own code`, seen: kilobytes(ownBytes), goal: 150, unit: 'KB' },
  ]);
  return [
    { what: 'main package', seen: kilobytes(packages.main), goal: 600, unit: 'KB' },
    ...subpackages,
    { what: 'all packages', seen: kilobytes(packages.total), goal: 2048, unit: 'KB' },
    ...bundles,
  ];
}

function coldStart(): Figure[] {
  const { apiMs, sdkMs, ratio } = measureColdStart(9, dist);
  const what = `cold require of api (${apiMs.toFixed(0)} ms of ${sdkMs.toFixed(0)} ms)`;
  return [{ what, seen: Math.round(ratio * 100) / 100, goal: 0.4, unit: '×' }];
}

async function bench(): Promise<void> {
  for (const figure of await sizes()) say(figure);
  for (const figure of coldStart()) say(figure);
  const { firstContentMs, switchMs } = await measurePhone(dist);
  say({ what: 'home page, first content, CPU 4× slower', seen: firstContentMs, goal: 1000, unit: 'ms' });
  say({ what: 'page switch, CPU 4× slower', seen: switchMs, goal: 300, unit: 'ms' });
}

bench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
