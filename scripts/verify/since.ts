import type { Case } from '../../core/case/case';
import type { Instant } from '../../core/kernel/day';
import type { Person } from '../../core/union/people';
import type { Records } from '../backup/records';

interface Earlier {
  number: string;
  version: number;
  hash: string;
}

/**
 * Cases, and posts that had ended, as an earlier backup has them. A whole case that somebody put back to an earlier state, or took away, bears a stamp
 * that fits or none: only what was written down elsewhere shows it.
 */
export class Since {
  private constructor(
    private readonly cases: Map<string, Earlier>,
    /** When the last post of a person had ended. */
    private readonly ended: ReadonlyMap<string, Instant>,
  ) {}

  static async read(records: Records): Promise<Since> {
    const cases = new Map<string, Earlier>();
    for await (const body of records.bodies('cases')) {
      const { _id, number, version, timeline }: Case = JSON.parse(body);
      cases.set(_id, { number, version, hash: timeline.at(-1)?.hash ?? '' });
    }
    const ended = new Map<string, Instant>();
    for await (const body of records.names.includes('people') ? records.bodies('people') : []) {
      const { _id, endedAt }: Person = JSON.parse(body);
      if (endedAt !== undefined) ended.set(_id, endedAt);
    }
    return new Since(cases, ended);
  }

  /** What a case has lost since; it is not asked for again. */
  troublesOf({ _id, version, timeline }: Case): string[] {
    const earlier = this.cases.get(_id);
    this.cases.delete(_id);
    if (!earlier) return [];
    if (version < earlier.version) return [`it was put back from version ${earlier.version} to ${version}`];
    return timeline.some(({ hash }) => hash === earlier.hash)
      ? []
      : ['what happened before the backup is told otherwise'];
  }

  /** Whether a post of hers that had ended is there again. */
  troublesOfPerson({ _id, name, staff, endedAt = '' }: Person): string[] {
    const ended = this.ended.get(_id);
    if (ended === undefined || (endedAt >= ended && (staff?.since ?? ended) >= ended)) return [];
    return [`people: what ended of ${staff?.name ?? name} before the backup was put back`];
  }

  /** Those that were never asked for. */
  gone(): string[] {
    return [...this.cases.values()].map(({ number }) => `${number}: it was there at the backup and is gone`);
  }
}
