import type { Json } from '../../../core/case/case';
import type { Field, FormSchema } from '../../../core/kernel/field';
import { parseInput } from '../../../core/kernel/form';
import { parseYuan } from '../../../core/kernel/money';
import type { Typed, Typing } from '../../services/drafts';

export type Answers = { readonly [field: string]: Json };
export type Mistakes = Readonly<Record<string, string>>;

/** What was typed as the core's schemas want it; what was left empty is absent. */
export function answersOf(fields: readonly Field[], typed: Typed): Answers {
  const answers: { [field: string]: Json } = {};
  for (const field of fields) {
    const answer = answerOf(field, typed[field.name]);
    if (answer !== undefined) answers[field.name] = answer;
  }
  return answers;
}

/** What must be mended among `fields`, a sentence for each, by the form's own schema. */
export function mistakesIn(form: FormSchema, fields: readonly Field[], typed: Typed): Mistakes {
  const parsed = parseInput(form, answersOf(fields, typed));
  const sentences = parsed.ok ? {} : (parsed.refusal.fields ?? {});
  const here = fields.map(({ name }) => name);
  return Object.fromEntries(Object.entries(sentences).filter(([name]) => here.includes(name)));
}

/** The first of `fields` that has a mistake: the page scrolls there. */
export function firstMistake(fields: readonly Field[], mistakes: Mistakes): string | undefined {
  return fields.find(({ name }) => mistakes[name] !== undefined)?.name;
}

export function without(mistakes: Mistakes, name: string): Mistakes {
  return Object.fromEntries(Object.entries(mistakes).filter(([other]) => other !== name));
}

function answerOf(field: Field, typing: Typing | undefined): Json | undefined {
  if (typing === undefined || typing === '') return undefined;
  if (typeof typing === 'number') return typing;
  if (typeof typing === 'string') return fromText(field, typing);
  const sent = typing.filter(({ fileId }) => fileId !== '').map(({ fileId, name }) => ({ fileId, name }));
  return sent.length > 0 ? sent : undefined;
}

function fromText(field: Field, text: string): Json | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  // What is no number stays as it was typed, so that the schema says how to mend it.
  if (field.control === 'money') return parseYuan(plain) ?? plain;
  if (field.control === 'count') return /^\d{1,9}$/.test(plain) ? Number(plain) : plain;
  return text;
}
