import { collect, finish } from './harness';
import type { Mutant } from './instrument';
import { weave } from './weave';

/** What is told of one file of tests: the mutants of the functions that it meets; or of one mutant: whether it failed. */
export type ToldOfFunctions =
  | { kind: 'met'; numbers: readonly number[]; mutants: readonly Mutant[] }
  | { kind: 'tried'; killed: boolean };

const woven = weave('cloudfunctions/');
const tell = (told: ToldOfFunctions) => new Promise((sent) => process.send?.(told, undefined, undefined, sent));

/** Runs the tests of a file in their order, as they lean on one another; false at the first that fails. */
async function passes(file: string): Promise<boolean> {
  try {
    for (const test of collect(() => require(file))) await test.run();
    return true;
  } catch (error) {
    if (woven.inForce === -1) console.error(error);
    return false;
  }
}

/** `cover <file>`, or `try <number> <files>`. */
async function main([mode, first = '', second = '']: readonly string[]): Promise<void> {
  if (mode === 'cover') {
    const met = woven.meet();
    const numbers = (await passes(first)) ? [...met] : [];
    await tell({ kind: 'met', numbers, mutants: woven.mutants });
  } else {
    woven.inForce = Number(first);
    let killed = false;
    for (const file of second.split(',')) {
      woven.meet();
      killed ||= !(await passes(file));
      if (killed) break;
    }
    await tell({ kind: 'tried', killed });
  }
  await finish();
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
