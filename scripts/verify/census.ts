import type { Case } from '../../core/case/case';
import { claimOf } from '../../core/case/claim';
import type { Objection } from '../../core/case/objection';
import { serviceOf } from '../../core/domains/services';
import { roundId } from '../../core/round/round';

/** A counted series of numbers, or what is claimed of a round. */
export interface Counter {
  _id: string;
  last?: number;
  taken?: number;
  granted?: number;
  /** Absent in counters from before places were counted with their cases. Those of before the round had its own are counted anew. */
  changes?: number;
}

/** What can be said only of all cases together: what must be there once, and what counters say of them. */
export class Census {
  private readonly ids = new Set<string>();
  private readonly numbers = new Set<string>();
  private readonly onceKeys = new Set<string>();
  private readonly last = new Map<string, number>();
  private readonly count = new Map<string, number>();
  private readonly held = new Map<string, { taken: number; granted: number }>();
  private readonly objections = new Map<string, number>();

  /** Counts a case; answers what of it another one has already. */
  add(found: Case): string[] {
    const { _id, number, onceKey, season } = found;
    const [, series = '', digits = '0'] = /^(.+)-(\d+)$/.exec(number) ?? [];
    this.last.set(series, Math.max(this.last.get(series) ?? 0, Number(digits)));
    this.count.set(series, (this.count.get(series) ?? 0) + 1);
    const claim = claimOf(found, serviceOf(found.kind) ?? {});
    if (season !== null && claim.places > 0) {
      const key = `places:${roundId(found.kind, season)}`;
      const before = this.held.get(key) ?? { taken: 0, granted: 0 };
      this.held.set(key, { taken: before.taken + 1, granted: before.granted + claim.amountFen });
    }
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
    const places = counters.flatMap(({ _id, taken, granted, changes }) => {
      const held = this.held.get(_id) ?? { taken: 0, granted: 0 };
      if (!/^places:\w+:\d+$/.test(_id) || changes === undefined) return [];
      return [
        ...(taken === held.taken ? [] : [`${_id} says ${taken} taken, ${held.taken} cases hold one`]),
        ...(granted === held.granted ? [] : [`${_id} says ${granted} fen granted, the cases say ${held.granted}`]),
      ];
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
