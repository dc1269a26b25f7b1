import fc from 'fast-check';
import * as v from 'valibot';
import { soughtBy } from '../../../core/case/search';
import { cleanName, cleanNumber, cleanText, countCharacters, fold } from '../../../core/kernel/clean';
import { count, longText, money, optional, phone, text } from '../../../core/kernel/field';
import { bankCard, identity, name, nameOnPaper } from '../../../core/kernel/field-personal';
import { parseYuan } from '../../../core/kernel/money';
import { cellOf } from '../../../core/kernel/table';
import { cleanPhone } from '../../../core/kernel/telephone';
import { hasLetters, maskMiddle, maskName } from '../../../core/kernel/text';
import { checkForm, doubtsIn } from '../../../core/record/check';
import { inventedIdentity } from '../../../local/worlds/students';
import { ruijinUnion } from '../../../local/worlds/union';

/** Anything at all, and often what people and hostile programs mix into names. */
const anything = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'01386 -+()转7', '0797', '2522036', '86') }),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ...'李王强国𠮷😀· .•・‧=@-+é',
      'e\u0301',
      '\u200b',
      '\u202e',
      '\u0000',
      '\ud800',
      '\udc00',
      '\u{e0100}',
      '\u3000',
      '\n',
      '\t',
      '\u3164',
      '\ue000',
      '\ue863',
      '⻢',
      '⽅',
      '˙',
      '\u0378',
      '\u{50000}',
      '\u0604',
      '\ufff9',
    ),
  }),
);
const invisible = /[\p{DI}\p{Cs}]|(?!\n)\p{Cc}/u;

