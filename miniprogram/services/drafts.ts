import { type Day, sayInstant } from '../../core/kernel/day';
import type { HeldPaper } from './pictures';
import { forget, keep, readStored } from './storage';

/** What a person has typed, picked or attached, as the form holds it. */
export type Typing = string | number | readonly HeldPaper[];
export type Typed = Readonly<Record<string, Typing>>;

/** A submission under way: while it is here, the cloud may have the case already, so only exactly this may be sent again. */
export interface Sending {
  submitId: string;
  answers: Readonly<Record<string, unknown>>;
}

/** A form that is not finished. */
export interface Draft {
  typed: Typed;
  step: number;
  /** Milliseconds since 1970, by this phone's clock. */
  savedAt: number;
  sending?: Sending;
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
