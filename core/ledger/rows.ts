import type { Case } from '../case/case';
import type { Catalogue } from '../case/catalogue';
import { type Phase, phaseIn } from '../case/phase';
import type { Service } from '../case/service';
import { dayOf } from '../kernel/day';
import type { Entry } from '../record/record';
import type { Fact, Facts, Row } from './row';

/** One case in the unit in which cases are counted. */
const aCase: Fact = { quantity: 1, unit: '件' };

/**
 * Every row of a case, in order: what came in, what it came to, and what its service says of each step. A later step adds rows and
 * changes none. Entries from before they named the desk count for the one where the case lies.
 */
export function rowsOf(found: Case, { serviceOf }: Pick<Catalogue, 'serviceOf'>): Row[] {
  const service = serviceOf(found.kind);
  if (!service) return [];
  const standing = new Map<string, Row>();
  return found.timeline.flatMap((entry, at) => {
    const said = { ...lifeOf(service, found.timeline, at), ...service.facts?.(found, at) };
    const rows: Row[] = [];
    const write = (row: Omit<Row, '_id'>) => {
      const written = { _id: `${found._id}:${entry.version}:${rows.length}`, ...row };
      rows.push(written);
      return written;
    };
    for (const [fact, now] of Object.entries(said)) {
      const before = standing.get(fact);
      if (before && now && isSame(before, now)) continue;
      if (before) write(reversed(before, entry));
      standing.delete(fact);
      if (now) standing.set(fact, write(rowOf(found, service, entry, fact, now)));
    }
    return rows;
  });
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

const isSame = (row: Row, { quantity, amountFen, on }: Fact) =>
  row.quantity === quantity && row.amountFen === (amountFen ?? null) && (on === undefined || row.on === on);

function rowOf(found: Case, service: Service, entry: Entry, fact: string, said: Fact): Omit<Row, '_id'> {
  const bookedOn = dayOf(entry.at);
  const on = said.on ?? bookedOn;
  const part = found.answers[service.topics ?? ''];
  return {
    fact,
    kind: found.kind,
    on,
    bookedOn,
    year: on.slice(0, 4),
    desk: entry.desk ?? found.desk,
    count: 1,
    quantity: said.quantity,
    unit: said.unit,
    amountFen: said.amountFen ?? null,
    person: found.personKey,
    part: typeof part === 'string' ? part : null,
    of: { collection: 'cases', id: found._id },
    reverses: null,
  };
}

/** What takes a row back, on the day on which that came out: at the desk that had done it, so that its figure loses it. */
function reversed({ _id, ...row }: Row, { at }: Entry): Omit<Row, '_id'> {
  const bookedOn = dayOf(at);
  const amountFen = row.amountFen === null ? null : -row.amountFen;
  const taken = { count: -1 as const, quantity: -row.quantity, amountFen, reverses: _id };
  return { ...row, ...taken, on: bookedOn, bookedOn, year: bookedOn.slice(0, 4) };
}
