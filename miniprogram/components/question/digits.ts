import { cleanNumber } from '../../../core/kernel/clean';
import type { Control, Field } from '../../../core/kernel/field';
import { isSealed } from '../../../core/record/vault';

/** A long number while it is typed. */
export interface Digits {
  /** What stands in the line while it is empty. */
  hint: string;
  /** How it is kept; empty where it is not. */
  promise: string;
  /** `3607 8119 90`: the same number as on the card, easier to compare; empty before anything was typed. */
  grouped: string;
  /** `已填 10 位，还差 8 位` */
  count: string;
}

const identityLength = 18;
const words: Partial<Record<Control, Pick<Digits, 'hint' | 'promise'>>> = {
  identity: { hint: '18 位，最后一位可能是 X', promise: '只用来确认是同一个人，加密保存。' },
  bankCard: { hint: '卡面上的 16 至 19 位数字，存折可以是 15 位', promise: '加密保存，只有发放时财务能看到。' },
};

/** What stands under the line of a long number; null for any other question. */
export function digitsView(field: Pick<Field, 'control' | 'lookedUp'>, text: string): Digits | null {
  const { control } = field;
  const said = words[control];
  if (said === undefined) return null;
  const digits = cleanNumber(text);
  const grouped = control === 'identity' ? identityGroups(digits) : digits.replace(/.{4}(?=.)/g, '$& ');
  return {
    ...said,
    promise: isSealed(field) ? said.promise : '',
    grouped,
    count: digits === '' ? '' : countOf(control, digits.length),
  };
}

/** Place, year, day and the rest, as one reads it out. */
function identityGroups(digits: string): string {
  return [digits.slice(0, 6), digits.slice(6, 10), digits.slice(10, 14), digits.slice(14)].filter(Boolean).join(' ');
}

function countOf(control: Control, length: number): string {
  const rest = control === 'identity' ? identityLength - length : 0;
  if (rest > 0) return `已填 ${length} 位，还差 ${rest} 位`;
  return rest < 0 ? `已填 ${length} 位，多了 ${-rest} 位` : `已填 ${length} 位`;
}
