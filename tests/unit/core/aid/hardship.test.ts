import fc from 'fast-check';
import { adviseOn, classOf, sumsOf } from '../../../../core/domains/aid/hardship';
import { hardshipRules } from '../../../../core/domains/aid/rules';
import { rulesOn } from '../../../../core/union/rules';
import { ruijinUnion } from '../../../../local/worlds/union';

const rules = rulesOn(ruijinUnion, hardshipRules, '2026-08-01');
const line = rules.of.subsistenceYuan * 100;

const household = (monthly: readonly number[], part: object = {}) => ({
  family: monthly.map((monthlyFen) => ({ monthlyFen })),
  otherYearFen: 0,
  medicalYearFen: 0,
  educationYearFen: 0,
  housingYearFen: 0,
  ...part,
});
const leftPerHead = (of: ReturnType<typeof household>) => sumsOf(of)?.perHead;

describe('what is left for each of a household', () => {
  it('is the yearly income less the rigid expenses, by twelve months and by heads', () => {
    const of = household([260_000, 0, 0], { medicalYearFen: 1_200_000, educationYearFen: 680_000 });
    expect(leftPerHead(of)).toBe(Math.floor((260_000 * 12 - 1_880_000) / 12 / 3));
  });

  it('counts every income and every expense once', () => {
    const year = { otherYearFen: 2400, medicalYearFen: 240, educationYearFen: 480, housingYearFen: 720 };
    // (300 × 12 + 2400 − 1440) ÷ 12 ÷ 2
    expect(leftPerHead(household([100, 200], year))).toBe(190);
    expect(leftPerHead(household([], year))).toBe(80);
  });

  it('is never below zero, and never more than the income', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), amount, (monthly, medicalYearFen) => {
        const left = leftPerHead(household(monthly, { medicalYearFen })) ?? -1;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(monthly.reduce((sum, fen) => sum + fen, 0) / monthly.length);
      }),
    );
  });
});

describe('the class that the figures give', () => {
  it.each([
    [line - 1, 0, 'deep'],
    [line, 0, 'relative'],
    [line, 1, 'deep'],
    [line * 2 - 1, 0, 'relative'],
    [line * 2, 0, 'none'],
    [line * 2, 1, 'relative'],
    [line * 2 + 1, 1, 'none'],
  ])('of %i fen, with equal to the line counting %i, is %s', (perHead, lineIncluded, expected) => {
    expect(classOf(perHead, { ...rules, of: { ...rules.of, lineIncluded } })).toBe(expected);
  });

  it('is said with its arithmetic, the date of its rules, and that a person decides', () => {
    const said = adviseOn(household([100_000, 0]), rules)
      .map(({ value }) => value)
      .join(' ');
    expect(said).toContain('12,000 元');
    expect(said).toContain('500 元（2 人）');
    expect(said).toContain('自 2026年1月1日起执行');
    expect(said).toContain('深度困难');
    expect(said).toContain('由您核实后决定');
  });

  it('is not said where somebody’s income, or an amount of the year, was left open: who and what is', () => {
    const family = [{ name: '王建国', monthlyFen: 0 }, { name: '李秀珍' }, { name: '王小明' }];
    const said = (of: object) => adviseOn({ ...household([]), family: [], ...of }, rules);
    expect(said({ family }).map(({ label }) => label)).toEqual(['标准', '测算结果']);
    expect(said({ family }).pop()?.value).toContain('有 2 人没有填收入（李秀珍、王小明），不能测算');
    const open = { otherYearFen: undefined, housingYearFen: undefined };
    const known = [{ name: '王建国', monthlyFen: 0 }];
    expect(said({ family: known, ...open }).pop()?.value).toContain('一年的其他收入、房租或房贷没有填，不能测算');
    expect(said({ family: known }).pop()?.value).toContain('深度困难');
  });

  it.each(['otherYearFen', 'medicalYearFen', 'educationYearFen', 'housingYearFen'])(
    'takes no %s for nothing',
    (name) => {
      expect(sumsOf(household([100_000], { [name]: undefined }))).toBeUndefined();
    },
  );
});
