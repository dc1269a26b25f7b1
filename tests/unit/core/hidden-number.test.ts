import * as v from 'valibot';
import type { Around } from '../../../core/kernel/doubt';
import { fieldsOf, longText, optional } from '../../../core/kernel/field';
import { bankCard, cards, name } from '../../../core/kernel/field-personal';
import { hiddenNumbers } from '../../../core/kernel/hidden-number';
import { amissIn, checkForm } from '../../../core/record/check';
import { inventedIdentity } from '../../../local/worlds/students';
import { ruijinUnion } from '../../../local/worlds/union';

const card = '6228481234567890128';
const identity = inventedIdentity('2008-05-04', 77);
const around: Around = { today: '2026-08-20', union: ruijinUnion };

describe('a whole number in a free text', () => {
  it.each([
    ['a card in one piece', `换成这张：${card}。`],
    ['a card in groups', '新卡 6228 4812 3456 7890 128'],
    ['a card with dashes', '6228-4812-3456-7890-128'],
    ['a card in full width', '６２２８４８１２３４５６７８９０１２８'],
    ['a card whose check digit is wrong, in one piece', '6228481234567890129'],
    ['a card before a telephone', '6228 4812 3456 7890 128 13800000001'],
  ])('is found: %s', (_, text) => {
    expect(hiddenNumbers(text)).toEqual(['bankCard']);
  });

  it('is found: an identity, in one piece, in groups, and beside a card', () => {
    expect(hiddenNumbers(`身份证${identity}`)).toEqual(['identity']);
    expect(hiddenNumbers(`${identity.slice(0, 6)} ${identity.slice(6, 14)} ${identity.slice(14)}`)).toEqual([
      'identity',
    ]);
    expect(hiddenNumbers(`${identity}，${card}`)).toEqual(['identity', 'bankCard']);
  });

  it.each([
    '电话 13800000001，或 0797-2522036',
    '13800000001 13900000002 0797 2522036',
    '凭证 记-8-023，编号 ZX-2026-0004',
    '(2026)赣0781民初1234号',
    '2026-03-01 2026-04-01 2026-05-01 每月 3200 3100 3300 3250 元',
    '尾号 0128，共 120000 元',
    '3607',
    '订单 1234567890123456789012345678',
    '',
  ])('is none: %s', (text) => {
    expect(hiddenNumbers(text)).toEqual([]);
  });
});

describe('a free answer in which a number hides', () => {
  const words = optional(longText('有什么变化', 2, 500));
  const withCard = v.object({ words, card: optional(bankCard('银行卡号')) });
  const alone = v.object({ words });

  it('is refused where the number has a question of its own, whatever was confirmed', () => {
    const given = { words: `新卡 ${card}` };
    expect(checkForm(withCard, given, around, { words: 'x' })).toMatchObject({
      refusal: { code: 'invalidInput', fields: { words: expect.stringContaining('号码填在专门的地方') } },
    });
    const [field] = fieldsOf(withCard);
    expect(amissIn(field ? [field] : [], given, around, fieldsOf(withCard))).toHaveProperty('words');
  });

  it('is asked about once where there is none for it', () => {
    for (const form of [alone, withCard]) {
      const given = { words: form === alone ? `新卡 ${card}` : `身份证 ${identity}` };
      const first = checkForm(form, given, around);
      expect(first).toMatchObject({
        refusal: { code: 'doubtful', fields: { words: expect.stringContaining('请删去') } },
      });
      expect(checkForm(form, given, around, first.ok ? {} : first.refusal.fields)).toEqual({ ok: true, value: true });
    }
  });

  it('is asked about once on a card among several as well, under the question that holds the cards', () => {
    const form = v.object({ family: cards('家庭成员', '一位', 3, v.object({ name: name('姓名') })) });
    const given = { family: [{ name: '王小明' }, { name: `李四${card}` }] };
    const first = checkForm(form, given, around);
    expect(first).toMatchObject({
      refusal: { code: 'doubtful', fields: { family: expect.stringContaining('请删去') } },
    });
    expect(checkForm(form, given, around, first.ok ? {} : first.refusal.fields)).toEqual({ ok: true, value: true });
    expect(checkForm(form, { family: [{ name: '王小明' }] }, around)).toEqual({ ok: true, value: true });
  });

  it('is refused on a card among several as well, and a telephone is let through', () => {
    const form = v.object({
      family: cards('家庭成员', '一位', 3, v.object({ name: name('姓名') })),
      card: bankCard('卡号'),
    });
    expect(checkForm(form, { family: [{ name: `王小明${card}` }], card }, around)).toMatchObject({
      refusal: { fields: { 'family.0.name': expect.any(String), family: expect.any(String) } },
    });
    expect(checkForm(withCard, { words: '打 13800000001 找我。' }, around)).toEqual({ ok: true, value: true });
  });
});
