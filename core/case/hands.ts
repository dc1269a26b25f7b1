import { type Day, dayOf, sayDay } from '../kernel/day';
import { ok, type Result, refuse } from '../kernel/result';
import { isBarred } from '../record/apart';
import type { Flow, Step } from '../record/flow';
import { type Actor, forGood, isAway, worksAt } from '../union/access';
import { deskLevel, isLost, type Union } from '../union/union';
import type { Case } from './case';
import type { Circumstances } from './open';
import type { Service } from './service';
import { isImpartial } from './standing';

/**
 * Whether a colleague may be given a case, on whatever way: never at a desk where it cannot go on (`mayLieAt`), never
 * the applicant, nor who may be her, nor who objected to it, nor who must leave the next step to others (four eyes).
 */
export function mayHave(
  service: Pick<Service, 'flow' | 'above'>,
  found: Case,
  colleague: Actor,
  union: Union,
): boolean {
  const { flow } = service;
  const desk = colleague.staff?.desk;
  if (desk === undefined || isLost(union, desk) || !worksAt(colleague, desk) || !mayLieAt(service, found, desk, union))
    return false;
  return isImpartial(colleague, found) && !mustLeave(flow, found, colleague);
}

/** True for whoever must leave what an officer is to do now with a case to others, because of what she did before (four eyes). */
export function mustLeave({ steps }: Flow, found: Case, colleague: Pick<Actor, 'id'>): boolean {
  const next = Object.values(steps).filter(({ from, by }) => from.includes(found.status) && by.includes('officer'));
  return next.some((step) => isBarred(colleague, found, step));
}

/**
 * Whether a case may come to lie at a desk. What is to be paid stays with those who pay, and nothing else comes to them.
 * Where the flow goes up through the levels it stays on its own, unless what is to be done now can be done on the other
 * as well, or that desk takes what has nobody (`above`). Without levels it goes to whichever desk is the right one.
 */
function mayLieAt({ flow, above }: Pick<Service, 'flow' | 'above'>, found: Case, desk: string, union: Union): boolean {
  if (desk === found.desk) return true;
  if (desk === 'finance' || found.desk === 'finance') return false;
  const steps = Object.values(flow.steps);
  const hasLevels = steps.some(({ at, station }) => at !== undefined || station !== undefined);
  if (!hasLevels || desk === above) return true;
  const level = deskLevel(union, desk);
  const able = steps.flatMap(({ from, at }) => (from.includes(found.status) ? (at ?? []) : []));
  return level !== undefined && (able.length > 0 ? able.includes(level) : level === deskLevel(union, found.desk));
}

/**
 * Who has the case after the step, and at which desk. Refuses `fourEyes` to whoever would take what she may not have,
 * `deskGone` where the union gave the desk up, and `invalidInput` where the named colleague cannot.
 */
export function handsAfter(
  service: Service,
  found: Case,
  step: Step,
  around: Circumstances,
): Result<Pick<Case, 'officer' | 'desk'>> {
  const { actor, union } = around;
  if (step.station !== undefined) return ok(stationOf(service, found, step.station, union));
  if (step.officer === undefined) return ok({ officer: found.officer, desk: found.desk });
  if (step.officer === 'named') return named(service, found, around);
  if (isLost(union, found.desk)) return refuse('deskGone');
  if (!mayHave(service, found, actor, union)) return refuse('fourEyes');
  return ok({ officer: { id: actor.id, name: actor.name }, desk: found.desk });
}

function named(
  service: Service,
  found: Case,
  { colleague, deputy, at, union }: Circumstances,
): Result<Pick<Case, 'officer' | 'desk'>> {
  if (colleague?.staff === undefined || !mayHave(service, found, colleague, union)) {
    return refuse('invalidInput', { to: '这位同事不能经办这件事，请另选一位。' });
  }
  if (colleague.id === found.officer?.id) return refuse('invalidInput', { to: '现在就是由这位同事经办。' });
  const today = dayOf(at);
  if (isAway(colleague.staff, today)) {
    const isFit = deputy && deputy.id !== found.officer?.id && mayHave(service, found, deputy, union);
    return refuse('invalidInput', { to: awaySentence(colleague, isFit ? deputy : undefined, today) });
  }
  return ok({ officer: { id: colleague.id, name: colleague.name }, desk: colleague.staff.desk });
}

/** Why a colleague who is away cannot be chosen, and whom to choose instead: her deputy, where that one is there. */
export function awaySentence(colleague: Actor, deputy: Actor | undefined, today: Day): string {
  const until = colleague.staff?.away?.until ?? today;
  const away = until === forGood ? `${colleague.name} 正在交接离岗` : `${colleague.name} 外出到${sayDay(until, today)}`;
  if (!deputy || isAway(deputy.staff, today)) return `${away}，请另选一位同事。`;
  return `${away}，由 ${deputy.name} 代理。请改选 ${deputy.name}，或另选一位同事。`;
}

/**
 * The case at its next station: nobody has it yet there. It is entrusted to somebody right afterwards, by the same
 * call or, should that die, by the timer.
 */
function stationOf(
  service: Service,
  found: Case,
  station: NonNullable<Step['station']>,
  union: Circumstances['union'],
): Pick<Case, 'officer' | 'desk'> {
  const wanted = service.stations?.(found.answers)[station] ?? [];
  const desk = wanted.find((id) => deskLevel(union, id) !== undefined) ?? service.above ?? found.desk;
  return { desk, officer: null };
}
