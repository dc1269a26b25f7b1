import type { Case } from './case/case';
import type { Day } from './kernel/day';
import type { Party, Step } from './kernel/flow';
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
  name: string;
  staff?: StaffPost;
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
export function worksAt(actor: Actor, desk: string): boolean {
  return actor.staff !== undefined && actor.staff.desk === desk && handlers.includes(actor.staff.role);
}

export function overseesAll(actor: Actor): boolean {
  return actor.staff !== undefined && overseers.includes(actor.staff.role);
}

/** Case officers are chosen among these roles. */
export function handlesCases(role: StaffRole): boolean {
  return caseOfficers.includes(role);
}

/** How the actor stands to a case; several at once are possible. A worker never stands to her own case as staff. */
export function partiesOf(actor: Actor, found: Case): Party[] {
  if (found.owner.id === actor.id) return ['owner'];
  const parties: Party[] = [];
  const isOfficer = found.officer?.id === actor.id;
  if (worksAt(actor, found.desk)) parties.push(isOfficer ? 'officer' : 'deskMate');
  // Whoever was helped in cannot tap: her officer hands in papers or withdraws for her, at her word.
  if (found.helper && isOfficer) parties.push('owner');
  if (answersFor(actor, found.desk)) parties.push('head');
  return parties;
}

/** The head of a desk, and the leaders above all of them. */
export function answersFor({ staff }: Actor, desk: string): boolean {
  return staff !== undefined && (staff.role === 'leader' || (staff.role === 'approver' && staff.desk === desk));
}

/** The owner, the desk, and those who oversee the whole union may read a case; nobody else. */
export function maySee(actor: Actor, found: Case): boolean {
  return partiesOf(actor, found).length > 0 || overseesAll(actor);
}

/** As whom the actor may take a step; undefined when not at all. */
export function partyFor(actor: Actor, found: Case, step: Step): Party | undefined {
  const parties = partiesOf(actor, found);
  return step.by.find((party) => parties.includes(party));
}
