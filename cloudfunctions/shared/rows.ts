import type { Case } from '../../core/case/case';

/** What of a row people wrote themselves. */
type Row = Pick<Case, '_id' | 'owner'> & Partial<Pick<Case, 'headline' | 'answers' | 'notice'>>;

/**
 * The rows of a list, each by itself: one that cannot be shown takes no other down. It stands in the log, and in the list
 * with nothing of what people wrote.
 */
export function rowByRow<R extends Row, V>(rows: readonly R[], show: (row: R) => V): V[] {
  return rows.map((row) => {
    try {
      return show(row);
    } catch (error) {
      console.error(`case ${row._id} cannot be shown in a list`, error);
      return show(fullyMasked(row));
    }
  });
}

const mask = '***';

function fullyMasked<R extends Row>(row: R): R {
  const { headline, answers, notice } = row;
  return {
    ...row,
    owner: { id: '', name: '某', phone: '' },
    ...(headline === undefined ? {} : { headline: mask }),
    ...(answers === undefined ? {} : { answers: {} }),
    ...(notice ? { notice: { ...notice, name: mask, unit: mask } } : {}),
  };
}
