import { amountOf, announce, bandOf, categories, stages } from '../../../../core/domains/scholarship/season';
import { latest, ofYear, openOn, overlapMistakes, windowMistakes } from '../../../../core/round/round';
import { aSeason } from '../../../../local/worlds/students';

const keysOf = <K extends string>(table: Record<K, string>) =>
  Object.keys(table).filter((key): key is K => key in table);
const season = aSeason('2026-08-01', { opens: '2026-07-01', closes: '2026-08-31' });
const last = aSeason('2025-08-01', { opens: '2025-07-01', closes: '2025-08-31' });

describe('a season', () => {
  it('names an amount for every household and every stage', () => {
    const amounts = keysOf(categories).map((category) =>
      keysOf(stages).map((stage) => amountOf(season, category, stage)),
    );
    expect(amounts).toEqual([
      [500_000, 300_000],
      [400_000, 200_000],
      [400_000, 200_000],
      [200_000, 100_000],
    ]);
  });

  it('is open from its first day to its last, both included', () => {
    const open = (day: string) => openOn([last, season], day)?.year;
    expect(['2026-06-30', '2026-07-01', '2026-08-31', '2026-09-01'].map(open)).toEqual([
      undefined,
      2026,
      2026,
      undefined,
    ]);
  });

  it('is found by its year, and the newest is the one of the latest year, whatever order they stand in', () => {
    expect(ofYear([last, season], '2026')).toBe(season);
    expect(ofYear([last, season], '2024')).toBeUndefined();
    expect([latest([last, season]), latest([season, last])]).toEqual([season, season]);
    expect(latest([])).toBeUndefined();
  });

  it('decided anew for the same year takes the place of the first decision, in the order of years', () => {
    const second = { ...season, places: 50 };
    expect(announce([season, last], second)).toEqual([last, second]);
    expect(announce(announce([], season), last)).toEqual([last, season]);
  });

  it('lets amounts go up and down by its percentage, to the whole fen below, and not at all where it names none', () => {
    expect(bandOf({ bandPercent: 10 }, 500_000)).toEqual({ least: 450_000, most: 550_000 });
    expect(bandOf({ bandPercent: 15 }, 99)).toEqual({ least: 85, most: 113 });
    expect(bandOf({}, 500_000)).toEqual({ least: 500_000, most: 500_000 });
  });
});

describe('what speaks against the window of a season', () => {
  const window = { year: 2026, opens: '2026-07-01', closes: '2026-08-31' };
  const year = '请填今年、去年或明年。';
  const closes = '截止日期已经过去，请选今天或以后的日子。';

  it('is another year than this, the one before or the one after', () => {
    const of = (one: number) => windowMistakes({ ...window, year: one }, '2026-08-01');
    expect([2024, 2025, 2026, 2027, 2028].map((one) => of(one).year)).toEqual([
      year,
      undefined,
      undefined,
      undefined,
      year,
    ]);
  });

  it('is a last day that is over, today not yet', () => {
    expect(windowMistakes(window, '2026-08-31')).toEqual({});
    expect(windowMistakes(window, '2026-09-01')).toEqual({ closes });
  });

  it('is nothing where the window stays as it was announced, over or not', () => {
    expect(windowMistakes(window, '2026-09-01', window)).toEqual({});
    expect(windowMistakes(window, '2026-09-01', { ...window, opens: '2026-06-01' })).toEqual({ closes });
    expect(windowMistakes(window, '2026-09-01', { ...window, closes: '2026-09-30' })).toEqual({ closes });
    expect(windowMistakes(window, '2026-09-01', { ...window, year: 2025 })).toEqual({ closes });
  });

  it('is another year’s window with which it shares a day, be it the first or the last', () => {
    const next = (opens: string, closing: string) =>
      overlapMistakes([last, season], aSeason('2027-01-01', { opens, closes: closing }));
    const sentence = { opens: '与2026年金秋助学的申请时间重叠，请把两年的时间分开。' };
    expect(next('2026-08-31', '2026-10-31')).toEqual(sentence);
    expect(next('2026-09-01', '2026-10-31')).toEqual({});
    expect(next('2026-05-01', '2026-07-01')).toEqual(sentence);
    expect(next('2026-05-01', '2026-06-30')).toEqual({});
    expect(overlapMistakes([last, season], season)).toEqual({});
  });
});
