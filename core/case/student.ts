import { refuse } from '../kernel/result';
import { type Opening, yearsPaid } from '../opening';
import type { Case } from './case';
import type { Catalogue } from './catalogue';
import type { Change } from './move';
import type { Circumstances } from './open';
import { phaseOf } from './phase';

/** What else there is of the person a case is about: her other cases, whole, and what was entered of the years before. */
export interface Student {
  others: readonly Case[];
  entered: readonly Opening[];
}

/** Where a step has nothing to do with it. */
export const nothingElse: Student = { others: [], entered: [] };

type Judge = Circumstances['isIntact'];

/** The other cases that were paid, as far as nobody changed them in the store. */
const paidAmong = ({ others }: Pick<Student, 'others'>, isIntact: Judge) =>
  others.filter((one) => isIntact(one) && one.grant?.paidOn);

/** For how many years she was paid otherwise. */
export const yearsElse = (student: Student, isIntact: Judge) =>
  yearsPaid(paidAmong(student, isIntact), student.entered);

/**
 * Why a decision on money waits for another case of the same person: `brokenCase`, while somebody changed one in the store, since
 * nobody knows then what she was paid; and `sameStudent` where one has what may be there once only, whatever key lies in it.
 * Undefined where nothing speaks against it.
 */
export function heldBy(
  { others }: Student,
  { set }: Change,
  { isIntact, catalogue }: Pick<Circumstances, 'isIntact' | 'catalogue'>,
) {
  const broken = others.find((one) => !isIntact(one));
  if (broken) {
    const sentence = `同一名学生的另一件申请 ${broken.number} 与存档不一致，可能有人直接改过数据库。经审人员核对它以前，这一件不能审核、确认和发放。`;
    return refuse('brokenCase', undefined, sentence);
  }
  const twin = others.find((one) => set.onceKey !== undefined && keyNow(one, catalogue) === set.onceKey);
  return twin && refuse('sameStudent', undefined, sameStudent(twin));
}

/** What is unique of a case by what it is, and not by the key that was written into it; undefined where it came to nothing. */
function keyNow(found: Case, catalogue: Catalogue): string | undefined {
  if (phaseOf(found, catalogue) === 'ended') return undefined;
  return catalogue.serviceOf(found.kind)?.onceKey?.(found, found.status);
}

export const sameStudent = ({ number }: Pick<Case, 'number'>) =>
  `同一名学生今年还有一件申请 ${number}，请先核对，保留一件。`;
