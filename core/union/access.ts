import type { Day } from '../kernel/day';
import type { Level } from './union';

/** The posts that an invitation bound to a desk can give; everybody else is a worker (职工). */
export const staffRoles = {
  windowClerk: '窗口接待员',
  unitOfficer: '基层工会干部',
  townOfficer: '乡镇(园区、系统)工会干部',
  caseOfficer: '市总工会经办人',
  approver: '审批人(部门负责人)',
  leader: '市总工会领导',
  treasurer: '财务人员',
  auditor: '经审人员',
  organiser: '活动组织者',
  lawyer: '法律援助律师',
  administrator: '系统管理员',
} as const;

export type StaffRole = keyof typeof staffRoles;

export interface StaffPost {
  role: StaffRole;
  level: Level;
  desk: string;
  /** What colleagues call her by; the openid never leaves the cloud. */
  handle: string;
  /** While she is away, until the end of that day, a deputy of the same desk gets what comes in. */
  away?: { until: Day; deputy: string };
}

/** The person who calls: the openid is WeChat's word, the post is the store's word, nothing is the phone's word. */
export interface Actor {
  id: string;
  /** A colleague's is the one of her post; she cannot change it. */
  name: string;
  /** What a colleague calls herself as a worker. */
  ownName?: string;
  /** The numbers that she ever wrote down herself: they may keep her away from a case, they never let her in. */
  phones?: readonly string[];
  staff?: StaffPost;
  /** The cases to whose notice she has objected, among those that are looked at: to them she is nobody's colleague. */
  objected?: readonly string[];
  /** The calendar itself; set by the timer's own function only, whatever openid somebody brings. */
  timer?: true;
}

/** Roles to whom new cases are given. An approver or a lawyer works at the desk too, but is asked by a person. */
const caseOfficers: readonly StaffRole[] = ['windowClerk', 'unitOfficer', 'townOfficer', 'caseOfficer'];
/** Roles whose daily work are the cases of their own desk. */
const handlers: readonly StaffRole[] = [...caseOfficers, 'approver', 'lawyer'];
/** Roles that may read every case of the union. */
const overseers: readonly StaffRole[] = ['leader', 'auditor'];

/** Who may call an operation at all; what they may touch is decided by the object's own rules below. */
export type Audience = 'everyone' | 'staff' | readonly StaffRole[];

export function mayCall(actor: Actor, audience: Audience): boolean {
  if (audience === 'everyone') return true;
  if (audience === 'staff') return actor.staff !== undefined;
  return actor.staff !== undefined && audience.includes(actor.staff.role);
}

/** True when cases lying at `desk` are this actor's daily work. */
export function worksAt({ staff }: { staff?: Pick<StaffPost, 'role' | 'desk'> }, desk: string): boolean {
  if (staff?.desk !== desk) return false;
  return handlers.includes(staff.role) || pays(staff);
}

export function overseesAll(actor: Actor): boolean {
  return actor.staff !== undefined && oversees(actor.staff.role);
}

/** Whoever has this role looks at the whole union, not at one desk. */
export function oversees(role: StaffRole): boolean {
  return overseers.includes(role);
}

/** Case officers are chosen among these roles. */
export function handlesCases(post: Pick<StaffPost, 'role' | 'desk'>): boolean {
  return caseOfficers.includes(post.role) || pays(post);
}

/** Treasurers get what is to be paid, at the finance desk and nowhere else. */
function pays({ role, desk }: Pick<StaffPost, 'role' | 'desk'>): boolean {
  return role === 'treasurer' && desk === 'finance';
}

/** The head of a desk, and the leaders above all of them. */
export function answersFor({ staff }: Actor, desk: string): boolean {
  return staff !== undefined && (staff.role === 'leader' || (staff.role === 'approver' && staff.desk === desk));
}

/** Until when somebody is away whose cases are being handed over: she does not come back. */
export const forGood: Day = '9999-12-31';

/** True when somebody is away on a day; the last one counts. */
export function isAway(staff: Pick<StaffPost, 'away'> | undefined, today: Day): boolean {
  return staff?.away !== undefined && staff.away.until >= today;
}

/** She pays what others have decided, and has nothing to weigh. */
export function isPayer({ staff }: Pick<Actor, 'staff'>): boolean {
  return staff !== undefined && pays(staff);
}
