import { oversees, worksAt } from '../../../core/union/access';
import type { Me } from '../../../core/union/me';

/** What somebody with this post has to do with the seasons. The phone only hides the rest: the cloud decides. */
export interface Seat {
  /** She sees the seasons and their figures. */
  follows: boolean;
  announces: boolean;
  publishes: boolean;
  /** She may look at the records behind a figure. */
  opensRecords: boolean;
}

export function seatOf(staff: Me['staff']): Seat {
  if (!staff) return { follows: false, announces: false, publishes: false, opensRecords: false };
  const { role } = staff;
  const isAid = worksAt({ staff }, 'aid');
  const administers = role === 'administrator';
  return {
    follows: isAid || administers || oversees(role),
    announces: administers || (isAid && role === 'approver'),
    publishes: isAid && (role === 'approver' || role === 'caseOfficer'),
    opensRecords: isAid || oversees(role),
  };
}

/** True for whoever has figures to look at: of her own desk, or of every desk. */
export function readsFigures(staff: Me['staff']): boolean {
  return staff !== null && (worksAt({ staff }, staff.desk) || oversees(staff.role));
}
