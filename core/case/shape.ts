import * as v from 'valibot';
import type { Instant } from '../kernel/day';
import type { BesideField } from './beside';
import type { Case } from './case';

/** What a field of a case must be to be worked with, and what stands in its place where somebody left something else there. */
export interface Shape<T> {
  is: v.GenericSchema<unknown>;
  empty: T;
}

const text = v.string();
const whole = v.pipe(v.number(), v.safeInteger());
export const AnInstant = v.pipe(
  text,
  v.check((at) => !Number.isNaN(Date.parse(at))),
);
/** One that can be counted with; every row of a list comes here. */
export const ADay = v.pipe(
  text,
  v.check((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00.000Z`))),
);
const Yes = v.literal(true);

const Shown = v.looseObject({
  field: v.exactOptional(text),
  label: text,
  value: text,
  inside: v.exactOptional(Yes),
  more: v.exactOptional(text),
  doubt: v.exactOptional(text),
  since: v.exactOptional(text),
});
/** Values by names; a list is none. */
export const named = (value: v.GenericSchema<unknown>) =>
  v.pipe(
    v.unknown(),
    v.check((found) => !Array.isArray(found)),
    v.record(text, value),
  );
const Answers = named(v.unknown());
const Papers = v.array(v.looseObject({ fileId: text, name: text, sha256: v.exactOptional(text) }));
const Entry = v.looseObject({
  at: AnInstant,
  by: v.looseObject({ id: text, name: text, party: text }),
  action: text,
  to: text,
  version: whole,
  said: text,
  input: Answers,
  shown: v.array(Shown),
  settles: v.exactOptional(v.array(text)),
  examines: v.exactOptional(v.array(text)),
  desk: v.exactOptional(text),
  submitId: text,
  bodyHash: text,
  hash: text,
});
export const ADeadline = v.looseObject({
  clock: text,
  since: ADay,
  day: ADay,
  // Clocks of the first edition never stood still.
  pausedOn: v.nullish(ADay),
  pausedDays: v.exactOptional(whole),
});
const Grant = v.looseObject({
  amountFen: whole,
  label: text,
  under: AnInstant,
  paidOn: v.nullable(ADay),
  why: v.exactOptional(text),
});
const Notice = v.looseObject({ name: text, unit: text, category: text, amountFen: whole, since: ADay, until: ADay });
const Outcome = v.looseObject({
  agreedFen: v.nullable(whole),
  receivedFen: v.nullable(whole),
  stars: v.nullable(whole),
});

const mask = '***';
/** Of when is not known any more. */
const unknownDay = '2026-01-01';
const unknownInstant: Instant = `${unknownDay}T00:00:00.000Z`;
const aText: Shape<string> = { is: text, empty: '' };
const anInstant: Shape<Instant> = { is: AnInstant, empty: unknownInstant };
const orNull = (is: v.GenericSchema<unknown>) => ({ is: v.nullable(is), empty: null });
const list = (is: v.GenericSchema<unknown>) => ({ is: v.array(is), empty: [] });

/** Every field that the stamp of a case covers, the stamp itself among them. */
const shapes: { readonly [K in Exclude<keyof Case, BesideField>]-?: Shape<Case[K]> } = {
  _id: aText,
  number: aText,
  kind: aText,
  headline: { is: text, empty: mask },
  status: aText,
  open: { is: v.boolean(), empty: false },
  version: { is: whole, empty: 0 },
  owner: { is: v.looseObject({ id: text, name: text, phone: text }), empty: { id: '', name: '某', phone: '' } },
  helper: orNull(v.looseObject({ name: text, id: v.exactOptional(text) })),
  desk: aText,
  officer: orNull(v.looseObject({ id: text, name: text })),
  urgent: { is: v.boolean(), empty: false },
  routing: list(text),
  answers: { is: Answers, empty: {} },
  carried: { is: v.optional(named(text)), empty: undefined },
  shown: list(Shown),
  papers: { is: Papers, empty: [] },
  deadline: orNull(ADeadline),
  limitOn: orNull(ADay),
  rules: { is: ADay, empty: unknownDay },
  openedAt: anInstant,
  year: aText,
  updatedAt: anInstant,
  openedKey: aText,
  dueKey: aText,
  personKey: orNull(text),
  onceKey: aText,
  season: orNull(text),
  turn: { is: whole, empty: 1 },
  record: list(Shown),
  grant: orNull(Grant),
  holdsPlace: { is: v.optional(v.boolean()), empty: undefined },
  outcome: orNull(Outcome),
  notice: orNull(Notice),
  noticeKey: aText,
  passOn: orNull(ADay),
  timeline: { is: v.pipe(v.array(Entry), v.minLength(1)), empty: [] },
  stamp: { is: v.optional(text), empty: undefined },
};

const covered = Object.entries(shapes);

/** True for what can be worked with as a case; whatever somebody put into the store as one, or left of one, is none. */
export function isWhole(found: object): boolean {
  return covered.every(([name, { is }]) => v.is(is, Reflect.get(found, name)));
}

/**
 * A row with every field that was read as it must be: empty where something else lies there, which is said. What may be null may
 * be missing as well: older cases lack it.
 */
export function legible<R extends object>(row: R, read: readonly string[]): { row: R; illegible: readonly string[] } {
  const unfit = covered.filter(([name, { is }]) => read.includes(name) && !v.is(is, Reflect.get(row, name)));
  if (unfit.length === 0) return { row, illegible: [] };
  const isIllegible = ([name, { empty }]: (typeof covered)[number]) =>
    Reflect.get(row, name) !== undefined || empty !== null;
  return {
    row: { ...row, ...Object.fromEntries(unfit.map(([name, { empty }]) => [name, empty])) },
    illegible: unfit.filter(isIllegible).map(([name]) => name),
  };
}

/** The same with nothing of what people wrote. */
export function masked<R extends Partial<Pick<Case, 'notice'>>>(row: R, read: readonly string[]): R {
  const { owner, headline, answers } = shapes;
  const hidden = Object.entries({ owner: owner.empty, headline: headline.empty, answers: answers.empty });
  const { row: plain } = legible(row, read);
  const notice = plain.notice ? { notice: { ...plain.notice, name: mask, unit: mask } } : {};
  return { ...plain, ...Object.fromEntries(hidden.filter(([name]) => read.includes(name))), ...notice };
}
