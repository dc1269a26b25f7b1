import * as v from 'valibot';
import { addDays } from '../../../core/kernel/day';
import {
  Entering,
  enter,
  enteringMistakes,
  mostLines,
  openingIds,
  openingText,
  readLines,
  tailOf,
  takeBack,
  yearsPaid,
} from '../../../core/opening';
import { aSeason, inventedIdentity } from '../../../local/worlds/students';

const [one, two] = [inventedIdentity('2006-01-01', 1), inventedIdentity('2006-01-02', 2)];
const roster = {
  _id: '1'.repeat(32),
  year: '2023',
  source: '2023年花名册',
  by: { id: 'staff-wen', name: '温建华' },
  at: '2026-11-25T01:00:00.000Z',
};
const wrongOf = (lines: string) => readLines(lines).wrong.map(({ line, why }) => `${line} ${why}`);

describe('a pasted list', () => {
  it('takes no amount for yuan that stands under 万元, nor one that no student was ever given', () => {
    const inTenThousands = (amount: string) => readLines(`姓名\t身份证号码\t金额(万元)\n林小枫\t${one}\t${amount}`);
    expect(inTenThousands('0.3').wrong.map(({ line, why }) => `${line} ${why.slice(0, 12)}`)).toEqual([
      '1 这一行没有号码；是表头或',
      '2 表头写的是“万元”：请把',
    ]);
    expect(inTenThousands('0.3万元').right).toEqual([{ line: 2, identity: one, amountFen: 300_000 }]);
    expect(readLines(`万元元 ${one} 3000`).right).toHaveLength(1);
    expect(wrongOf(`${one} 99.99`)).toEqual(['1 金额不到 100 元，请核对：这里的单位是元，不是万元。']);
    expect(readLines(`${one} 100`).right).toHaveLength(1);
  });

  it('is read without the quotes of a CSV file, and with a number that a spreadsheet was told to leave as it is', () => {
    const ends000 = inventedIdentity('2006-01-02', 0).replace(/.{4}$/, '0000');
    const lines = [`"林小枫","${one}","3,000.00"`, `="${two}"\t2000`];
    expect(readLines(lines.join('\n'))).toMatchObject({
      right: [
        { identity: one, amountFen: 300_000 },
        { identity: two, amountFen: 200_000 },
      ],
      wrong: [],
    });
    expect(wrongOf(`"${ends000}" 2000`)[0]).not.toEqual(wrongOf(`="${ends000}" 2000`)[0]);
  });

  it('is read whatever stands between number and amount, in whatever width', () => {
    const lines = [`${one} 1000`, `${two}\t2,000元`, '', ` ${inventedIdentity('2006-01-03', 3)}，１５００．５ `].join(
      '\n',
    );
    expect(readLines(lines)).toEqual({
      right: [
        { line: 1, identity: one, amountFen: 100_000 },
        { line: 2, identity: two, amountFen: 200_000 },
        { line: 4, identity: inventedIdentity('2006-01-03', 3), amountFen: 150_050 },
      ],
      wrong: [],
    });
  });

  it('has a sentence for each line that is wrong, and none of them holds a number', () => {
    const wrong = wrongOf(
      [`${one.slice(0, 17)}0x 1`, one, `${one} 1 2`, `${one} 零`, `${one} 0`, `${one} 100000.01`].join('\n'),
    );
    expect(wrong).toEqual([
      expect.stringContaining('1 身份证号码不对'),
      expect.stringContaining('2 每行写身份证号码和金额'),
      expect.stringContaining('3 每行写身份证号码和金额'),
      expect.stringContaining('4 金额没有看懂'),
      expect.stringContaining('5 金额没有看懂'),
      expect.stringContaining('6 金额不能超过 100,000 元'),
    ]);
    expect(wrong.join('')).not.toContain(one.slice(0, 10));
    expect(readLines(`${one} 100000`).wrong).toEqual([]);
    expect(wrongOf(`${one} 1000\n${two} 1000\n${one} 1000`)).toEqual(['3 和第 1 行是同一名学生，一年只录一次。']);
  });

  it('takes no number that a spreadsheet cut, whatever its check digit says, unless it is marked as a text', () => {
    const ended = Array.from({ length: 200 }, (_, day) => inventedIdentity(addDays('2006-01-01', day), 100)).find(
      (each) => each.endsWith('1000'),
    );
    if (!ended) throw new Error('no number ends in 000');
    for (const cut of [ended, '360799200811034000', '3.60799E+17', '３．６０７９９ｅ＋１７'])
      expect(wrongOf(`${cut} 1000`)).toEqual([expect.stringContaining('表格把号码后三位变成了 000')]);
    for (const mark of ["'", '’', '＇'])
      expect(readLines(`${mark}${ended} 1000`).right).toEqual([{ line: 1, identity: ended, amountFen: 100_000 }]);
  });

  it('has names read past, before the number or after it, and kept nowhere', () => {
    const written = [
      `刘小兰 ${one} 1000`,
      `${one}\t刘小兰\t1,000元`,
      `12 刘小兰 ${one} 1000`,
      `1、刘 小兰，${one}，¥ 1000`,
      `阿依·古丽;${one};阿依·古丽;1000 元`,
    ];
    for (const line of written)
      expect(readLines(line)).toEqual({ right: [{ line: 1, identity: one, amountFen: 100_000 }], wrong: [] });
    expect(wrongOf(`刘小兰 ${one.slice(0, 17)}`)).toEqual([expect.stringContaining('身份证号码不对')]);
    expect(wrongOf(`刘小兰 ${one}`)).toEqual([expect.stringContaining('每行写身份证号码和金额')]);
  });

  it('takes nothing beside a name for one: an amount is never cut', () => {
    const odd = [`${one} 2 千`, `${one} 2 千元`, `${one} 1000 刘小兰`, `2023年 ${one} 1000`, `${two} ${one} 1000`];
    expect(odd.map((line) => readLines(line).right)).toEqual(odd.map(() => []));
    expect(readLines(`${one} 1.5 万`).right).toMatchObject([{ amountFen: 1_500_000 }]);
  });

  it('is told by the end of its numbers', () => {
    const tails = [`刘小兰 ${one} 1000`, `${one.slice(0, 16)} 1000`, '刘小兰 1000', ''].map(tailOf);
    expect(tails).toEqual([one.slice(-4), one.slice(12, 16), '', '']);
  });

  it('says of a student who stands there twice which line is the other, and no line once the rest was entered', () => {
    const lines = `${one} 1000\n${one} 1000`;
    expect(readLines(lines).wrong).toEqual([{ line: 2, why: '和第 1 行是同一名学生，一年只录一次。' }]);
    expect(readLines(lines, true).wrong).toEqual([{ line: 2, why: expect.stringContaining('和另一行是同一名学生') }]);
  });

  it('takes neither of two amounts of one student, and bids nobody delete a line', () => {
    const lines = `${one} 1000\n${two} 1000\n${one} 2000`;
    const { right, wrong } = readLines(lines);
    expect(right.map(({ line }) => line)).toEqual([2]);
    expect(wrong).toEqual([
      { line: 1, why: '和第 3 行是同一名学生，金额不一样，请对照材料核对是哪一个。' },
      { line: 3, why: '和第 1 行是同一名学生，金额不一样，请对照材料核对是哪一个。' },
    ]);
    const told = readLines(lines, true).wrong.map(({ why }) => why);
    expect(told).toEqual([1, 2].map(() => '和另一行是同一名学生，金额不一样，请对照材料核对是哪一个。'));
  });

  it('ends at so many lines', () => {
    const lines = Array.from({ length: mostLines + 1 }, (_, at) => `${inventedIdentity('2006-01-01', at + 1)} 1000`);
    expect(readLines(lines.slice(0, mostLines).join('\n')).wrong).toEqual([]);
    expect(readLines(lines.join('\n')).wrong).toEqual([
      { line: mostLines + 1, why: expect.stringContaining('一次最多') },
    ]);
  });
});

