import { dayOf, type Instant } from '../kernel/day';
import type { Field } from '../kernel/field';
import type { Stamper } from '../kernel/stamp';
import type { Json, Recorded, Reveal } from './record';

/** What the cloud brings to keep numbers safe: core itself knows no key. */
export interface Vault extends Stamper {
  /** Encrypts a text so that only the cloud can read it again, and only as what it is about. */
  seal(text: string, about: string): string;
  /** The same text sealed as being about something else; throws when it cannot be read. */
  reseal(sealed: string, from: string, to: string): string;
  /** True where this very text was sealed; false also where that cannot be read any more. */
  holds(sealed: string, about: string, text: string): boolean;
  /** The same short code for the same text, from which the text cannot be had: finds one person's cases. */
  blind(text: string): string;
}

/** True for questions whose answers never lie in the store as they were given. */
export function isSealed({ control, lookedUp }: Pick<Field, 'control' | 'lookedUp'>): boolean {
  return (control === 'identity' || control === 'bankCard') && !lookedUp;
}

/** So many looks at its numbers are noted in a case, one a day for each person and number; then nobody is shown them any more. */
export const mostReveals = 300;

/** True when a look is noted already: of that person, number and day, and not before `since`, when the number became another one. */
export function isNoted(
  { reveals }: Pick<Recorded, 'reveals'>,
  { by, field, at }: Omit<Reveal, 'name'>,
  since: Instant = '',
): boolean {
  return reveals.some(
    (each) => each.by === by && each.field === field && dayOf(each.at) === dayOf(at) && each.at >= since,
  );
}

/** True when a look could not be noted any more; one that is noted already for that day can be repeated. */
export function isLookedOut(
  found: Pick<Recorded, 'reveals'>,
  look: Omit<Reveal, 'name'>,
  since: Instant = '',
): boolean {
  return found.reveals.length >= mostReveals && !isNoted(found, look, since);
}

/** What a sealed answer is about: its case and its question. Moved anywhere else it cannot be opened. */
export const aboutAnswer = (caseId: string, field: string) => `${caseId}:${field}`;

/** Into which case answers go; and from which they were taken over, where they were not given anew. */
interface Whereabouts {
  caseId: string;
  takenFrom: string | null;
}

/** Answers as they may be stored: identity and card numbers sealed for this very case, everything else as it is. */
export function sealAnswers(
  fields: readonly Field[],
  answers: { readonly [field: string]: Json },
  { caseId, takenFrom }: Whereabouts,
  vault: Vault,
): { readonly [field: string]: Json } {
  const names = fields.filter(isSealed).map(({ name }) => name);
  const stored = (name: string, value: Json): Json => {
    if (!names.includes(name)) return value;
    const about = aboutAnswer(caseId, name);
    if (typeof value === 'string') return { sealed: vault.seal(value, about) };
    const earlier = sealedIn(value);
    if (earlier === undefined || takenFrom === null) return value;
    return { sealed: vault.reseal(earlier, aboutAnswer(takenFrom, name), about) };
  };
  return Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, stored(name, value)]));
}

/** The sealed text behind an answer; undefined where the answer is not a sealed one. */
export function sealedIn(answer: Json | undefined): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('sealed' in answer)) return undefined;
  return typeof answer.sealed === 'string' ? answer.sealed : undefined;
}
