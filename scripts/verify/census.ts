import type { Case } from '../../core/case/case';
import type { Objection } from '../../core/case/objection';
import { holdsPlace } from '../../core/domains/scholarship/place';

/** A counted series of numbers, or the places of a season. */
export interface Counter {
  _id: string;
  last?: number;
  taken?: number;
  /** Absent in counters from before places were counted with their cases: those are counted anew when they are needed. */
  changes?: number;
}

/** What can be said only of all cases together: what must be there once, and what counters say of them. */
export class Census {
  private readonly ids = new Set<string>();
  private readonly numbers = new Set<string>();
  private readonly onceKeys = new Set<string>();
  private readonly last = new Map<string, number>();
  private readonly count = new Map<string, number>();
  private readonly held = new Map<string, number>();
  private readonly objections = new Map<string, number>();

  /** Counts a case; answers what of it another one has already. */
  add(found: Case): string[] {
    const { _id, number, onceKey, season } = found;
    const [, series = '', digits = '0'] = /^(.+)-(\d+)$/.exec(number) ?? [];
    this.last.set(series, Math.max(this.last.get(series) ?? 0, Number(digits)));
    this.count.set(series, (this.count.get(series) ?? 0) + 1);
    if (season !== null && holdsPlace(found)) this.held.set(season, (this.held.get(season) ?? 0) + 1);
    return [
      ...once(this.ids, _id, `another case has its id ${_id}`),
      ...once(this.numbers, number, 'another case has its number'),
      ...once(this.onceKeys, onceKey, 'another case is the one of the same person and season'),
    ];
  }

  /** Where the counters say something else than the cases. */
  troubles(counters: readonly Counter[]): string[] {
    const of = new Map(counters.map((counter) => [counter._id, counter]));
    const series = [...this.last].flatMap(([name, last]) =>
      (of.get(name)?.last ?? 0) < last
        ? [`counter ${name} stands at ${of.get(name)?.last ?? 0}, a case has number ${last}`]
        : [],
    );
    const places = counters.flatMap(({ _id, taken, changes }) => {
      const season = /^places:(.+)$/.exec(_id)?.[1];
      const held = this.held.get(season ?? '') ?? 0;
      if (season === undefined || changes === undefined || taken === held) return [];
      return [`${_id} says ${taken} taken, ${held} cases hold one`];
    });
    return [...series, ...places, ...this.objectors(of)];
  }

  /** Counts an objection. */
  addObjection({ caseId, notice }: Pick<Objection, 'caseId' | 'notice'>): void {
    const counter = `objections:${caseId}:${notice}`;
    this.objections.set(counter, (this.objections.get(counter) ?? 0) + 1);
  }

  /** A counter that says more has lost somebody's place to a crash; less it never says. */
  private objectors(counters: ReadonlyMap<string, Counter>): string[] {
    return [...this.objections].flatMap(([name, count]) => {
      const taken = counters.get(name)?.taken ?? count;
      return taken < count ? [`${name} says ${taken}, there are ${count}`] : [];
    });
  }

  /** Numbers that were counted and that no case has: an attempt that came to nothing, or a case that is gone. */
  gaps(counters: readonly Counter[]): string[] {
    return counters.flatMap(({ _id, last = 0 }) => {
      const missing = last - (this.count.get(_id) ?? 0);
      return missing > 0 ? [`${missing} of the ${last} numbers ${_id} belong to no case`] : [];
    });
  }
}

function once(known: Set<string>, key: string, complaint: string): string[] {
  if (known.has(key)) return [complaint];
  known.add(key);
  return [];
}
