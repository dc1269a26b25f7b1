import { outOfBounds } from './kernel/bounds';
import type { Around, Sure, Told } from './kernel/doubt';
import { doubtsOf, type Field, type FormSchema, fieldsOf } from './kernel/field';
import { birthdayOf } from './kernel/identity';
import { ok, type Result, refuse } from './kernel/result';
import { placesOf } from './union';

/**
 * Holds a form that has passed its schema to what is only known where it is filled in: days to their bounds, places to
 * the union's own lists, and answers that look wrong to her word that they are right. Phone and cloud both ask it.
 * Refuses `invalidInput`, then `doubtful`, each with a sentence a question.
 */
export function checkForm(form: FormSchema, answers: Told, around: Around, sure: Sure = {}): Result<true> {
  const mistakes = amissIn(fieldsOf(form), answers, around);
  if (Object.keys(mistakes).length > 0) return refuse('invalidInput', mistakes);
  const doubts = doubtsIn(form, answers, around);
  const open = Object.entries(doubts).filter(([name, sentence]) => sure[name] !== sentence);
  return open.length > 0 ? refuse('doubtful', Object.fromEntries(open)) : ok(true);
}

/** What she may be asked to look at again, a sentence a question. */
export function doubtsIn(form: FormSchema, answers: Told, around: Around): Sure {
  const doubts = doubtsOf(form).flatMap(({ name, doubt }) => {
    const sentence = answers[name] === undefined ? undefined : doubt(answers[name], around, answers);
    return sentence === undefined ? [] : [[name, sentence] as const];
  });
  return Object.fromEntries(doubts);
}

/** What is out of bounds or not on the union's lists, a sentence a question, among answers that may be a part of a form. */
export function amissIn(fields: readonly Field[], answers: Told, around: Around): Record<string, string> {
  const amiss: Record<string, string> = {};
  for (const field of fields) Object.assign(amiss, amissWith(field, answers, around));
  return amiss;
}

function amissWith(field: Field, answers: Told, around: Around): Record<string, string> {
  const { name, control, places = 'areas' } = field;
  const answer = answers[name];
  if (Array.isArray(answer)) return amissInCards(field, answer, around);
  if (typeof answer !== 'string') return {};
  if (control === 'unit' && !placesOf(around.union, places).some(({ value }) => value === answer))
    return { [name]: '列表里没有这一项，请重新选择。' };
  if (control === 'identity' && birthdayOf(answer) > around.today)
    return { [name]: '号码里的出生日期还没有到，请逐位核对第 7 至 14 位。' };
  const sentence = control === 'day' ? outOfBounds(answer, field, around, answers) : undefined;
  return sentence === undefined ? {} : { [name]: sentence };
}

/** Within cards each question has its sentence, and the whole says which card to look at, as in core/kernel/form.ts. */
function amissInCards({ name, fields = [] }: Field, cards: readonly Told[], around: Around): Record<string, string> {
  const amiss: Record<string, string> = {};
  cards.forEach((card, at) => {
    for (const [question, sentence] of Object.entries(amissIn(fields, card, around))) {
      amiss[`${name}.${at}.${question}`] = sentence;
      amiss[name] ??= cardAmiss(at);
    }
  });
  return amiss;
}

/** Which of several cards to look at, counted from 0. */
const cardAmiss = (at: number) => `第 ${at + 1} 张还要改一下。`;
