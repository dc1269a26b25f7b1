import { worksAt } from '../access';
import type { Step } from '../kernel/flow';
import { ok, type Result, refuse } from '../kernel/result';
import { deskLevel } from '../union';
import type { Case } from './case';
import type { Circumstances } from './open';
import type { Service } from './service';

/** Who has the case after the step, and at which desk. Refuses `invalidInput` where the named colleague cannot. */
export function handsAfter(
  service: Service,
  found: Case,
  step: Step,
  { actor, colleague, union }: Circumstances,
): Result<Pick<Case, 'officer' | 'desk'>> {
  if (step.station !== undefined) return ok(stationOf(service, found, step.station, union));
  if (step.officer === undefined) return ok({ officer: found.officer, desk: found.desk });
  if (step.officer === 'actor') return ok({ officer: { id: actor.id, name: actor.name }, desk: found.desk });
  const desk = colleague?.staff?.desk;
  const isElsewhere = (desk === 'finance') !== (found.desk === 'finance');
  if (!colleague || desk === undefined || isElsewhere || !worksAt(colleague, desk) || colleague.id === found.owner.id) {
    return refuse('invalidInput', { to: '这位同事不能经办这件事，请另选一位。' });
  }
  if (colleague.id === found.officer?.id) return refuse('invalidInput', { to: '现在就是由这位同事经办。' });
  return ok({ officer: { id: colleague.id, name: colleague.name }, desk });
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
