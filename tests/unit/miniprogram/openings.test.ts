import {
  cardsOf,
  checkedOf,
  extentWords,
  leftOver,
  mending,
  sureOfWhole,
  takeBackSheet,
} from '../../../miniprogram/packages/staff/openings/openings.view';

const roster = {
  id: '1'.repeat(32),
  year: '2023',
  source: '2023年花名册第3页',
  by: '温建华',
  at: '2026-11-20T01:40:00.000Z',
  count: 12,
  amountFen: 2_400_000,
  takenBack: 0,
  mine: false,
};
const today = '2026-11-25';
const cardOf = (part: Partial<typeof roster>, enters = true) => cardsOf([{ ...roster, ...part }], enters, today)[0];

describe('a list that was entered', () => {
  it('says its year, how many, how much, from what paper, by whom and when', () => {
    expect(cardOf({})).toEqual({
      id: roster.id,
      title: '2023年 · 12 人 · 24,000 元',
      source: '依据：2023年花名册第3页',
      note: '温建华 11月20日 09:40 录入',
      count: 12,
      takesBack: true,
    });
    expect(cardOf({ takenBack: 2 })?.note).toContain('，已撤销 2 人');
    expect(cardOf({ count: 0, amountFen: 0, takenBack: 12 })).toMatchObject({
      title: '2023年 · 已全部撤销',
      takesBack: false,
    });
  });

  it('is taken back by a colleague who enters lists, not by who entered this one', () => {
    expect([cardOf({ mine: true }), cardOf({}, false)].map((card) => card?.takesBack)).toEqual([false, false]);
    const card = cardOf({});
    if (!card) throw new Error('no card');
    expect(extentWords(card)).toEqual(['撤销整份 12 人', '只撤销一名学生']);
    const asked = (extent: 'whole' | 'one') => {
      const { label, fields, explain } = takeBackSheet(card, extent);
      expect(explain).toContain('2023年 · 12 人');
      return [label, ...fields.map(({ name, required }) => [name, required])];
    };
    expect(asked('whole')).toEqual(['撤销这份 12 人', ['reason', true]]);
    expect(asked('one')).toEqual(['撤销这名学生', ['identity', true], ['reason', true]]);
    expect(sureOfWhole(card)).toBe('整份都撤销？2023年 · 12 人 · 24,000 元，以后都不再计入。');
  });
});

describe('a list that was looked through', () => {
  const lines = '360799200801010011 1000\n\n刘小兰 36079920080101002X 零\n360799200801010038 1\n张三 1';
  const wrong = [
    { line: 3, why: '金额没有看懂。' },
    { line: 5, why: '身份证号码不对。' },
  ];
  const reply = { stored: false, count: 2, amountFen: 250_050, wrong };

  it('says what can be entered, and names each line that cannot by its place and the end of its number', () => {
    expect(checkedOf(reply, lines)).toEqual({
      sum: '2 名学生可以录入，合计 2,500.50 元',
      count: 2,
      title: '下面 2 行录不了，请核对：',
      wrong: ['第 3 行(尾号 002X)：金额没有看懂。', '第 5 行：身份证号码不对。'],
    });
    expect(checkedOf({ ...reply, count: 0, amountFen: 0 }, lines).sum).toBe('没有可以录入的');
  });

  it('keeps what was wrong readable while it is mended, and is looked through again before anything is entered', () => {
    const checked = checkedOf(reply, lines);
    expect(mending(checked)).toMatchObject({ sum: '', count: 0, wrong: checked.wrong });
    expect([mending(checkedOf({ ...reply, wrong: [] }, lines)), mending(null)]).toEqual([null, null]);
  });

  it('leaves what was not entered in the field, and only that, with what is wrong and where it stands now', () => {
    expect(leftOver({ ...reply, stored: true }, lines)).toEqual({
      lines: '刘小兰 36079920080101002X 零\n张三 1',
      checked: {
        sum: '已录入 2 人；还有 2 行没有录入，改好后可以再录',
        count: 0,
        title: '还没有录入的：',
        wrong: ['第 1 行(尾号 002X)：金额没有看懂。', '第 2 行：身份证号码不对。'],
      },
    });
  });
});
