import { randomUUID } from 'node:crypto';
import { handleOf, type Person } from '../../core/union/people';
import { readCaseOf } from './cases';
import { digest, office, pay } from './office';
import { granted, type Product } from './product';

/** Everybody who could stand before the door, as seen from one case that lies at 权益保障部. */
export const roles = [
  'stranger',
  'owner',
  'otherWorker',
  'officer',
  'wrongDesk',
  'wrongLevel',
  'approver',
  'leader',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

const { story, lin, li } = office();
const desks = { aid: '邓丽萍', office: '周文斌', audit: '郭长青' } as const;

/** Those with a post are the same throughout; workers are new in every call, so that no call sees what another did. */
export const staff = {
  officer: li,
  wrongDesk: story.staff('staff-deng', desks.aid, '13900000004', 'windowClerk', 'aid', '窗口'),
  wrongLevel: lin,
  approver: story.staff('staff-fang', '方正平', '13900000005', 'approver', 'rights', '部长'),
  leader: story.staff('staff-zhou', desks.office, '13900000006', 'leader', 'office', '副主席'),
  auditor: story.staff('staff-guo', desks.audit, '13900000008', 'auditor', 'audit', '主任'),
  administrator: story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员'),
} satisfies Partial<Record<Role, Person>>;

/** Who can stand in for each of them: a colleague of the same desk. */
export const deputies = Object.fromEntries(
  [...new Set(Object.values(staff).map((person) => person.staff?.desk ?? ''))].map((desk, at) => [
    desk,
    story.staff(`staff-deputy-${at}`, `代理${at}`, `1390000010${at}`, 'caseOfficer', desk, '干事'),
  ]),
);

export const everybody = story;
export const handle = ({ _id }: Person) => handleOf(_id, digest);

/** One cell of the matrix: who calls, and the case that the roles are seen from. */
export interface Cell {
  product: Product;
  role: Role;
  caller: Person;
  owner: Person;
  caseId: string;
  version: number;
}

export const answers = { ...pay, category: 'injury' };

/** A fresh worker with a fresh case in the hands of the officer, and the caller who stands to it as `role` says. */
export async function cellFor(product: Product, role: Role): Promise<Cell> {
  const person = (name: string, phone: string): Person => ({ _id: `openid-${randomUUID()}`, name, phone });
  const owner = person('欧阳江南', '13700004321');
  const workers = { owner, stranger: person('新来', '13600000001'), otherWorker: person('陈秀英', '13600000002') };
  const cast: Record<Role, Person> = { ...staff, ...workers };
  const caller = cast[role];
  if (role === 'otherWorker') {
    const { name, phone } = caller;
    granted(await product.call(caller, 'profile.save', { name, phone }));
  }
  const contact = { name: owner.name, phone: owner.phone };
  const { caseId } = granted(
    await product.call(owner, 'case.submit', { kind: 'appeal', answers: { ...answers, ...contact } }),
  );
  await giveToOfficer(product, caseId);
  const { version } = await readCaseOf(caseId);
  return { product, role, caller, owner, caseId, version };
}

async function giveToOfficer(product: Product, caseId: string): Promise<void> {
  const { version, officer } = await readCaseOf(caseId);
  if (officer?.id === staff.officer._id) return;
  const input = { to: handle(staff.officer), reason: '由李敏经办。' };
  granted(await product.call(staff.leader, 'case.move', { caseId, version, action: 'transfer', input }));
}
