import * as v from 'valibot';
import { fieldsOf, text } from '../../../core/kernel/field';
import { bankCard, identity } from '../../../core/kernel/field-personal';
import {
  aboutAnswer,
  isLookedOut,
  isNoted,
  isSealed,
  mostReveals,
  sealAnswers,
  sealedIn,
} from '../../../core/record/vault';
import { vault } from '../../support/office';

const fields = fieldsOf(v.object({ name: text('姓名', 20), identity: identity('号码'), card: bankCard('卡号') }));

describe('what lies sealed in the store', () => {
  it('is every identity number and every card number, and no other answer', () => {
    expect(fields.filter(isSealed).map(({ name }) => name)).toEqual(['identity', 'card']);
  });

  it('is sealed for this case and this question', () => {
    const answers = { name: '王建国', identity: '360799200801010019', card: '6200000000000005' };
    const stored = sealAnswers(fields, answers, { caseId: 'a', takenFrom: null }, vault);
    expect(stored.name).toBe('王建国');
    expect(JSON.stringify(stored)).not.toMatch(/360799200801010019|6200000000000005/);
    expect(vault.unseal(sealedIn(stored.identity) ?? '', aboutAnswer('a', 'identity'))).toBe('360799200801010019');
    expect(vault.unseal(sealedIn(stored.card) ?? '', 'a:card')).toBe('6200000000000005');
  });

  it('is sealed anew for the case into which it is taken over, and left alone where it is its own', () => {
    const first = sealAnswers(fields, { card: '6200000000000005' }, { caseId: 'a', takenFrom: null }, vault);
    const second = sealAnswers(fields, first, { caseId: 'b', takenFrom: 'a' }, vault);
    expect(vault.unseal(sealedIn(second.card) ?? '', 'b:card')).toBe('6200000000000005');
    expect(sealAnswers(fields, first, { caseId: 'a', takenFrom: null }, vault)).toEqual(first);
    expect(sealAnswers(fields, { card: 5 }, { caseId: 'b', takenFrom: 'a' }, vault)).toEqual({ card: 5 });
  });

  it('can be compared without being read: only as what it is about, and never where it cannot be opened', () => {
    const sealed = vault.seal('6200000000000005', 'a:card');
    expect(vault.holds(sealed, 'a:card', '6200000000000005')).toBe(true);
    expect(vault.holds(sealed, 'a:card', '6200000000000013')).toBe(false);
    expect(vault.holds(sealed, 'b:card', '6200000000000005')).toBe(false);
    expect(vault.holds('v1.x', 'a:card', '6200000000000005')).toBe(false);
  });

  it('is known by its form alone', () => {
    expect(sealedIn({ sealed: 'v1.x' })).toBe('v1.x');
    for (const other of [undefined, null, 'v1.x', 5, { sealed: 5 }, { open: 'v1.x' }, []])
      expect(sealedIn(other)).toBeUndefined();
  });
});

describe('a look', () => {
  const look = { by: 'a', name: 'a', field: '银行卡号', at: '2026-11-26T04:00:00.000Z' };

  it('is noted by the same person, at the same number, on the same day, since the number is what it is', () => {
    const found = { reveals: [look] };
    const later = { ...look, at: '2026-11-26T08:00:00.000Z' };
    expect(isNoted(found, later)).toBe(true);
    expect(isNoted(found, later, look.at)).toBe(true);
    expect(isNoted(found, later, '2026-11-26T04:00:00.001Z')).toBe(false);
    for (const other of [{ by: 'b' }, { field: '学生身份证号码' }, { at: '2026-11-26T16:00:00.000Z' }])
      expect(isNoted(found, { ...later, ...other })).toBe(false);
  });

  it('is no longer let through when as many are noted as there may be, but where it is noted', () => {
    const full = { reveals: Array.from({ length: mostReveals }, () => look) };
    expect(isLookedOut(full, look)).toBe(false);
    expect(isLookedOut(full, look, '2026-11-26T05:00:00.000Z')).toBe(true);
    expect(isLookedOut(full, { ...look, by: 'b' })).toBe(true);
    expect(isLookedOut({ reveals: [] }, look)).toBe(false);
  });
});
