import * as v from 'valibot';
import { isAccount, isBankCard, maskBankCard } from '../../../core/kernel/bank-card';
import { bankCard, identity } from '../../../core/kernel/field-personal';
import { maskIdentityNumber } from '../../../core/kernel/identity';
import { maskMiddle } from '../../../core/kernel/text';
import { doubtsIn } from '../../../core/record/check';

describe('numbers that are shown in part', () => {
  it('show nothing of what is too short to hide', () => {
    expect(['1234567', '12345678'].map(maskBankCard)).toEqual(['尾号 ****', '尾号 5678']);
    expect(['12345678901234', '123456789012345'].map(maskIdentityNumber)).toEqual([
      '*'.repeat(14),
      '1234**********2345',
    ]);
  });

  it('of an account are fifteen to nineteen digits, not one all along; of a card sixteen to nineteen', () => {
    const digits = (count: number) => '6200000000000000000'.slice(0, count - 1).concat('1');
    expect([14, 15, 19].map((count) => isAccount(digits(count)))).toEqual([false, true, true]);
    expect(isAccount('1'.repeat(16))).toBe(false);
    expect([isBankCard('6200000000000005'), isBankCard('620000000000005'), isBankCard('79927398713')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('of a name on a published list hide one of two', () => {
    expect([maskMiddle(''), maskMiddle('王强'), maskMiddle('王建国')]).toEqual(['*', '王*', '王*国']);
  });
});

describe('a number with nothing but 0 at its end', () => {
  const about = (form: v.ObjectSchema<v.ObjectEntries, undefined>, told: Record<string, string>) =>
    Object.values(doubtsIn(form, told, { today: '2026-11-26', union: { name: '', city: '', desks: [] } }));

  it('is asked about once where somebody gives her own: a spreadsheet may have cut it', () => {
    const card = v.object({ card: bankCard('银行卡号') });
    expect(about(card, { card: '6228480000000000000' })).toEqual([expect.stringContaining('可能是表格改掉的')]);
    expect(about(card, { card: '6200000000000005' })).toEqual([]);
    const person = v.object({ number: identity('身份证号码') });
    expect(about(person, { number: '360799200811034000' })).toEqual([expect.stringContaining('可能是表格改掉的')]);
    expect(about(person, { number: '360799200811034001' })).toEqual([]);
  });
});
