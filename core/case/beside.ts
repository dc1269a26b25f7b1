import * as v from 'valibot';
import type { Case } from './case';
import { ADay, ADeadline, AnInstant, named } from './shape';
import { nextWarning } from './warning';

/** What of a case changes without a step, by the timer or by being looked at, so that no stamp can cover it. */
export type BesideField =
  | 'seen'
  | 'reveals'
  | 'outgoing'
  | 'sending'
  | 'outgoingSince'
  | 'warned'
  | 'warnOn'
  | 'toCall';
type Beside = Pick<Case, BesideField>;

const text = v.string();
const Look = v.looseObject({
  at: AnInstant,
  by: text,
  name: text,
  field: text,
  caseId: v.exactOptional(text),
  submitId: v.exactOptional(text),
  stamp: v.exactOptional(text),
});
const Reader = v.looseObject({ name: text, title: text, at: AnInstant });
const message = {
  id: text,
  to: text,
  event: v.picklist(['progress', 'assigned', 'deadline']),
  thing: text,
  phrase: text,
  at: AnInstant,
  note: text,
  tries: v.exactOptional(v.number()),
  after: v.exactOptional(AnInstant),
};
const Message = v.looseObject(message);
const Leaving = v.looseObject({ ...message, claimedAt: AnInstant });
const Instantly = v.nullable(AnInstant);
const Daily = v.nullable(ADay);
const Warned = v.picklist([0, 50, 75, 100]);
const Call = v.nullable(v.looseObject({ since: AnInstant, about: text }));

/** How a field must be; and what is read where it is not: as much of it as can be, or nothing. */
interface Reading<T> {
  is: v.GenericSchema<unknown>;
  read(value: unknown, row: Partial<Case>): T;
}

/** A list: those of its items that are what they must be. */
function listOf<T>(item: v.GenericSchema<unknown, T>): Reading<T[]> {
  return {
    is: v.array(item),
    read: (value) => (Array.isArray(value) ? value.filter((each): each is T => v.is(item, each)) : []),
  };
}

const readings: { readonly [K in BesideField]: Reading<Beside[K]> } = {
  seen: {
    is: named(Reader),
    read: (value) =>
      Object.fromEntries(
        Object.entries(Object(value)).flatMap(([handle, each]) => (v.is(Reader, each) ? [[handle, each]] : [])),
      ),
  },
  reveals: listOf(Look),
  outgoing: listOf(Message),
  sending: listOf(Leaving),
  // What waits to be sent must be found by whoever sends.
  outgoingSince: { is: Instantly, read: (_value, row) => firstOf(row) },
  warned: { is: Warned, read: () => 0 },
  // What is due must be found by whoever reminds.
  warnOn: {
    is: Daily,
    read: (_value, { deadline, warned }) =>
      deadline && v.is(ADeadline, deadline) ? nextWarning(deadline, v.is(Warned, warned) ? warned : 0) : null,
  },
  toCall: { is: Call, read: () => null },
};

function firstOf({ outgoing, sending }: Partial<Case>): Beside['outgoingSince'] {
  const waiting = [...readings.outgoing.read(outgoing, {}), ...readings.sending.read(sending, {})];
  return waiting.map(({ at }) => at).sort()[0] ?? null;
}

const all = Object.entries(readings);
export const besideFields: readonly string[] = all.map(([name]) => name);

/** Those of the fields that were read of a case beside its steps in which something else lies than must be there. */
export function spoiltIn(row: object, read: readonly string[]): string[] {
  return all.flatMap(([name, { is }]) => (read.includes(name) && !v.is(is, Reflect.get(row, name)) ? [name] : []));
}

/** A row of which these fields are spoilt, with what can be read of them: work goes on, whatever somebody left there. */
export function withoutSpoilt<R extends Partial<Case>>(row: R, spoilt: readonly string[]): R {
  const readable = all.flatMap(([name, { read }]) =>
    spoilt.includes(name) ? [[name, read(Reflect.get(row, name), row)] as const] : [],
  );
  return { ...row, ...Object.fromEntries(readable) };
}
