import { cardsOf, checkedOf, entered, takeBackSheet } from '../../../miniprogram/packages/staff/openings/openings.view';

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
    const sheet = card && takeBackSheet(card);
    expect(sheet?.fields.map(({ name, required }) => [name, required])).toEqual([
      ['identity', false],
      ['reason', true],
    ]);
    expect(sheet?.explain).toContain('2023年 · 12 人');
  });
});

describe('a list that was looked through', () => {
  it('says what can be entered and names each line that cannot', () => {
    const reply = { stored: false, count: 2, amountFen: 250_050, wrong: [{ line: 3, why: '身份证号码不对。' }] };
    expect(checkedOf(reply)).toEqual({
      sum: '2 名学生可以录入，合计 2,500.50 元',
      count: 2,
      wrong: ['第 3 行：身份证号码不对。'],
    });
    expect(checkedOf({ ...reply, count: 0, amountFen: 0 }).sum).toBe('没有可以录入的');
    expect(entered(reply)).toBe('已录入 2 人，有 1 行没有录入');
    expect(entered({ ...reply, wrong: [] })).toBe('已录入 2 人');
  });
});
