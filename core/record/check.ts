import { outOfBounds } from '../kernel/bounds';
import type { Around, Sure, Told } from '../kernel/doubt';
import { doubtsOf, type Field, type FormSchema, fieldsOf, questionsIn } from '../kernel/field';
import { hiddenNumbers } from '../kernel/hidden-number';
import { birthdayOf } from '../kernel/identity';
import { ok, type Result, refuse } from '../kernel/result';
import { placesOf } from '../union/union';

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
  const asked = questionsIn(form);
  const open = asked.filter((field) => hidesUnasked(field, answers[field.name], asked));
  const own: Sure = {
    ...Object.fromEntries(doubts),
    ...Object.fromEntries(open.map(({ name }) => [name, maybeHidden])),
  };
  const beside = Object.entries(around.against ?? {}).map(([name, sentence]) => [name, (own[name] ?? '') + sentence]);
  return { ...own, ...Object.fromEntries(beside) };
}

/** Everybody who handles the case reads what is written freely, so that whole numbers do not belong there. */
const hidden = '这里好像写了银行卡号或身份证号，别人会看到。请删去，号码填在专门的地方。';
const maybeHidden = '这里好像写了银行卡号或身份证号，别人会看到，请删去。不是号码的，就点“没有写错”。';

const hides = ({ control }: Field, answer: unknown) =>
  (control === 'text' || control === 'longText') && typeof answer === 'string' && hiddenNumbers(answer).length > 0;

/** True where a number is written that no question asks for, on whichever card. */
function hidesUnasked(field: Field, answer: unknown, asked: readonly Field[]): boolean {
  if (field.control !== 'cards') return hides(field, answer) && !isMisplaced(field, answer, asked);
  const cards: readonly unknown[] = Array.isArray(answer) ? answer : [];
  return cards.some((card) => {
    const told = new Map(typeof card === 'object' && card !== null ? Object.entries(card) : []);
    return (field.fields ?? []).some((inner) => hidesUnasked(inner, told.get(inner.name), asked));
  });
}

/** True for a number that has a question of its own among those that are asked, where it is sealed. */
const isMisplaced = (field: Field, answer: unknown, asked: readonly Field[]) =>
  hides(field, answer) &&
  hiddenNumbers(String(answer)).some((kind) => asked.some(({ control, lookedUp }) => control === kind && !lookedUp));

/**
 * What is out of bounds, not on the union's lists or a number in the wrong place, a sentence a question, among answers that
 * may be a part of a form; `asked` are the questions of the whole of it.
 */
export function amissIn(
  fields: readonly Field[],
  answers: Told,
  around: Around,
  asked: readonly Field[] = fields,
): Record<string, string> {
  const amiss: Record<string, string> = {};
  for (const field of fields) Object.assign(amiss, amissWith(field, answers, around, asked));
  return amiss;
}

function amissWith(field: Field, answers: Told, around: Around, asked: readonly Field[]): Record<string, string> {
  const { name, control, places = 'areas' } = field;
  const answer = answers[name];
  if (Array.isArray(answer)) return amissInCards(field, answer, around, asked);
  if (typeof answer !== 'string') return {};
  if (isMisplaced(field, answer, asked)) return { [name]: hidden };
  if (control === 'unit' && !placesOf(around.union, places).some(({ value }) => value === answer))
    return { [name]: '列表里没有这一项，请重新选择。' };
  if (control === 'identity' && birthdayOf(answer) > around.today)
    return { [name]: '号码里的出生日期还没有到，请逐位核对第 7 至 14 位。' };
  const sentence = control === 'day' ? outOfBounds(answer, field, around, answers) : undefined;
  return sentence === undefined ? {} : { [name]: sentence };
}

/** Within cards each question has its sentence, and the whole says which card to look at, as in core/kernel/form.ts. */
function amissInCards(
  { name, fields = [] }: Field,
  cards: readonly Told[],
  around: Around,
  asked: readonly Field[],
): Record<string, string> {
  const amiss: Record<string, string> = {};
  cards.forEach((card, at) => {
    for (const [question, sentence] of Object.entries(amissIn(fields, card, around, asked))) {
      amiss[`${name}.${at}.${question}`] = sentence;
      amiss[name] ??= cardAmiss(at);
    }
  });
  return amiss;
}

/** Which of several cards to look at, counted from 0. */
const cardAmiss = (at: number) => `第 ${at + 1} 张还要改一下。`;