describe('the year and the source of a list', () => {
  const seasons = [aSeason('2026-08-20', { year: 2025 }), aSeason('2026-08-20')];
  const mistakes = (year: number, source = '花名册') => enteringMistakes({ year, source }, seasons, 2026);
  it('is none where a number hides in its source, however it is typed', () => {
    for (const source of [
      '花名册 138 0000 0001',
      '花名册１３８００００００００１',
      '王 3607992008010 10012',
      '138/0000/0001',
    ])
      expect([source, mistakes(2023, source).source]).toEqual([source, expect.any(String)]);
    for (const source of ['2023年花名册第3页', '赣工〔2023〕15号', '记-8-023'])
      expect(mistakes(2023, source)).toEqual({});
  });

  it('keeps the numbers of its lines as they were pasted', () => {
    const parsed = v.parse(Entering, { year: 2023, source: '花名册', lines: `\n \n${'1'.repeat(18)} 1000\n\n` });
    expect(wrongOf(parsed.lines)).toEqual([expect.stringMatching(/^3 /)]);
    expect(v.safeParse(Entering, { year: 2023, source: '花名册', lines: ' \n\n' }).success).toBe(false);
  });

  it('are of before the first season here, and not further back than anybody studies', () => {
    expect(mistakes(2024)).toEqual({});
    expect(mistakes(2025).year).toContain('2025 年起');
    expect(mistakes(2016)).toEqual({});
    expect(mistakes(2015).year).toContain('最近 10 年');
    expect(enteringMistakes({ year: 2026, source: '' }, [], 2026)).toEqual({});
    expect(enteringMistakes({ year: 2027, source: '' }, [], 2026).year).toContain('2027 年起');
  });

  it('name nobody', () => {
    expect(mistakes(2024, `花名册 ${one}`).source).toContain('不要写身份证号码');
    expect(mistakes(2024, '瑞工发〔2023〕21号').source).toBeUndefined();
  });

  it('are found again for as long as they may be entered', () => {
    expect(openingIds('k', 2026)).toEqual(expect.arrayContaining(['2016:k', '2026:k']));
  });
});

