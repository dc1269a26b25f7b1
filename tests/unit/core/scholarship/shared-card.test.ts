import { sharedAcross, sharedCard } from '../../../../core/domains/scholarship/shared-card';
import type { Payment } from '../../../../core/payments';

const payment = (number: string, holder: string, cardMark: string, notes: string[] = []): Payment => ({
  ...{
    id: number,
    number,
    version: 9,
    holder,
    bank: '',
    card: '',
    cardMark,
    notes,
    takenOut: [],
    amountFen: 1,
    label: '',
  },
});

describe('a card under two names', () => {
  it('is named with the other payment, and none where it is hers or cannot be read', () => {
    const [hers, child, blank] = [payment('1', '罗桂花', 'a'), payment('2', '王小明', 'a'), payment('3', '王小明', '')];
    expect(sharedCard(hers, [hers, blank, child])).toEqual(['同一个卡号，2 写的户名是王小明']);
    expect(sharedCard(hers, [hers, payment('4', '罗桂花', 'a'), payment('5', '王小明', 'b')])).toEqual([]);
    expect(sharedCard(blank, [hers, payment('6', '罗桂花', '')])).toEqual([]);
  });

  it('is found on whichever pages the two lie, beside what is noted already, and noted once', () => {
    const pages = [
      [payment('1', '罗桂花', 'a', ['卡号看起来不对']), payment('2', '王小明', 'b')],
      [payment('3', '王小明', 'a'), payment('4', '罗桂花', 'b', ['同一个卡号，2 写的户名是王小明'])],
      [payment('5', '谢文斌', 'c'), payment('6', '谢文斌', '')],
    ];
    expect(sharedAcross(pages.flat()).map(({ number, notes }) => [number, ...notes])).toEqual([
      ['1', '卡号看起来不对', '同一个卡号，3 写的户名是王小明'],
      ['2', '同一个卡号，4 写的户名是罗桂花'],
      ['3', '同一个卡号，1 写的户名是罗桂花'],
      ['4', '同一个卡号，2 写的户名是王小明'],
      ['5'],
      ['6'],
    ]);
  });
});
