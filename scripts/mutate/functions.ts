import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { startCloudHosts } from '../../tests/support/start-cloud-hosts';
import { testFilesOf } from '../document/sentences';
import type { Tried } from './core';
import type { ToldOfFunctions } from './functions-worker';
import type { Mutant } from './instrument';

const root = resolve(__dirname, '../..');
const files = testFilesOf(resolve(root, 'tests/contract'));
const workers = 2;
/** Longer than any file of tests takes; a change that makes one go on for ever was noticed. */
const patienceMs = 120_000;

/** A process of its own for each: what one test leaves in the store is there for the next. Undefined where it got stuck. */
function ask(lane: number, ...args: string[]): Promise<ToldOfFunctions | undefined> {
  const child = fork(resolve(root, 'scripts/run.mjs'), [resolve(root, 'scripts/mutate/functions-worker.ts'), ...args], {
    cwd: root,
    env: { ...process.env, JEST_WORKER_ID: `${lane + 1}` },
    silent: true,
  });
  const watch = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  let answer: ToldOfFunctions | undefined;
  child.on('message', (told: ToldOfFunctions) => {
    answer = told;
  });
  return new Promise((done) => {
    child.once('exit', () => {
      clearTimeout(watch);
      done(answer);
    });
  });
}

/** Does the work in a few lanes side by side, the results in the order of the items. */
async function inLanes<T, R>(items: readonly T[], work: (item: T, lane: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = [...items.entries()];
  const lane = async (number: number) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1], number);
  };
  await Promise.all(Array.from({ length: workers }, (_, number) => lane(number)));
  return results;
}

/**
 * A sample of the mutants of the functions, the same in every run on the same code, tried by the tests over the door: each
 * takes seconds, so that all of them would take hours.
 */
export async function tryFunctions(most: number): Promise<Tried[]> {
  await startCloudHosts(workers);
  const testsOf = new Map<number, string[]>();
  let mutants: readonly Mutant[] = [];
  const told = await inLanes(files, (file, lane) => ask(lane, 'cover', file));
  told.forEach((answer, at) => {
    if (answer?.kind !== 'met') throw new Error(`${files[at]} cannot be played here`);
    mutants = answer.mutants;
    for (const number of answer.numbers) testsOf.set(number, [...(testsOf.get(number) ?? []), files[at] ?? '']);
  });
  const step = Math.max(mutants.length / most, 1);
  const sample = Array.from({ length: Math.min(most, mutants.length) }, (_, at) => Math.floor(at * step));
  return inLanes(sample, async (number, lane): Promise<Tried> => {
    const mutant = mutants[number] ?? { file: '', line: 0, from: '', to: '' };
    const tests = testsOf.get(number);
    if (!tests) return { mutant, outcome: 'uncovered' };
    const answer = await ask(lane, 'try', `${number}`, tests.join(','));
    return { mutant, outcome: answer?.kind === 'tried' && !answer.killed ? 'survived' : 'killed' };
  });
}
