import { type Day, sayInstant } from '../../core/kernel/day';
import type { Sure } from '../../core/kernel/doubt';
import type { HeldPaper } from './pictures';
import { forget, keep, readStored } from './storage';

type Plain = string | number | boolean;

/** One of several alike, e.g. a member of a family. Its questions ask for no pictures and no cards of their own. */
export type Card = Readonly<Record<string, Plain>>;

/** Cards as far as they are filled in; `open` is the place of the one being filled in, -1 for none. */
export interface Cards {
  cards: readonly Card[];
  open: number;
}

/** What a person has typed, picked, ticked or attached, as the form holds it. */
export type Typing = Plain | readonly HeldPaper[] | Cards;
export type Typed = Readonly<Record<string, Typing>>;

/** A submission under way: while it is here, the cloud may have the case already, so only exactly this may be sent again. */
export interface Sending {
  submitId: string;
  answers: Readonly<Record<string, unknown>>;
  /** What was asked about and confirmed; absent in what an earlier version of the phone has sent. */
  sure?: Sure;
}

/** A form that is not finished. */
export interface Draft {
  typed: Typed;
  step: number;
  /** Milliseconds since 1970, by this phone's clock. */
  savedAt: number;
  /** What was asked about and confirmed. */
  sure?: Sure;
  sending?: Sending;
}

export function isPapers(typing: Typing | undefined): typing is readonly HeldPaper[] {
  return typeof typing === 'object' && !('cards' in typing);
}

export function isCards(typing: Typing | undefined): typing is Cards {
  return typeof typing === 'object' && 'cards' in typing;
}

/** The pictures among everything that was filled in. */
export function papersIn(typed: Typed): HeldPaper[] {
  return Object.values(typed).flatMap((typing) => (isPapers(typing) ? typing : []));
}

const keyOf = (kind: string) => `draft:1:${kind}`;

/** True when it could be kept on the phone. */
export function saveDraft(kind: string, draft: Draft): boolean {
  return keep(keyOf(kind), draft);
}

export function loadDraft(kind: string): Draft | undefined {
  const stored = readStored(keyOf(kind));
  return isDraft(stored) ? stored : undefined;
}

export function dropDraft(kind: string): void {
  forget(keyOf(kind));
}

/** `8月20日 14:32`. */
export function savedAt(draft: Draft, today: Day): string {
  return sayInstant(new Date(draft.savedAt).toISOString(), today);
}

/** True for what an earlier version of a draft could be. */
export function isDraft(stored: unknown): stored is Draft {
  return typeof stored === 'object' && stored !== null && 'typed' in stored && 'step' in stored && 'savedAt' in stored;
}
