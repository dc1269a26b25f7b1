import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A test or a group of tests, in its own words. */
export interface Sentence {
  words: string;
  inside: readonly Sentence[];
}

/** The tests of a file as sentences, in their order. */
export function sentencesIn(file: string): Sentence[] {
  return within(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
}

/** The test files of a folder, not of those inside it, by name. */
export function testFilesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(folder, name));
}

function within(node: ts.Node): Sentence[] {
  const found: Sentence[] = [];
  node.forEachChild((child) => {
    const words = ts.isCallExpression(child) ? wordsOf(child) : undefined;
    if (words === undefined) found.push(...within(child));
    else found.push({ words, inside: within(child) });
  });
  return found;
}

const callers = ['describe', 'it', 'test'];

/** `it('…')`, `it.each(…)('…')`: what varies from row to row is written as an ellipsis. */
function wordsOf({ expression, arguments: given }: ts.CallExpression): string | undefined {
  const [first] = given;
  if (!first || !ts.isStringLiteralLike(first) || given.length < 2) return undefined;
  const caller = /^\w+/.exec(expression.getText())?.[0] ?? '';
  return callers.includes(caller) ? first.text.replace(/%[sijdo#]|\$[\w.]+/g, '…') : undefined;
}
