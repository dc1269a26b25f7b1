import fc from 'fast-check';
import * as v from 'valibot';
import { vaultWith } from '../../../cloudfunctions/shared/vault';
import { isBankCard, maskBankCard } from '../../../core/kernel/bank-card';
import { text } from '../../../core/kernel/field';
import { cards, identity } from '../../../core/kernel/field-personal';
import { parseInput } from '../../../core/kernel/form';
import { isIdentityNumber, maskIdentityNumber } from '../../../core/kernel/identity';
import { maskMiddle } from '../../../core/kernel/text';
import { inventedIdentity } from '../../../local/worlds/students';

const birthdays = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2025-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const identities = fc.tuple(birthdays, fc.integer({ min: 1, max: 999 })).map(([born, n]) => inventedIdentity(born, n));

/** A text with one character changed for another. */
const oneWrong = (right: string, at: number, by: number) => {
  const place = at % (right.length - 1);
  const digit = (Number(right[place]) + (by % 9) + 1) % 10;
  return right.slice(0, place) + digit + right.slice(place + 1);
};

describe('an identity number', () => {
  it('is known by its check digit: one wrong digit never passes', () => {
    fc.assert(
      fc.property(identities, fc.nat(), fc.nat(), (right, at, by) => {
        expect(isIdentityNumber(right)).toBe(true);
        expect(isIdentityNumber(oneWrong(right, at, by))).toBe(false);
      }),
    );
  });

  it.each(['', '360799200802300017', '36079920080101001', 'abc', '０６０７９９２００８０１０１００１Ｘ'])(
    'is not %j',
    (text) => {
      expect(isIdentityNumber(text)).toBe(false);
    },
  );

  it('is typed as people type it, and shown by its ends alone', () => {
    const typed = '360799 20080101 001x';
    const found = Array.from('0123456789X', (last) => `36079920080101001${last}`).find(isIdentityNumber) ?? '';
    const parsed = v.safeParse(identity('身份证号码'), typed.replace('x', found.slice(-1).toLowerCase()));
    expect(parsed.output).toBe(found);
    expect(maskIdentityNumber(found)).toMatch(/^3607\*{10}001[\dX]$/);
  });
});

describe('a bank card number', () => {
  it('is known by its check digit: one wrong digit never passes', () => {
    const body = fc.stringMatching(/^62\d{13,16}$/);
    fc.assert(
      fc.property(body, fc.nat(), fc.nat(), (digits, at, by) => {
        const right = Array.from('0123456789', (last) => digits + last).find(isBankCard) ?? '';
        expect(right).toHaveLength(digits.length + 1);
        expect(isBankCard(oneWrong(right, at, by))).toBe(false);
        expect(maskBankCard(right)).toBe(`尾号 ${right.slice(-4)}`);
      }),
    );
  });
});

describe('a name on a published list', () => {
  it('hides what stands between its first and its last letter', () => {
    expect(['王建国', '王强', '欧阳江南', '杨'].map(maskMiddle)).toEqual(['王*国', '王*', '欧**南', '*']);
  });
});

describe('several cards', () => {
  it('say at each question of each card what to mend, and at the whole which card', () => {
    const form = v.object({ family: cards('家庭成员', '一位家庭成员', 2, v.object({ name: text('姓名', 4) })) });
    const fields = (family: unknown) => {
      const parsed = parseInput(form, { family });
      return parsed.ok ? {} : parsed.refusal.fields;
    };
    expect(fields([{ name: '王明' }])).toEqual({});
    expect(fields([{ name: '王明' }, { name: '名字太长了' }])).toEqual({
      family: '第 2 张还要改一下。',
      'family.1.name': '最多 4 个字，请精简一些。',
    });
    expect(fields([])).toEqual({ family: '请至少填一位家庭成员。' });
    expect(fields([{ name: '甲' }, { name: '乙' }, { name: '丙' }])).toEqual({ family: '最多 2 张，请删去一些。' });
  });
});

describe('the vault', () => {
  const vault = vaultWith('one-secret');

  it('opens what it sealed, seals nothing twice the same, and gives nothing away under another secret', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const sealed = vault.seal(text, 'one:card');
        expect(vault.unseal(sealed, 'one:card')).toBe(text);
        expect(vault.seal(text, 'one:card')).not.toBe(sealed);
        expect(() => vaultWith('another').unseal(sealed, 'one:card')).toThrow();
      }),
      { numRuns: 30 },
    );
  });

  it('notices a seal that was tampered with', () => {
    const [version, bound, iv, tag, text = ''] = vault.seal('360799200801010019', 'one:card').split('.');
    const changed = text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`;
    expect(() => vault.unseal([version, bound, iv, tag, changed].join('.'), 'one:card')).toThrow();
    expect(() => vault.unseal('v1.a.b.c', 'one:card')).toThrow();
  });

  it('seals with a new secret and opens what the old one sealed; only whoever has both reads everything', () => {
    const renewed = vaultWith('one-secret another');
    const sealedBy = (by: typeof vault) => by.seal('360799200801010019', 'one:card');
    const [before, after] = [sealedBy(vault), sealedBy(renewed)];
    expect([before, after].map((sealed) => sealed.split('.')[0])).toEqual(['v1', 'v2']);
    expect([before, after].map((sealed) => renewed.unseal(sealed, 'one:card'))).toEqual([
      '360799200801010019',
      '360799200801010019',
    ]);
    expect(() => vault.unseal(after, 'one:card')).toThrow('there is no secret v2');
    expect(renewed.blind('a')).toBe(vault.blind('a'));
  });

  it('opens a number only as what it was sealed for, and those from before wherever they lie', () => {
    const sealed = vault.seal('6200000000000005', 'case-a:cardNumber');
    expect(() => vault.unseal(sealed, 'case-b:cardNumber')).toThrow();
    expect(() => vault.unseal(sealed, 'case-a:identity')).toThrow();
    expect(() => vault.unseal(sealed.replace('.b.', '.'), 'case-b:cardNumber')).toThrow();
    const moved = vault.reseal(sealed, 'case-a:cardNumber', 'case-b:cardNumber');
    expect(vault.unseal(moved, 'case-b:cardNumber')).toBe('6200000000000005');
    const before = 'v1.R5PvAz5GFEtXDd_v.TMizdj0IPAPJdy0_wI869Q.C1w3Q32B4ucf_2o1HUdjfBpK';
    expect(vault.unseal(before, 'case-a:identity')).toBe('360799200801010019');
    expect(vault.unseal(vault.reseal(before, 'case-a:identity', 'case-b:identity'), 'case-b:identity')).toBe(
      '360799200801010019',
    );
  });

  it('finds the same person again by an index that only this secret makes', () => {
    expect(vault.blind('a')).toBe(vault.blind('a'));
    expect(vault.blind('a')).not.toBe(vault.blind('b'));
    expect(vault.blind('a')).not.toBe(vaultWith('another').blind('a'));
  });
});
