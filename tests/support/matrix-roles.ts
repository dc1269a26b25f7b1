import type { RefusalCode } from '../../core/kernel/refusal';
import type { Cell, Role } from './cast';

/** What one operation answers to whom, and with which fields. */
export interface Row {
  input(cell: Cell): object | Promise<object>;
  /** Every role stands under exactly one outcome. */
  outcomes: Partial<Record<RefusalCode | 'accepted', readonly Role[]>>;
  /** Every field that a reply may hold, `[]` for each entry of a list. */
  fields: readonly string[];
  /** Who may read the applicant's full name or her number in the reply. */
  personal?: readonly Role[];
  /** Those who read her name there, and no number. */
  named?: readonly Role[];
}

export const workers: readonly Role[] = ['stranger', 'owner', 'otherWorker'];
const handlers: readonly Role[] = ['officer', 'wrongDesk', 'wrongLevel', 'approver'];
export const posts: readonly Role[] = [...handlers, 'leader', 'auditor', 'administrator'];
export const everyone: readonly Role[] = [...workers, ...posts];
export const without = (...left: Role[]) => everyone.filter((role) => !left.includes(role));
/** Those of the desk where the case lies: they read her name in it. */
export const atTheDesk: readonly Role[] = ['officer', 'approver'];
/** Who oversees the whole union. */
export const ofUnion: readonly Role[] = ['leader', 'auditor'];
export const ofRights: readonly Role[] = ['officer', 'approver', 'leader', 'auditor'];
export const staffOnly = { accepted: posts, forbidden: workers };
export const auditorOnly = { accepted: ['auditor'], forbidden: without('auditor') } as const;
export const ofIntact = { wrongState: ['auditor'], forbidden: without('auditor') } as const;
export const administratorOnly = { accepted: ['administrator'], forbidden: without('administrator') } as const;