describe('what was entered', () => {
  const line = { personKey: 'k', amountFen: 100_000 };
  const first = enter(undefined, roster, line);

  it('stands once, is taken back with its reason, and may be entered anew with all of its history', () => {
    if (!first) throw new Error('not entered');
    expect(enter(first, { ...roster, _id: '2'.repeat(32) }, line)).toBeUndefined();
    const back = takeBack(first, { at: roster.at, by: { id: 'staff-sun', name: '孙宇' } }, '金额录错。');
    expect(back).toMatchObject({ standing: false, version: 2, amountFen: 100_000 });
    const again = enter(back, roster, { ...line, amountFen: 110_000 });
    expect(again).toMatchObject({ _id: '2023:k', standing: true, version: 3, amountFen: 110_000 });
    expect(again?.history.map(({ action, amountFen, words }) => [action, amountFen, words])).toEqual([
      ['enter', 100_000, '2023年花名册'],
      ['takeBack', 100_000, '金额录错。'],
      ['enter', 110_000, '2023年花名册'],
    ]);
  });

  it('is stamped as a whole, but for the stamp', () => {
    if (!first) throw new Error('not entered');
    expect(openingText({ ...first, stamp: 'v1.x' })).toBe(openingText(first));
    expect(openingText({ ...first, amountFen: 1 })).not.toBe(openingText(first));
  });

  it('is a year, each once, whether it was paid here or before', () => {
    const cases = [
      { _id: 'a', season: '2025' },
      { _id: 'b', season: null },
    ];
    expect(yearsPaid(cases, [{ year: '2023' }, { year: '2025' }])).toBe(3);
    expect(yearsPaid([], [])).toBe(0);
  });
});
