import * as v from 'valibot';
import { fold } from '../../../core/kernel/clean';
import type { Around, Sure, Told } from '../../../core/kernel/doubt';
import { type Control, type Field, type FormSchema, questionsIn } from '../../../core/kernel/field';
import { parseInput } from '../../../core/kernel/form';
import { parseYuan, typedYuan } from '../../../core/kernel/money';
import { amissIn, doubtsIn } from '../../../core/record/check';
import type { Json } from '../../../core/record/record';
import { type Card, isCards, isPapers, type Typed, type Typing } from '../../services/drafts';

export type Answers = { readonly [field: string]: Json };
/** A sentence a question; `family.1.name` is the question `name` of the second card of `family`. */
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

/** What must be mended among `fields`, a sentence for each, by the form's own schema and, where it asks for days or places, what is known around it. */
export function mistakesIn(form: FormSchema, fields: readonly Field[], typed: Typed, around?: Around): Mistakes {
  const parsed = parseInput(form, { ...withheld(fields), ...answersOf(fields, typed) });
  const sentences = parsed.ok ? {} : (parsed.refusal.fields ?? {});
  const known = around
    ? amissIn(fields, { ...typed, ...readable(form, fields, typed) }, around, questionsIn(form))
    : {};
  return among(fields, withArriving(typed, { ...known, ...sentences }));
}

/** Pictures that were chosen but did not arrive yet are not missing: what they wait for is said instead. */
function withArriving(typed: Typed, mistakes: Mistakes): Mistakes {
  const said = Object.entries(mistakes).map(([name, sentence]) => [name, arriving(typed[name]) ?? sentence]);
  return Object.fromEntries(said);
}

/** What the pictures of a question wait for, of which none has arrived; undefined where that is not so. */
export function arriving(typing: Typing | undefined): string | undefined {
  if (!isPapers(typing) || typing.length === 0 || typing.some(({ fileId }) => fileId !== '')) return undefined;
  const isSending = typing.some(({ state }) => state === 'sending');
  return isSending ? '照片还在上传，请等它传好。' : '照片没有传好，请点照片重传，或删去再选。';
}

/** What she should look at again among `fields` and has not confirmed yet; it is held against all that was answered before. */
export function doubtsAmong(
  form: FormSchema,
  fields: readonly Field[],
  typed: Typed,
  around: Around,
  sure: Sure,
): Mistakes {
  const doubts = Object.entries(doubtsIn(form, readable(form, questionsIn(form), typed), around));
  // The cloud may have asked about more in one go; what it asked holds what is asked here.
  const isSure = (name: string, sentence: string) => sure[name]?.includes(sentence) === true;
  return among(fields, Object.fromEntries(doubts.filter(([name, sentence]) => !isSure(name, sentence))));
}

/** The answers as the cloud will read them, as far as each for itself can be read already. */
function readable(form: FormSchema, fields: readonly Field[], typed: Typed): Told {
  const answers = Object.entries(answersOf(fields, typed));
  return Object.fromEntries(
    answers.flatMap(([name, answer]) => {
      const schema = form.entries[name];
      const parsed = schema && v.safeParse(schema, answer);
      return parsed?.success ? [[name, parsed.output] as const] : [];
    }),
  );
}

function among(fields: readonly Field[], sentences: Mistakes): Mistakes {
  const isHere = (mistake: string) => fields.some(({ name }) => isAbout(mistake, name));
  return Object.fromEntries(Object.entries(sentences).filter(([mistake]) => isHere(mistake)));
}

/** The first of `fields` that has a mistake: the page scrolls there. */
export function firstMistake(fields: readonly Field[], mistakes: Mistakes): string | undefined {
  return fields.find(({ name }) => mistakes[name] !== undefined)?.name;
}

/** True where something inside the question `name` is marked: the sentence about the whole of it then says nothing new. */
export function liesInside(mistakes: Mistakes, name: string): boolean {
  return Object.keys(mistakes).some((mistake) => mistake.startsWith(`${name}.`));
}

/** The mistakes that have nothing to do with the question `name`. */
export function without(mistakes: Mistakes, name: string): Mistakes {
  return Object.fromEntries(Object.entries(mistakes).filter(([mistake]) => !isAbout(mistake, name)));
}

export function isAbout(mistake: string, name: string): boolean {
  return mistake === name || mistake.startsWith(`${name}.`);
}

/** A consent not given is a no, and no cards are none of them: the schema has words for these. */
function withheld(fields: readonly Field[]): Answers {
  const empty: Partial<Record<Control, Json>> = { consent: false, cards: [] };
  const entries = fields.flatMap(({ name, control, required }) => {
    const answer = required ? empty[control] : undefined;
    return answer === undefined ? [] : [[name, answer] as const];
  });
  return Object.fromEntries(entries);
}

function answerOf(field: Field, typing: Typing | undefined): Json | undefined {
  if (typing === undefined || typing === '' || typing === false) return undefined;
  if (typeof typing === 'string') return fromText(field, typing);
  if (typeof typing !== 'object') return typing;
  const several = isCards(typing)
    ? typing.cards.map((card) => answersOf(field.fields ?? [], card))
    : typing.filter(({ fileId }) => fileId !== '').map(({ fileId, name }) => ({ fileId, name }));
  return several.length > 0 ? several : undefined;
}

function fromText(field: Field, text: string): Json | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  // What is no number stays as it was typed, so that the schema says how to mend it.
  if (field.control === 'money') return parseYuan(plain) ?? plain;
  if (field.control === 'count') return /^\d{1,9}$/.test(fold(plain)) ? Number(fold(plain)) : plain;
  return text;
}

/** Answers as she would have typed them: the way back from `answersOf`. Pictures have none. */
export function typedOf(fields: readonly Field[], answers: Answers): Typed {
  return given(fields, answers, (field, answer) => {
    if (field.control !== 'cards') return plainOf(field, answer);
    const cards = Array.isArray(answer) ? answer.map((card) => cardOf(field.fields ?? [], card)) : [];
    return cards.length > 0 ? { cards, open: -1 } : undefined;
  });
}

function cardOf(fields: readonly Field[], card: Json): Card {
  const answers: Answers = typeof card === 'object' && card !== null ? Object.fromEntries(Object.entries(card)) : {};
  return given(fields, answers, plainOf);
}

function given<T>(
  fields: readonly Field[],
  answers: Answers,
  typing: (field: Field, answer: Json) => T | undefined,
): Record<string, T> {
  const all: Record<string, T> = {};
  for (const field of fields) {
    const answer = answers[field.name];
    const typed = answer === undefined ? undefined : typing(field, answer);
    if (typed !== undefined) all[field.name] = typed;
  }
  return all;
}

function plainOf({ control }: Field, answer: Json): Card[string] | undefined {
  if (typeof answer === 'string' || typeof answer === 'boolean') return answer;
  if (typeof answer !== 'number') return undefined;
  if (control === 'money') return typedYuan(answer);
  return control === 'count' ? String(answer) : answer;
}
