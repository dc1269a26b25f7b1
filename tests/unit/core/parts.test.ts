import * as v from 'valibot';
import { SearchText } from '../../../core/case/search';
import { checkForm } from '../../../core/check';
import { contract } from '../../../core/contract';
import { leftPerHead } from '../../../core/household/hardship';
import { isAccount, isBankCard, maskBankCard } from '../../../core/kernel/bank-card';
import { day, text } from '../../../core/kernel/field';
import { cards } from '../../../core/kernel/field-personal';
import { parseInput } from '../../../core/kernel/form';
import { maskIdentityNumber } from '../../../core/kernel/identity';
import { folderIn } from '../../../core/kernel/paper';
import { cellOf, tableText } from '../../../core/kernel/table';
import { maskMiddle } from '../../../core/kernel/text';
import { ruijinUnion } from '../../../local/worlds/union';

describe('what is too much or too little', () => {
  it('to search for: two characters at least, forty at most', () => {
    const taken = (text: string) => v.is(SearchText, text);
    expect(['王', '王强', '字'.repeat(40), '字'.repeat(41)].map(taken)).toEqual([false, true, true, false]);
  });

  it('to answer at a step: sixty questions', () => {
    const input = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`q${at}`, 1]));
    const taken = (count: number) =>
      v.is(contract['case.move'].input, { caseId: 'case-0001', version: 1, action: 'x', input: input(count) });
    expect([taken(60), taken(61)]).toEqual([true, false]);
  });
});

describe('cards whose days are out of bounds', () => {
  const form = v.object({
    breaks: cards('放假', '一段', 5, v.object({ from: day('哪天', { from: { of: 'today' }, to: { of: 'today' } }) })),
  });
  it('say at each question what to mend, and at the whole which card first', () => {
    const breaks = ['2026-08-20', '2026-08-19', '2026-08-21'].map((from) => ({ from }));
    expect(checkForm(form, { breaks }, { today: '2026-08-20', union: ruijinUnion })).toMatchObject({
      refusal: {
        fields: {
          breaks: '第 2 张还要改一下。',
          'breaks.1.from': '这一天已经过去，请选今天或以后的日子。',
          'breaks.2.from': '还没有到这一天，请选今天或以前的日子。',
        },
      },
    });
  });
});

describe('a question about a day beside today', () => {
  const said = (part: object, answer: string) => {
    const form = v.object({ on: day('哪天', { from: { of: 'today', ...part }, to: { of: 'today', ...part } }) });
    const checked = checkForm(form, { on: answer }, { today: '2026-08-20', union: ruijinUnion });
    return checked.ok ? undefined : checked.refusal.fields?.on;
  };
  it('names the day, and today by its own name', () => {
    expect(said({ days: 1 }, '2026-08-20')).toBe('这一天太早了，最早可以选 8月21日(周五)。');
    expect(said({ days: 1 }, '2026-08-22')).toBe('这一天太晚了，最晚可以选 8月21日(周五)。');
    expect(said({ years: 1 }, '2026-08-20')).toBe('这一天太早了，最早可以选 2027年8月20日(周五)。');
    expect(said({}, '2026-08-19')).toBe('这一天已经过去，请选今天或以后的日子。');
  });

  it('may say it in words of its own', () => {
    const form = v.object({
      on: day('哪天', { from: { of: 'today' }, to: { of: 'today', said: '太远了。' } }),
    });
    expect(checkForm(form, { on: '2026-08-21' }, { today: '2026-08-20', union: ruijinUnion })).toMatchObject({
      refusal: { fields: { on: '太远了。' } },
    });
  });
});

describe('an answer that is missing', () => {
  it('is asked for, whatever its question would say of a wrong one', () => {
    const parsed = parseInput(v.object({ name: v.string('x'), other: text('y', 2) }), { other: '太长了' });
    expect(parsed).toMatchObject({
      refusal: { fields: { name: '这一项要填，请补上。', other: '最多 2 个字，请精简一些。' } },
    });
  });
});

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

describe('what is left for each of a household', () => {
  it('counts every income and every expense once', () => {
    const family = [{ monthlyFen: 100 }, { monthlyFen: 200 }];
    const year = { otherYearFen: 2400, medicalYearFen: 240, educationYearFen: 480, housingYearFen: 720 };
    // (300 × 12 + 2400 − 1440) ÷ 12 ÷ 2
    expect(leftPerHead({ family, ...year })).toBe(190);
    expect(leftPerHead({ family: [], ...year })).toBe(80);
  });
});

describe('a file that was uploaded', () => {
  it('is known by its folder, where the phone of today put it', () => {
    expect(folderIn('cloud://env.bucket/uploads/a-folder/another/1.png')).toBe('a-folder');
    expect(folderIn('cloud://env.bucket/papers/a-folder/1.png')).toBeUndefined();
  });
});

describe('a table that leaves the union', () => {
  it('is lines of cells, none of which breaks a line or runs as a formula', () => {
    expect(
      tableText([
        ['a\tb', '=1+1'],
        ['c', ' d '],
      ]),
    ).toBe("a b\t'=1+1\nc\td");
    expect(cellOf('\u200b+1 ')).toBe("'+1");
  });
});
