import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseSync } from '@swc/core';
import * as v from 'valibot';

/** A test or a group of tests, in its own words. */
export interface Sentence {
  words: string;
  inside: readonly Sentence[];
}

/** The tests of a file as sentences, in their order. */
export function sentencesIn(file: string): Sentence[] {
  return within(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', target: 'es2022' }));
}

/** The tests of the local cloud, which is no part of the product, lie in a folder of this name. */
const ofTheCloud = `cloud${sep}`;

/** The test files of the product in a folder and in the folders of its domains, by name. */
export function testFilesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith(ofTheCloud))
    .sort()
    .map((name) => join(folder, name));
}

/** The sentences in a part of a syntax tree, of which only the calls that make a test matter. */
function within(node: unknown): Sentence[] {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap(within);
  const words = wordsOf(node);
  return words === undefined ? inside : [{ words, inside }];
}

/** `…('words', body)`. */
const Saying = v.object({
  type: v.literal('CallExpression'),
  callee: v.unknown(),
  arguments: v.looseTuple([
    v.object({ expression: v.object({ type: v.literal('StringLiteral'), value: v.string() }) }),
    v.unknown(),
  ]),
});

/** What leads from `it.each(…)` to `it`, and its name there. */
const Callee = v.variant('type', [
  v.object({ type: v.literal('CallExpression'), callee: v.unknown() }),
  v.object({ type: v.literal('MemberExpression'), object: v.unknown() }),
  v.object({ type: v.literal('Identifier'), value: v.string() }),
]);

const callers = ['describe', 'it', 'test'];

/** `it('…', …)`, `it.each(…)('…', …)`: what varies from row to row is written as an ellipsis. */
function wordsOf(node: object): string | undefined {
  if (!v.is(Saying, node) || !callers.includes(callerOf(node.callee) ?? '')) return undefined;
  return node.arguments[0].expression.value.replace(/%[sijdo#]|\$[\w.]+/g, '…');
}

function callerOf(callee: unknown): string | undefined {
  if (!v.is(Callee, callee)) return undefined;
  if (callee.type === 'Identifier') return callee.value;
  return callerOf(callee.type === 'CallExpression' ? callee.callee : callee.object);
}
