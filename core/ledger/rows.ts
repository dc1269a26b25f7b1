import type { Case } from '../case/case';
import type { Catalogue } from '../case/catalogue';
import { type Phase, phaseIn } from '../case/phase';
import type { Service } from '../case/service';
import { dayOf } from '../kernel/day';
import type { Opening } from '../opening';
import type { Entry } from '../record/record';
import type { RegisterRecord } from '../register/record';
import type { Register } from '../register/register';
import { enteredPart, type Fact, type Facts, type Row, rowsIn } from './row';

/** One case in the unit in which cases are counted. */
const aCase: Fact = { quantity: 1, unit: '件' };

/** Every row of a case, in order: what came in, what it came to, and what its service says of each step. */
export function rowsOf(found: Case, { serviceOf }: Pick<Catalogue, 'serviceOf'>): Row[] {
  const service = serviceOf(found.kind);
  if (!service) return [];
  const { kind, personKey: person, season: round, timeline } = found;
  return rowsIn(
    { kind, person, round, part: partOf(found, service), of: { collection: 'cases', id: found._id } },
    timeline.map((entry, at) => ({
      version: entry.version,
      ...onDay(entry),
      desk: deskAt(found, at),
      facts: { ...lifeOf(service, timeline, at), ...service.facts?.(found, at) },
    })),
  );
}

/** A step happened on the day on which it was written down. */
function onDay({ at }: Pick<Entry, 'at'>) {
  const on = dayOf(at);
  return { on, bookedOn: on };
}

/**
 * Where a case lay when a step was taken. Steps from before they told it were taken where the next one that tells it was, since until
 * then nothing moved that could be told; or else where the case lies.
 */
function deskAt({ timeline, desk }: Pick<Case, 'timeline' | 'desk'>, at: number): string {
  return timeline.slice(at).find((entry) => entry.desk !== undefined)?.desk ?? desk;
}

/** The part that the question says by which a service parts its cases; what is none of its answers is no part. */
function partOf({ answers }: Pick<Case, 'answers'>, { fields, topics }: Pick<Service, 'fields' | 'topics'>) {
  const options = fields.find(({ name }) => name === topics)?.options ?? [];
  return options.find(({ value }) => value === answers[topics ?? ''])?.value ?? null;
}

/** That a case came in, and how it ended; that it ended otherwise, or goes on, takes back what was said before. */
function lifeOf({ flow }: Service, timeline: readonly Entry[], at: number): Facts {
  const phaseAt = (entry: Entry | undefined): Phase => {
    const look = entry && flow.states[entry.to];
    return look ? phaseIn(look) : 'open';
  };
  const [before, now] = [phaseAt(timeline[at - 1]), phaseAt(timeline[at])];
  const ends = before === now ? {} : { done: now === 'done' ? aCase : null, ended: now === 'ended' ? aCase : null };
  return { ...(at === 0 && { opened: aCase }), ...ends };
}

/**
 * Every row of what a student was paid before the product: paid at the end of its year, by no desk. One that was taken back was never
 * right, so its own year loses it.
 */
export function rowsOfOpening({ _id, year, personKey: person, history }: Opening, kind: string): Row[] {
  const on = `${year}-12-31`;
  return rowsIn(
    { kind, person, round: year, part: enteredPart, of: { collection: 'openings', id: _id } },
    history.map(({ action, amountFen, at }, index) => ({
      version: index + 1,
      ...onDay({ at }),
      reversesOn: on,
      desk: '',
      facts: { paid: action === 'enter' ? { quantity: 1, unit: '人', amountFen, on } : null },
    })),
  );
}

/** Every row of a record of a register: what its definition says of each step, at the desk where it lay. */
export function rowsOfRecord(
  found: RegisterRecord,
  { facts, happenedOn }: Pick<Register, 'facts' | 'happenedOn'>,
): Row[] {
  const { _id, kind, timeline } = found;
  return rowsIn(
    { kind, person: null, round: null, part: null, of: { collection: 'registers', id: _id } },
    timeline.map((entry, at) => ({
      version: entry.version,
      on: happenedOn?.(found, at) ?? dayOf(entry.at),
      bookedOn: dayOf(entry.at),
      desk: deskAt(found, at),
      facts: facts?.(found, at) ?? {},
    })),
  );
}
