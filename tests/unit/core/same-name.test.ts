import { isSameName } from '../../../core/kernel/same-name';

describe('two names', () => {
  it('may be those of one person when their letters are the same, whatever stands between or beside them', () => {
    for (const [one, other] of [
      ['曾小玲', '曾小玲.'],
      ['欧阳江南', '欧阳·江南'],
      ['欧阳江南', '欧阳、江南'],
      ['肖丽', '肖丽·'],
      ['肖丽', '肖 丽，'],
      ['肖丽', '肖丽1'],
      ['肖丽', '肖丽①'],
      ['肖丽', '肖\u200b丽'],
      ['肖丽', '肖麗'],
      ['肖丽', '萧丽'],
      ['张国强', '張國強'],
      ['WANG Li', 'Wang li'],
      ['José', 'Jose'],
      ['Anna', 'Аnnа'],
      ['方大力', '⽅⼤⼒'],
    ] as const)
      expect([one, other, isSameName(one, other), isSameName(other, one)]).toEqual([one, other, true, true]);
  });

  it('are those of two people when a letter is another one, and what has no letters is nobody’s', () => {
    for (const [one, other] of [
      ['曾小玲', '曾小林'],
      ['曾小玲', '曾玲'],
      ['李强', '李'],
      ['', ''],
      ['·', '.'],
    ] as const)
      expect([one, other, isSameName(one, other)]).toEqual([one, other, false]);
  });
});
