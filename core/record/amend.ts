import { type Field, fieldsOf } from '../kernel/field';
import type { Stored } from './definition';
import type { Step } from './flow';
import type { Entry, Recorded, Shown } from './record';
import { type Asked, shownOf } from './shown-before';
import { isSealed, sealAnswers, type Vault } from './vault';

/** What the answers of a step change in those of the case, and how the step is written down. */
interface Amendment {
  set: Partial<Pick<Recorded, 'answers' | 'shown' | 'carried'>>;
  entry: Pick<Entry, 'input' | 'shown'>;
}

/** What was filled in at a step; `answered` without what the case itself said against it, which holds for that moment alone. */
export type FilledIn = Amendment['entry'] & { answered: readonly Shown[] };

/** True for a question whose answer stands in the form when it is filled in anew: numbers that are sealed and pictures do not. */
export const isGivenBack = (field: Field) => !isSealed(field) && field.control !== 'papers';

/**
 * Where a step `amends`, its answers stand from now on as the case's own, numbers sealed for their questions; where it amends the
 * `whole`, what it leaves out stands no more, but for what is not given back. Those which they replace stay in the entry as they
 * lay in the store, under `before`, and in the words in which they were shown: a number by its last digits. Any other step
 * changes no answer.
 */
export function amendment(
  service: Asked,
  found: Pick<Recorded, '_id' | 'answers' | 'shown' | 'carried'>,
  { amends, form }: Pick<Step, 'amends' | 'form'>,
  { answered, ...filled }: FilledIn,
  vault: Vault,
): Amendment {
  if (!amends || !form) return { set: {}, entry: filled };
  const questions = fieldsOf(form).filter(({ name }) => service.fields.some((field) => field.name === name));
  const isAsked = ([name]: [string, unknown]) => questions.some((question) => question.name === name);
  const input = sealAnswers(questions, filled.input, { caseId: found._id, takenFrom: null }, vault);
  // That a question was left open until now is told as well: null.
  const named = [...Object.keys(found.answers), ...Object.keys(input)].filter((name) => isAsked([name, null]));
  const before = Object.fromEntries(named.map((name) => [name, found.answers[name] ?? null]));
  const emptied = questions.filter((field) => amends === 'whole' && isGivenBack(field) && !(field.name in input));
  const isEmptied = (name: string | undefined) => emptied.some((field) => field.name === name);
  const given = answered.filter(({ field }) => questions.some(({ name }) => name === field));
  const shown = shownOf(found, service);
  const replacing = shown.filter(({ field }) => isEmptied(field) || given.some((row) => row.field === field));
  const standing = Object.entries(found.answers).filter(([name]) => !isEmptied(name));
  const carried = Object.entries(found.carried ?? {}).filter((entry) => !isAsked(entry));
  return {
    set: {
      answers: { ...Object.fromEntries(standing), ...Object.fromEntries(Object.entries(input).filter(isAsked)) },
      shown: replaced(shown, given).filter(({ field }) => !isEmptied(field)),
      ...(found.carried ? { carried: Object.fromEntries(carried) } : {}),
    },
    entry: {
      input: { ...input, before },
      shown: [...filled.shown, ...replacing.map(({ label, value }) => ({ label: `原来的${label}`, value }))],
    },
  };
}

/** The rows with those that were given anew in the places of the earlier ones; what had no place comes last. */
function replaced(rows: readonly Shown[], anew: readonly Shown[]): Shown[] {
  const later = anew.filter(({ field }) => !rows.some((row) => row.field === field));
  return [...rows.map((row) => anew.find(({ field }) => field === row.field) ?? row), ...later];
}

/** The answers of a record as they stood after the entry at a place: what later ones amended is as it was before them. */
export function answersAt({ answers, timeline }: Pick<Recorded, 'answers' | 'timeline'>, at: number): Stored {
  const before = timeline.slice(at + 1).map(({ input }) => answersBefore(input));
  const stood: Stored = Object.assign({}, answers, ...before.reverse());
  return Object.fromEntries(Object.entries(stood).filter(([, answer]) => answer !== null));
}

/** The answers that an entry's took the place of, by question, null where there was none; none where it amended nothing. */
export function answersBefore({ before = null }: Entry['input']): Stored {
  return typeof before === 'object' && before !== null ? Object.fromEntries(Object.entries(before)) : {};
}
