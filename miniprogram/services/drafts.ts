import * as v from 'valibot';
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
  /** Which decision it replaces, by the moment at which that was made; absent where it is a new one. */
  corrects?: string;
  sending?: Sending;
  /** True where something that was kept could not be read; she is told when she goes on with it. */
  torn?: true;
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
export function saveDraft(kind: string, { torn: _told, ...draft }: Draft): boolean {
  return keep(keyOf(kind), draft);
}

export function loadDraft(kind: string): Draft | undefined {
  return readDraft(readStored(keyOf(kind)));
}

export function dropDraft(kind: string): void {
  forget(keyOf(kind));
}

/** What she is told who goes on with a torn draft. */
export const tornWords = '有几项没有读出来，请看一遍，补上再交';

/** `8月20日 14:32`; nothing more exact where nobody knows. */
export function savedAt(draft: Draft, today: Day): string {
  return draft.savedAt === 0 ? '之前' : sayInstant(new Date(draft.savedAt).toISOString(), today);
}

const Plain = v.union([v.string(), v.pipe(v.number(), v.finite()), v.boolean()]);
const Paper = v.object({
  id: v.string(),
  path: v.string(),
  name: v.string(),
  fileId: v.string(),
  state: v.picklist(['sending', 'failed', 'done']),
  progress: v.fallback(v.number(), 0),
  doubt: v.exactOptional(v.picklist(['blurred', 'small', ''])),
});
const Open = v.pipe(v.number(), v.integer(), v.minValue(-1));
const Held = v.union([
  Plain,
  v.array(Paper),
  v.object({ cards: v.array(v.record(v.string(), Plain)), open: v.fallback(Open, -1) }),
]);
const Assured = v.record(v.string(), v.string());
const Stored = v.object({
  typed: v.fallback(v.record(v.string(), v.unknown()), {}),
  step: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)), 0),
  // Half of what a day can be: what is added to it stays one.
  savedAt: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(4e15)), 0),
  sure: v.optional(v.unknown()),
  sending: v.optional(v.unknown()),
  corrects: v.optional(v.unknown()),
});
const Sent = v.object({
  submitId: v.string(),
  answers: v.record(v.string(), v.unknown()),
  sure: v.exactOptional(Assured),
});

/**
 * A draft as it was kept, by this or an earlier version, on this or another phone: what does not fit is left out, and
 * `torn` says so. Undefined for what was no draft.
 */
export function readDraft(stored: unknown): Draft | undefined {
  const found = v.safeParse(Stored, stored);
  if (!found.success || !hasTyped(stored)) return undefined;
  const { typed, step, savedAt: at, sure, sending, corrects } = found.output;
  const fitting = Object.entries(typed).flatMap(([name, typing]) => {
    const held = v.safeParse(Held, typing);
    return held.success ? [[name, held.output] as const] : [];
  });
  const torn = !v.is(v.record(v.string(), v.unknown()), stored.typed) || fitting.length < Object.keys(typed).length;
  return {
    typed: Object.fromEntries(fitting),
    step: torn ? 0 : step,
    savedAt: at,
    ...(v.is(Assured, sure) ? { sure } : {}),
    ...(v.is(Sent, sending) ? { sending } : {}),
    ...(typeof corrects === 'string' ? { corrects } : {}),
    ...(torn ? { torn } : {}),
  };
}

const hasTyped = (stored: unknown): stored is { typed: unknown } =>
  typeof stored === 'object' && stored !== null && 'typed' in stored;
