import { dayOf } from '../kernel/day';
import { messagesFor } from '../record/message';
import type { Entry } from '../record/record';
import { type Candidate, officerAt } from '../record/routing';
import { chain } from '../record/timeline';
import { type Actor, worksAt } from '../union/access';
import { type CityDesk, isLost } from '../union/union';
import type { Case } from './case';
import type { House } from './catalogue';
import { mayHave, mustLeave } from './hands';
import type { Change } from './move';
import type { Circumstances } from './open';

/** Where a case of a desk that the union gave up goes, if its service names no desk above. */
const lastResort: CityDesk = 'office';

/**
 * The desks whose people may get a case that nobody has: its own, then the one above; the one above alone where the union
 * gave its own up.
 */
export function desksFor({ desk, kind }: Pick<Case, 'desk' | 'kind'>, { union, catalogue }: House): string[] {
  const above = catalogue.serviceOf(kind)?.above;
  if (isLost(union, desk)) return [above ?? lastResort];
  return above === undefined || above === desk ? [desk] : [desk, above];
}

/**
 * Gives a case that nobody has to the colleague at its desk whose turn it is, or where there is none to one at the
 * desk above; not to somebody who may not have it (`mayHave`).  Undefined while there is nobody,
 * and where somebody changed the case in the store.
 */
export function entrust(found: Case, candidates: readonly Candidate[], around: Circumstances): Change | undefined {
  const service = around.catalogue.serviceOf(found.kind);
  if (!service || !around.isIntact(found)) return undefined;
  const fits = (each: Actor) => mayHave(service, found, each, around.union);
  const choice = { union: around.union, candidates, today: dayOf(around.at), mayHave: fits };
  for (const desk of desksFor(found, around)) {
    const chosen = officerAt(desk, choice);
    if (chosen) return entrustTo(found, desk, chosen, around);
  }
  return undefined;
}

function entrustTo(
  found: Case,
  desk: string,
  chosen: NonNullable<ReturnType<typeof officerAt>>,
  around: Circumstances,
): Change {
  const to = { desk, officer: chosen.officer };
  const lost = isLost(around.union, found.desk) ? ['原来的岗位已经不在工会的设置里。'] : [];
  const why = [...lost, ...chosen.reasons].map((value) => ({ label: '为什么由他们办理', value }));
  return giveTo(found, to, { action: 'entrust', said: '已安排经办人', party: 'timer', shown: why }, around);
}

/**
 * Gives a case to a colleague at its desk where whoever has it must leave what is to be done now to others (`mustLeave`).
 * Undefined where she need not, and while there is nobody else: it stays with her then, who can transfer it.
 */
export function passOn(found: Case, candidates: readonly Candidate[], around: Circumstances): Change | undefined {
  const service = around.catalogue.serviceOf(found.kind);
  const { officer, desk } = found;
  if (!service || !officer || !around.isIntact(found) || !mustLeave(service.flow, found, officer)) return undefined;
  const fits = (each: Actor) => mayHave(service, found, each, around.union);
  const chosen = officerAt(desk, { union: around.union, candidates, today: dayOf(around.at), mayHave: fits });
  if (!chosen) return undefined;
  const reasons = [`${officer.name} 办过前面的环节，这一步要由另一位同事办。`, ...chosen.reasons];
  const shown = reasons.map((value) => ({ label: '为什么由他们办理', value }));
  const words = { action: 'entrust', said: '已改由另一位同事办理', party: 'timer', shown } as const;
  return giveTo(found, { desk, officer: chosen.officer }, words, around);
}

/**
 * Whether a successor may have a case of the colleague who leaves: only at the desk where it lies. Nobody has looked at it
 * and said that it belongs to another one, as whoever transfers it does.
 */
export function maySucceed(found: Case, successor: Actor, { union, catalogue }: House): boolean {
  const service = catalogue.serviceOf(found.kind);
  return service !== undefined && worksAt(successor, found.desk) && mayHave(service, found, successor, union);
}

/** Takes a case from a colleague who leaves, where her successor may not have it: nobody has it then at its desk. */
export function release(found: Case, around: Circumstances): Change | undefined {
  if (!around.isIntact(found)) return undefined;
  const to = { desk: found.desk, officer: null };
  return giveTo(
    found,
    to,
    { action: 'handOver', said: '经办人离岗，另行安排经办人', party: 'head', shown: [] },
    around,
  );
}

/** Gives a case of a colleague who leaves to her successor; undefined where somebody changed it in the store. */
export function handOver(found: Case, successor: Actor, around: Circumstances): Change | undefined {
  if (!around.isIntact(found)) return undefined;
  const to = { desk: found.desk, officer: { id: successor.id, name: successor.name } };
  const shown = [{ label: '接手', value: successor.name }];
  return giveTo(found, to, { action: 'handOver', said: '经办人离岗，已交接', party: 'head', shown }, around);
}

function giveTo(
  found: Case,
  to: Pick<Case, 'desk' | 'officer'>,
  what: Pick<Entry, 'action' | 'said' | 'shown'> & { party: Entry['by']['party'] },
  around: Circumstances,
): Change {
  const { actor, at, submitId, bodyHash, digest } = around;
  const { status } = found;
  const { party, ...words } = what;
  const version = found.version + 1;
  const set = { status, ...to, version, updatedAt: at };
  const by = { id: actor.id, name: actor.name, party };
  const entry = chain(
    found.timeline,
    { at, by, to: status, version, input: {}, ...words, desk: found.desk, submitId, bodyHash },
    digest,
  );
  const outgoing = messagesFor({ ...found, ...set }, 'officer', { id: submitId, at, phrase: '新任务' });
  return { set, entry, outgoing };
}
