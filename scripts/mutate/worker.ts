import fc from 'fast-check';
import { collect, type Test } from './harness';
import type { Mutant } from './instrument';
import { weave } from './weave';

/** `fixed`: it is in force only while the files are read (tables, forms, flows), before a test can choose. */
export type Outcome = 'killed' | 'survived' | 'uncovered' | 'fixed';

/** What a worker tells: which mutant it begins with, and what became of it. */
export type Told =
  | { kind: 'trying'; number: number; mutant: Mutant }
  | { kind: 'tried'; number: number; mutant: Mutant; outcome: Outcome };

interface Covered {
  test: Test;
  numbers: ReadonlySet<number>;
  ms: number;
}

// That a property fails is all there is to know: nobody looks for its smallest example.
fc.configureGlobal({ endOnFailure: true });

const woven = weave('core/');

async function passes(test: Test): Promise<boolean> {
  try {
    await test.run();
    return true;
  } catch {
    return false;
  }
}

/** Each test with the mutants that it meets, the quickest first; throws where one fails without any. */
async function cover(tests: readonly Test[]): Promise<Covered[]> {
  const covered: Covered[] = [];
  for (const test of tests) {
    const numbers = woven.meet();
    const started = performance.now();
    if (!(await passes(test))) throw new Error(`fails without a mutant: ${test.name}`);
    covered.push({ test, numbers, ms: performance.now() - started });
  }
  return covered.sort((a, b) => a.ms - b.ms);
}

async function isKilled(number: number, those: readonly Covered[]): Promise<boolean> {
  woven.inForce = number;
  try {
    for (const { test } of those) {
      woven.meet();
      if (!(await passes(test))) return true;
    }
    return false;
  } finally {
    woven.inForce = -1;
  }
}

const tell = (told: Told) => process.send?.(told);

/** Tries every mutant of core whose number leaves `share` when divided by `of`, from `from` on; of the files `only`, if any. */
async function main([files = '', share = '0', of = '1', from = '0', only = '']: readonly string[]): Promise<void> {
  const fixed = woven.meet();
  const tests = files.split(',').flatMap((file) => collect(() => require(file)));
  const covered = await cover(tests);
  for (const [number, mutant] of woven.mutants.entries()) {
    if (only && !only.split(',').includes(mutant.file)) continue;
    if (number % Number(of) !== Number(share) || number < Number(from)) continue;
    tell({ kind: 'trying', number, mutant });
    const those = covered.filter(({ numbers }) => numbers.has(number));
    const killed = await isKilled(number, those);
    const left = fixed.has(number) ? 'fixed' : those.length > 0 ? 'survived' : 'uncovered';
    tell({ kind: 'tried', number, mutant, outcome: killed ? 'killed' : left });
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
