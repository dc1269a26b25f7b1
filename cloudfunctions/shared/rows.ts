import type { Case } from '../../core/case/case';
import { masked } from '../../core/case/shape';

type Row = Pick<Case, '_id'> & Partial<Pick<Case, 'notice'>>;

/**
 * The rows of a list, each by itself: one that cannot be shown takes no other down. It stands in the log, and in the list
 * with nothing of what people wrote; or not at all where it cannot be shown even so.
 */
export function rowByRow<R extends Row, V>(rows: readonly R[], show: (row: R) => V): V[] {
  return rows.flatMap((row) => shown(row, show) ?? shown(masked(row, Object.keys(row)), show) ?? []);
}

function shown<R extends Row, V>(row: R, show: (row: R) => V): [V] | undefined {
  try {
    return [show(row)];
  } catch (error) {
    console.error(`case ${row._id} cannot be shown in a list`, error);
    return undefined;
  }
}
