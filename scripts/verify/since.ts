import type { Case } from '../../core/case/case';
import type { Records } from '../backup/records';

interface Earlier {
  number: string;
  version: number;
  hash: string;
}

/**
 * Cases as an earlier backup has them. A whole case that somebody put back to an earlier state, or took away, bears a stamp
 * that fits or none: only what was written down elsewhere shows it.
 */
export class Since {
  private constructor(private readonly cases: Map<string, Earlier>) {}

  static async read(records: Records): Promise<Since> {
    const cases = new Map<string, Earlier>();
    for await (const body of records.bodies('cases')) {
      const { _id, number, version, timeline }: Case = JSON.parse(body);
      cases.set(_id, { number, version, hash: timeline.at(-1)?.hash ?? '' });
    }
    return new Since(cases);
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

  /** Those that were never asked for. */
  gone(): string[] {
    return [...this.cases.values()].map(({ number }) => `${number}: it was there at the backup and is gone`);
  }
}
