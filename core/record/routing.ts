import type { Day } from '../kernel/day';
import { type Actor, handlesCases, isAway } from '../union/access';
import { type Acting, actorOf } from '../union/people';
import { deskName, isLost, type Union } from '../union/union';
import type { Route } from './definition';

/** A colleague who could take a case, with the number of open cases she has now. */
export interface Candidate extends Actor {
  load: number;
}

/** The colleagues of some desks, each with her open cases. */
export function candidatesOf(
  staff: readonly Acting[],
  loads: readonly { _id: string | null; count: number }[],
): Candidate[] {
  const loadOf = new Map(loads.map(({ _id, count }) => [_id, count]));
  return staff.map((person) => ({ ...actorOf(person._id, person), load: loadOf.get(person._id) ?? 0 }));
}

export interface Assignment {
  desk: string;
  officer: { id: string; name: string } | null;
  reasons: readonly string[];
}

/** What assigning looks at. */
export interface Choice {
  union: Union;
  candidates: readonly Candidate[];
  today: Day;
  /** Whether a colleague may have it at all: not the applicant, nor who must not handle it after what she did before. */
  mayHave(candidate: Actor): boolean;
}

/**
 * The first desk of the route that has somebody, and there the colleague with the fewest open cases
 * who may have it. Without anybody the case waits at the last desk of the route for its head.
 */
export function assign(route: Route, choice: Choice): Assignment {
  const passed: string[] = [];
  for (const desk of route.desks) {
    const found = officerAt(desk, choice);
    if (found) return { desk, officer: found.officer, reasons: [...route.reasons, ...passed, ...found.reasons] };
    passed.push(`${deskName(choice.union, desk)}目前没有可以经办的人。`);
  }
  const [desk = 'office'] = route.desks.slice(-1);
  return { desk, officer: null, reasons: [...route.reasons, ...passed, '先放在该部门，由负责人指定经办人。'] };
}

/** Who of a desk gets the next case, and why: she with the fewest, or her deputy; undefined when there is nobody, or no such desk any more. */
export function officerAt(desk: string, { union, candidates, today, mayHave }: Choice) {
  if (isLost(union, desk)) return undefined;
  const there = candidates
    .filter((each) => each.staff?.desk === desk && handlesCases(each.staff) && mayHave(each))
    .sort((a, b) => a.load - b.load || (a.id < b.id ? -1 : 1));
  const present = there.filter(({ staff }) => !isAway(staff, today));
  for (const turn of there) {
    const deputy = present.find(({ staff }) => staff?.handle === turn.staff?.away?.deputy);
    const officer = isAway(turn.staff, today) ? deputy : turn;
    if (!officer) continue;
    const stead = officer === turn ? [] : [`${turn.name} 外出，由 ${officer.name} 代理。`];
    const reason =
      there.length > 1
        ? `${turn.name} 手上在办 ${turn.load} 件，是${deskName(union, desk)}里最少的。`
        : `${deskName(union, desk)}由 ${officer.name} 经办。`;
    return { officer: { id: officer.id, name: officer.name }, reasons: [reason, ...stead] };
  }
  return undefined;
}
