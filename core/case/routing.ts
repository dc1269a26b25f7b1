import { type Actor, handlesCases } from '../access';
import { actorOf, type Person } from '../people';
import { deskName, type Union } from '../union';
import type { Route } from './service';

/** A colleague who could take a case, with the number of open cases she has now. */
export interface Candidate extends Actor {
  load: number;
}

/** The colleagues of some desks, each with her open cases. */
export function candidatesOf(
  staff: readonly Person[],
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

/**
 * The first desk of the route that has somebody, and there the colleague with the fewest open cases
 * (never the applicant herself). Without anybody the case waits at the last desk of the route for its head.
 */
export function assign(route: Route, union: Union, candidates: readonly Candidate[], applicantId: string): Assignment {
  const passed: string[] = [];
  for (const desk of route.desks) {
    const free = candidates.filter(
      ({ id, staff }) => id !== applicantId && staff?.desk === desk && handlesCases(staff.role),
    );
    const [officer] = [...free].sort((a, b) => a.load - b.load || (a.id < b.id ? -1 : 1));
    if (officer) {
      const reason =
        free.length > 1
          ? `${officer.name} 手上在办 ${officer.load} 件,是${deskName(union, desk)}里最少的。`
          : `${deskName(union, desk)}由 ${officer.name} 经办。`;
      return { desk, officer: { id: officer.id, name: officer.name }, reasons: [...route.reasons, ...passed, reason] };
    }
    passed.push(`${deskName(union, desk)}目前没有可以经办的人。`);
  }
  const [desk = 'office'] = route.desks.slice(-1);
  return { desk, officer: null, reasons: [...route.reasons, ...passed, '先放在该部门,由负责人指定经办人。'] };
}
