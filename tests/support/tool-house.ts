import { catalogueOf } from '../../core/case/catalogue';
import type { Input } from '../../core/contract';
import { ruleSets } from '../../core/domains/rules';
import { services } from '../../core/domains/services';
import { addDays, dayOf } from '../../core/kernel/day';
import type { Person } from '../../core/union/people';
import { staff, everybody as story } from './cast';
import { granted, type Product, startProduct } from './product';
import { toolRegister } from './tool-register';

/** The house with a register in a few lines, and who plays in it. */
export const tool = toolRegister();
const house = catalogueOf({ services, rules: ruleSets, registers: [tool] });
export const keeper = story.staff('staff-zu', '祖国华', '13900000031', 'caseOfficer', 'organising', '干事');
export const mate = story.staff('staff-qin', '秦岭', '13900000032', 'caseOfficer', 'organising', '干事');
export const head = story.staff('staff-bu', '卜一', '13900000033', 'approver', 'organising', '部长');
export const { leader, auditor, wrongLevel: lin, wrongDesk, administrator } = staff;
export const stranger: Person = { _id: 'openid-stranger', name: '', phone: '' };

export const today = dayOf(new Date().toISOString());
export const drill = { name: '冲击钻', code: 'ZX-01', zone: 'town:xianghu', pieces: 2 };
export const lending = { borrower: '红都鞋业', backOn: addDays(today, 7) };

export const startToolHouse = () => startProduct({ documents: story.documents() }, house);

/** What people do in it. */
export class Tools {
  constructor(readonly product: Product) {}

  enter = (who: Person, answers: object = drill, submitId?: string) =>
    this.product.call(who, 'register.enter', { kind: tool.kind, answers: { ...answers } }, submitId);

  entered = async (who: Person = keeper, answers: object = drill) => granted(await this.enter(who, answers)).recordId;

  move = (who: Person, recordId: string, version: number, action: string, input: object = {}, submitId?: string) =>
    this.product.call(who, 'register.move', { recordId, version, action, input: { ...input } }, submitId);

  open = async (who: Person, recordId: string) => granted(await this.product.call(who, 'register.open', { recordId }));

  list = async (who: Person, looking: Omit<Input<'register.list'>, 'kind'> = {}) =>
    granted(await this.product.call(who, 'register.list', { kind: tool.kind, ...looking }));
}