describe('whatever is typed', () => {
  it('is cleaned once and for all: cleaning what is clean changes nothing', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        for (const clean of [cleanText, cleanName, cleanNumber, cleanPhone]) {
          expect(clean(clean(typed))).toBe(clean(typed));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('holds nothing that cannot be seen, and is in one form', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        for (const clean of [cleanText(typed), cleanName(typed)]) {
          expect(clean).not.toMatch(invisible);
          expect(clean.normalize('NFC')).toBe(clean);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is found by what is stored of it', () => {
    const stored = name('姓名');
    fc.assert(
      fc.property(anything, (typed) => {
        const kept = v.safeParse(stored, typed);
        fc.pre(kept.success && !typed.includes(':') && !typed.includes('：'));
        const { path, values } = soughtBy(typed);
        if (path === 'owner.name') expect(values).toContain(kept.output);
      }),
    );
  });

  it('keeps the lines of a text', () => {
    expect(cleanText('  一、欠薪\r\n\r\n二、\u200b工伤\t很重 ')).toBe('一、欠薪\n\n二、工伤 很重');
  });
});

describe('a name', () => {
  const stored = name('姓名');

  it.each([
    ['李 强', '李强'],
    ['李　勇', '李勇'],
    ['周\u200b敏', '周敏'],
    ['\u202e敏周', '敏周'],
    ['葛\u{e0100}城', '葛城'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉・买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉‧买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉.买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉 · 买买提', '阿卜杜拉·买买提'],
    ['Jose\u0301', 'José'],
    ['John  Smith', 'John Smith'],
    ['J. Smith', 'J. Smith'],
    ['𠮷野家', '𠮷野家'],
    ['王\ud800强', '王强'],
    ['⽅⼤⼒', '方大力'],
    ['⻢小明', '马小明'],
    ['王\ue863', '王䶮'],
    ['\ue816\ue864', '𠂇龻'],
    ['Ｊｏｈｎ　Ｓｍｉｔｈ', 'John Smith'],
    ...Array.from('●˙․᛫。_*-—﹣．﹒･', (dot): [string, string] => [`阿卜杜拉${dot}买买提`, '阿卜杜拉·买买提']),
    ['阿卜杜拉 —— 买买提', '阿卜杜拉·买买提'],
    ['Anne-Marie', 'Anne-Marie'],
    ['王〇明', '王〇明'],
    ['尼玛次仁·阿卜杜热合曼·买买提伊明·阿卜杜热西提', '尼玛次仁·阿卜杜热合曼·买买提伊明·阿卜杜热西提'],
    ['ALEXANDRA MARIA DA SILVA', 'ALEXANDRA MARIA DA SILVA'],
  ])('%j is stored as %s', (typed, clean) => {
    expect(v.parse(stored, typed)).toBe(clean);
  });

  it.each(['\u200b', '\u202e', '\u0000', '\ud800', '·', ' ', '\u3164', '\u2800', '\u0301'])('is not %j', (typed) => {
    expect(v.safeParse(stored, typed).success).toBe(false);
  });

  it('is asked about where a sign of it may not have been shown, and taken at her word', () => {
    const form = v.object({ student: nameOnPaper('学生姓名') });
    const around = { union: ruijinUnion, today: '2026-11-26' };
    const sentence = (student: string) => doubtsIn(form, { student }, around).student;
    for (const typed of [
      '王?明',
      '王？明',
      '王□明',
      '王\ufffd明',
      '王\ue010',
      '王\u{50000}',
      '⿰王明',
      '邹*妹',
      '邹＊',
    ])
      expect([typed, sentence(v.parse(form, { student: typed }).student)]).toEqual([typed, expect.any(String)]);
    for (const typed of ['王\ue863', '王䶮', '𠮷野家', '阿卜杜拉·买买提', 'J. Smith'])
      expect([typed, sentence(v.parse(form, { student: typed }).student)]).toEqual([typed, undefined]);
    const student = '王\ue010';
    expect(checkForm(form, { student }, around)).toMatchObject({ ok: false, refusal: { code: 'doubtful' } });
    expect(checkForm(form, { student }, around, { student: sentence(student) ?? '' }).ok).toBe(true);
  });

  it('shows no more of itself than it may, however it is written', () => {
    const letters = (shown: string) => Array.from(shown).filter((each) => each !== '*').length;
    fc.assert(
      fc.property(anything, (typed) => {
        if (!hasLetters(typed)) expect([maskName(typed), maskMiddle(typed)]).toEqual(['', '*']);
        const count = Array.from(fold(typed)).filter((each) =>
          /[^\p{M}\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{DI}]/u.test(each),
        ).length;
        expect(letters(maskName(typed))).toBeLessThanOrEqual(1);
        expect(letters(maskMiddle(typed))).toBeLessThanOrEqual(2);
        if (count <= 2) expect(letters(maskMiddle(typed))).toBeLessThanOrEqual(1);
        if (count <= 1) expect(letters(maskName(typed)) + letters(maskMiddle(typed))).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['李 强', '李*', '李*'],
    ['李　勇', '李*', '李*'],
    ['周\u200b敏', '周*', '周*'],
    ['葛\u{e0100}城', '葛*', '葛*'],
    ['李·强', '李*', '李*'],
    ['杨', '*', '*'],
    ['杨 ', '*', '*'],
    ['𠮷野家', '𠮷**', '𠮷*家'],
    ['阿卜杜拉·买买提', '阿**', '阿*****提'],
  ])('%j is masked as %s and %s also where it was stored before names were cleaned', (typed, list, published) => {
    expect([maskName(typed), maskMiddle(typed)]).toEqual([list, published]);
  });

  it('is none where there is nothing but dots and spaces', () => {
    expect(['', '·', '\u200b', '王'].map(hasLetters)).toEqual([false, false, false, true]);
  });
});

describe('a number', () => {
  const right = inventedIdentity('2008-09-15', 1);
  const wide = Array.from(right, (each) => (each === 'X' ? 'Ｘ' : String.fromCharCode(each.charCodeAt(0) + 0xfee0)));

  it.each([
    wide.join(''),
    right.toLowerCase(),
    `${right.slice(0, 6)}-${right.slice(6, 14)}—${right.slice(14)}`,
    `\u200b${right.slice(0, 3)}\u200b ${right.slice(3)}\u202c`,
  ])('of identity is %j', (typed) => {
    expect(v.parse(identity('身份证号码'), typed)).toBe(right);
  });

  it.each(['6228 4812 3456 7890 128', '６２２８４８１２３４５６７８９０１２８', '6228-4812-3456-7890-128'])(
    'of a card is %j',
    (typed) => {
      expect(v.parse(bankCard('卡号'), typed)).toBe('6228481234567890128');
    },
  );

  it('of a card may fail its check or be of a passbook, but is not one digit all along', () => {
    const card = bankCard('卡号');
    for (const typed of ['6228481234567890129', '123456789012345']) expect(v.parse(card, typed)).toBe(typed);
    for (const typed of ['0000000000000000', '1111111111111111111', '12345678901234', '12345678901234567890', '']) {
      expect(v.safeParse(card, typed).success).toBe(false);
    }
  });

  it('of people may be 0 only where 0 is an answer', () => {
    expect(v.safeParse(count('几个人', '人', 9), 0).success).toBe(false);
    expect(v.safeParse(money('金额', 9), 0).success).toBe(false);
    expect(v.parse(optional(money('收入', 9, { zero: true })), 0)).toBe(0);
  });
});

describe('a figure that stands apart', () => {
  it('is no digit of a number: 1500² is asked about', () => {
    for (const typed of ['1500²', '15①', '½', '1500¹']) {
      expect([typed, parseYuan(typed)]).toEqual([typed, undefined]);
      expect(fold(typed)).toBe(typed);
    }
    expect(v.safeParse(phone('电话'), '1380000000¹').success).toBe(false);
    expect(v.safeParse(bankCard('卡号'), '622848123456789012⁸').success).toBe(false);
    const right = inventedIdentity('2008-09-15', 1);
    const raised = right.replace(/\d/, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
    expect(v.safeParse(identity('身份证号码'), raised).success).toBe(false);
    expect(parseYuan('１５００')).toBe(150_000);
  });
});

describe('a length', () => {
  it('is counted in characters as a reader counts them', () => {
    expect(countCharacters('𠮷😀王')).toBe(3);
    expect(v.parse(longText('经过', 2, 6), '𠮷😀王建国好')).toHaveLength(8);
    expect(v.safeParse(text('单位', 3), '𠮷'.repeat(3)).success).toBe(true);
    expect(v.safeParse(text('单位', 3), '𠮷'.repeat(4)).success).toBe(false);
    expect(v.safeParse(longText('经过', 3, 9), '𠮷😀').success).toBe(false);
    expect(v.safeParse(name('姓名'), '𠮷'.repeat(50)).success).toBe(true);
    expect(v.safeParse(name('姓名'), '𠮷'.repeat(51)).success).toBe(false);
  });
});

describe('a cell of a table that leaves', () => {
  it('never begins like a formula, and holds no other cell', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const cell = cellOf(typed).replace(/^[\p{DI}\p{Cc}\p{Cf}\p{Z}]+/u, '');
        // But for a number that is a text: nothing of it can run.
        if (!/^="[\d.,eE+-]+"$/.test(cell.normalize('NFKC'))) expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/u);
        expect(cellOf(typed)).not.toMatch(/[\t\r\n]/);
      }),
      { numRuns: 1000 },
    );
  });
});
