import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Load, Wanted } from './load';

const root = join(__dirname, '..', '..');

/** The process that asks. */
export interface Loader {
  run(wanted: Wanted): Promise<Load>;
  stop(): void;
}

export function startLoader(): Loader {
  const child = fork(join(root, 'scripts', 'run.mjs'), [join(__dirname, 'load.ts')], { cwd: root, execArgv: [] });
  const ended = new Promise<never>((_, failed) => {
    child.once('exit', () => failed(new Error('the process that asks has ended')));
  });
  ended.catch(() => undefined);
  return {
    run(wanted) {
      const told = new Promise<Load>((answered) => {
        child.once('message', (load: Load) => answered(load));
      });
      child.send(wanted);
      return Promise.race([told, ended]);
    },
    stop: () => void child.kill(),
  };
}
