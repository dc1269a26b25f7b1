import { canonical } from './canonical';

/** What the cloud brings to tell what it wrote itself from what somebody else put into the store. */
export interface Stamper {
  /** A keyed mark of a text: nobody makes it without the deployment's secret. */
  stamp(text: string): string;
  /** True when the mark was made of this text, under any of the secrets. */
  isStamp(text: string, stamp: string): boolean;
}

/** By what a record is judged that was read from the store. */
export interface Judging {
  stamper: Stamper;
  /** True once every record of its kind bears a stamp: one without was tampered with. */
  allStamped: boolean;
}

/** The text of which a record is stamped: where it lies, and everything in it but the fields named. */
export function textOf(collection: string, record: object, without: readonly string[]): string {
  const covered = Object.entries(record).filter(([name]) => !without.includes(name));
  return canonical({ collection, record: Object.fromEntries(covered) });
}

/** How the records of one collection are stamped. */
export interface Mark<T> {
  /** The stamp of a record as it will be stored. */
  stampOf(record: T, stamper: Stamper): string;
  /** True when nobody without the secret changed what the stamp covers. */
  isAsStored(record: T, judging: Judging): boolean;
}

/** What of a record its stamp covers: some fields only, or everything but some; a field that is added later included. */
type Coverage<T> = { only: readonly (keyof T & string)[] } | { without: readonly (keyof T & string)[] };

/** How records are stamped that lie in a collection: over everything in them unless told otherwise. */
export function markOver<T extends { stamp?: string }>(
  collection: string,
  coverage: Coverage<T> = { without: [] },
): Mark<T> {
  const outside = (record: T): readonly string[] => {
    if ('without' in coverage) return ['stamp', ...coverage.without];
    return Object.keys(record).filter((name) => !coverage.only.some((field) => field === name));
  };
  const text = (record: T) => textOf(collection, record, outside(record));
  return {
    stampOf: (record, stamper) => stamper.stamp(text(record)),
    isAsStored: (record, { stamper, allStamped }) =>
      record.stamp === undefined ? !allStamped : stamper.isStamp(text(record), record.stamp),
  };
}
