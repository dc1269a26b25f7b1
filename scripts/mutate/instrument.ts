import { SourceMap } from 'node:module';
import { transformSync } from '@swc/core';
import { type Change, changesIn } from './mutants';

/** A change as it is reported: where it stands in the source, what stood there, what was tried. */
export interface Mutant {
  file: string;
  line: number;
  from: string;
  to: string;
}

export interface Instrumented {
  /** CommonJS in which `__mutant(n)` says whether the change number `n` is the one in force. */
  code: string;
  mutants: readonly Mutant[];
}

const typescript = { syntax: 'typescript' } as const;

/** TypeScript as CommonJS, as jest has it. */
export function compiled(source: string, filename: string): string {
  const jsc = { target: 'es2022', parser: typescript } as const;
  return transformSync(source, { filename, jsc, module: { type: 'commonjs' }, sourceMaps: false }).code;
}

/** A source file with every change of it built in at once, numbered from `first`. */
export function instrument(source: string, file: string, first: number): Instrumented {
  const plain = transformSync(source, {
    filename: file,
    jsc: { target: 'es2022', parser: typescript },
    sourceMaps: true,
  });
  const changes = changesIn(plain.code);
  const lineAt = lines(plain.code, plain.map ?? '{}');
  const mutants = changes.map(({ start, end, to }) => ({
    file,
    line: lineAt(start),
    from: short(plain.code.slice(start, end)),
    to: typeof to === 'string' ? '(left out)' : short(to.expression),
  }));
  return { code: compiled(woven(plain.code, changes, first), file), mutants };
}

interface Insertion {
  at: number;
  text: string;
  /** Among insertions at one offset: ends before beginnings, inner ends and outer beginnings first. */
  order: number;
}

function woven(code: string, changes: readonly Change[], first: number): string {
  const insertions = changes.flatMap((change, index) => insertionsFor(change, first + index));
  insertions.sort((a, b) => a.at - b.at || a.order - b.order);
  let reached = 0;
  let text = '';
  for (const { at, text: added } of insertions) {
    text += code.slice(reached, at) + added;
    reached = at;
  }
  return text + code.slice(reached);
}

function insertionsFor({ start, end, to }: Change, number: number): Insertion[] {
  const opening = (text: string) => ({ at: start, text, order: 1e9 - end });
  // An inner part ends first: it begins later.
  const closing = (text: string) => ({ at: end, text, order: -1e9 - start });
  if (to === 'leave') return [{ at: start + 1, text: `if (__mutant(${number})) return;`, order: -2e9 }];
  if (to === 'skip') return [opening(`{if (!__mutant(${number})) {`), closing('}}')];
  return [opening(`(__mutant(${number}) ? (${to.expression}) : (`), closing('))')];
}

function lines(code: string, map: string): (offset: number) => number {
  const sourceMap = new SourceMap(JSON.parse(map));
  return (offset) => {
    const before = code.slice(0, offset).split('\n');
    const entry = sourceMap.findEntry(before.length - 1, before[before.length - 1]?.length ?? 0);
    return 'originalLine' in entry ? entry.originalLine + 1 : 0;
  };
}

const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 60);
