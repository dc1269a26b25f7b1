/**
 * What is found in each record of a collection. One that is no record of its kind any more is a finding of its own, and takes
 * no other down.
 */
export function inEach<T extends { _id: string }>(
  collection: string,
  records: readonly T[],
  check: (record: T) => readonly string[],
): string[] {
  return records.flatMap((record) => {
    try {
      return check(record);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return [`${collection}: ${String(record._id).slice(0, 12)} cannot be read any more (${why})`];
    }
  });
}
