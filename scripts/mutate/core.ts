import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { testFilesOf } from '../document/sentences';
import type { Mutant } from './instrument';
import type { Outcome, Told } from './worker';

const root = resolve(__dirname, '../..');
const files = testFilesOf(resolve(root, 'tests/unit/core'));
const workers = 2;
/** A change that leaves a test without an end and without a word: it was noticed. */
const patienceMs = 30_000;

export interface Tried {
  mutant: Mutant;
  outcome: Outcome;
}

type Say = (tried: Tried) => void;

/**
 * Every mutant of core, or of the files `only` (`core/case/sight.ts`), tried by the tests that know nothing but core. `say`
 * hears of each as soon as it was tried.
 */
export async function tryCore(only: readonly string[], say: Say): Promise<Tried[]> {
  const shares = await Promise.all(Array.from({ length: workers }, (_, share) => tryShare(only, say, share)));
  return shares.flat();
}

/** One share of the mutants; begun again behind one on which its process got stuck. */
function tryShare(only: readonly string[], say: Say, share: number, from = 0): Promise<Tried[]> {
  const found: Tried[] = [];
  const worker = resolve(root, 'scripts/mutate/worker.ts');
  const args = [worker, files.join(','), `${share}`, `${workers}`, `${from}`, only.join(',')];
  const child = fork(resolve(root, 'scripts/run.mjs'), args, { cwd: root });
  let trying: { number: number; mutant: Mutant } | undefined;
  let watch: NodeJS.Timeout | undefined;
  child.on('message', (told: Told) => {
    clearTimeout(watch);
    watch = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    if (told.kind === 'trying') trying = told;
    else {
      found.push(told);
      say(told);
    }
  });
  return new Promise((done, failed) => {
    child.once('exit', (code) => {
      clearTimeout(watch);
      if (code === 0) return done(found);
      if (!trying) return failed(new Error('the tests do not pass as they are'));
      const stuck: Tried = { mutant: trying.mutant, outcome: 'killed' };
      tryShare(only, say, share, trying.number + 1).then((rest) => done([...found, stuck, ...rest]), failed);
    });
  });
}
