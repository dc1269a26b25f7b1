import { readdirSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { words } from './harness';
import { compiled, instrument, type Mutant } from './instrument';

/** More changes than any test meets on its way: it goes round in circles. */
const mostSteps = 100_000_000;

const root = resolve(__dirname, '../..');

/** The part of the house whose mutants are tried, with all of them built in; which one is in force is chosen at any time. */
export interface Woven {
  mutants: readonly Mutant[];
  /** The number of the mutant in force; -1 when none is. */
  inForce: number;
  /** Begins anew to note which mutants are met. */
  meet(): Set<number>;
}

/** Lets everything under `part` (`core/`) be loaded with its mutants, in an order that is the same in every process. */
export function weave(part: string): Woven {
  const mutants: Mutant[] = [];
  const built = new Map<string, string>();
  for (const file of sourcesIn(join(root, part))) {
    const name = relative(root, file).split(sep).join('/');
    const { code, mutants: own } = instrument(readFileSync(file, 'utf8'), name, mutants.length);
    mutants.push(...own);
    built.set(file, code);
  }
  let met = new Set<number>();
  let steps = 0;
  const woven: Woven = {
    mutants,
    inForce: -1,
    meet() {
      met = new Set();
      steps = 0;
      return met;
    },
  };
  const __mutant = (number: number) => {
    met.add(number);
    steps += 1;
    if (steps > mostSteps) throw new Error('it does not end');
    return number === woven.inForce;
  };
  Object.assign(globalThis, words, { __mutant });
  loadWith((file) => built.get(file) ?? compiled(readFileSync(file, 'utf8'), file));
  return woven;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name));
}

function loadWith(codeOf: (file: string) => string): void {
  const extensions: unknown = Reflect.get(Module, '_extensions');
  if (typeof extensions !== 'object' || extensions === null) throw new Error('this Node loads modules in another way');
  Reflect.set(extensions, '.ts', (module: { _compile(code: string, file: string): void }, file: string) =>
    module._compile(codeOf(file), file),
  );
}
