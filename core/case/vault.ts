import type { Field } from '../kernel/field';
import type { Json } from './case';

/** What the cloud brings to keep numbers safe: core itself knows no key. */
export interface Vault {
  /** Encrypts a text so that only the cloud can read it again. */
  seal(text: string): string;
  /** The same short code for the same text, from which the text cannot be had: finds one person's cases. */
  blind(text: string): string;
}

/** True for questions whose answers never lie in the store as they were given. */
export function isSealed({ control }: Pick<Field, 'control'>): boolean {
  return control === 'identity' || control === 'bankCard';
}

/** Answers as they may be stored: identity and card numbers sealed, everything else as it is. */
export function sealAnswers(
  fields: readonly Field[],
  answers: { readonly [field: string]: Json },
  vault: Vault,
): { readonly [field: string]: Json } {
  const sealed = fields.filter(isSealed).map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [
      name,
      sealed.includes(name) && typeof value === 'string' ? { sealed: vault.seal(value) } : value,
    ]),
  );
}

/** The sealed text behind an answer; undefined where the answer is not a sealed one. */
export function sealedIn(answer: Json | undefined): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('sealed' in answer)) return undefined;
  return typeof answer.sealed === 'string' ? answer.sealed : undefined;
}
