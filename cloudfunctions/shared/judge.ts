import type { Case } from '../../core/case/case';
import type { Catalogue } from '../../core/case/catalogue';
import { isWhole } from '../../core/case/shape';
import { caseState, isIntact } from '../../core/case/stamp';
import type { Instant } from '../../core/kernel/day';
import { everyAlarmId } from './alarm-id';
import { digest } from './digest';
import { raiseAlarm } from './store/alarms';
import { vault } from './vault';

/** Tells cases that somebody changed in the store from all others, and remembers those that it met. */
export interface Judge {
  catalogue: Catalogue;
  isIntact(found: Case): boolean;
  broken(): readonly Case[];
}

export function judgeOf(allStamped: boolean, catalogue: Catalogue): Judge {
  const met = new Map<Case, boolean>();
  return {
    catalogue,
    // A call asks several times of what it has read once.
    isIntact(found) {
      const intact = met.get(found) ?? isIntact(found, { stamper: vault, digest, allStamped });
      met.set(found, intact);
      return intact;
    },
    broken() {
      const broken = [...met].flatMap(([found, intact]) => (intact ? [] : [[found._id, found] as const]));
      return [...new Map(broken).values()];
    },
  };
}

/** True for a row that is a case at all; of what is none, the auditors are told. */
export const isCase = (row: Case, { isIntact }: Pick<Judge, 'isIntact'>) => isIntact(row) || isWhole(row);

export const casesAmong = (rows: readonly Case[], isIntact: Judge['isIntact']) =>
  rows.filter((row) => isCase(row, { isIntact }));

/** The ids of what is raised where a case is found changed: about the state in which it was found, and no other. */
export const brokenAlarms = (found: Case) => everyAlarmId('brokenCase', caseState(found), vault);

/** What a case is called; one that was put into the store may have no number. */
export const calledFor = ({ number, _id }: Pick<Case, 'number' | '_id'>) =>
  typeof number === 'string' ? number : `没有编号的一件(${_id})`;

/** What stands still with it: where money is given to a student, whatever else is asked for her as well. */
const waits = ({ kind }: Case, { serviceOf }: Catalogue) =>
  serviceOf(kind)?.weighed ? '这一件不办理、不发放，同一名学生的其他申请也不审核、不发放' : '这一件不办理';

/** Tells the auditors which cases were found changed: once for each state, however often it is looked at. */
export async function reportBroken(judge: Judge, at: Instant): Promise<void> {
  for (const found of judge.broken()) {
    const { number, _id } = found;
    console.error(`case ${number} (${_id}) is not as it was stored`);
    const about = `${calledFor(found)} 的记录和存档不一样，可能有人直接改过数据库。核对清楚以前，${waits(found, judge.catalogue)}。`;
    await raiseAlarm(caseState(found), { kind: 'brokenCase', at, about, caseId: _id, by: null });
  }
}
