import type { StaffRole } from '../../core/union/access';
import type { Story } from '../../local/worlds/story';
import { ruijinUnion } from '../../local/worlds/union';

/** Somebody who calls in the soak: a colleague with her desk, or a worker. */
export interface Caller {
  id: string;
  name: string;
  phone: string;
  role: StaffRole | 'worker';
  desk: string;
}

const most = 200;
const towns = ruijinUnion.desks.filter(({ level }) => level === 'town');

/** How many of each role work at each desk. */
const posts: readonly (readonly [desk: string, role: StaffRole, count: number])[] = [
  ...towns.map(({ id }) => [id, 'townOfficer', 2] as const),
  ['rights', 'caseOfficer', 6],
  ['rights', 'approver', 1],
  ['rights', 'lawyer', 1],
  ['aid', 'windowClerk', 2],
  ['aid', 'caseOfficer', 3],
  ['aid', 'approver', 1],
  ['organising', 'caseOfficer', 4],
  ['organising', 'approver', 1],
  ['finance', 'treasurer', 2],
  ['office', 'leader', 3],
  ['office', 'administrator', 1],
  ['audit', 'auditor', 2],
  ['culture', 'organiser', 2],
  ['unit:shoes', 'unitOfficer', 2],
];

const surnames = Array.from('刘钟谢杨陈赖朱曾罗邓许温宋胡危邹黄廖林郭');
const given = Array.from('强兰平华红生英栋萍斌金燕文志美永秀国丽小');

/** An invented name; several thousand different ones. */
export function nameAt(at: number): string {
  const [first = '', second = '', third = ''] = [
    surnames[at % 20],
    given[Math.floor(at / 20) % 20],
    given[Math.floor(at / 400) % 20],
  ];
  return `${first}${second}${third}`;
}

export const phoneAt = (at: number) => `137${String(at).padStart(8, '0')}`;

const colleagues: readonly Caller[] = posts
  .flatMap(([desk, role, count]) => Array.from({ length: count }, () => ({ desk, role })))
  .map((post, at) => ({ id: `soak-staff-${at}`, name: nameAt(9000 - at), phone: phoneAt(90_000 + at), ...post }));

/** Whoever is no colleague is a worker; the first of those behind them call nobody, and own cases only. */
export const workerAt = (at: number): Caller => {
  return { id: `soak-worker-${at}`, name: nameAt(at), phone: phoneAt(at), role: 'worker', desk: '' };
};

/** Who calls: so many in all. */
export const workers = Array.from({ length: most - colleagues.length }, (_, at) => workerAt(at));

/** Colleagues of some roles. */
export const ofRoles = (...roles: readonly StaffRole[]): Caller[] =>
  colleagues.filter(({ role }) => role !== 'worker' && roles.includes(role));

/** Who is given the cases of a desk. */
export const officersAt = (desk: string): Caller[] =>
  ofRoles('townOfficer', 'caseOfficer', 'windowClerk', 'treasurer', 'unitOfficer').filter((one) => one.desk === desk);

/** Lets all of them into the union. */
export function settle(story: Story): void {
  for (const { id, name, phone, role, desk } of [...colleagues, ...workers]) {
    if (role === 'worker') story.worker(id, name, phone, { area: 'town:xianghu' });
    else story.staff(id, name, phone, role, desk, '干事');
  }
}
