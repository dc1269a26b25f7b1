import fc from 'fast-check';
import * as v from 'valibot';
import { catalogueOf } from '../../../core/case/catalogue';
import { catalogue } from '../../../core/domains/catalogue';
import { rightsRules } from '../../../core/domains/rights/rules';
import { ruleSets } from '../../../core/domains/rules';
import { scholarshipRules } from '../../../core/domains/scholarship/rules';
import {
  aheadMistakes,
  Decision,
  decide,
  decisionsOf,
  lastDecided,
  numbersIn,
  type RuleSet,
  ruleSet,
  rulesOn,
  rulesSince,
  undecided,
  unreadDecision,
  usualOf,
} from '../../../core/union/rules';

const usual = usualOf(rightsRules);
const from = (day: string, acceptDays = 5, part: Partial<Decision> = {}): Decision => ({
  from: day,
  of: 'rights',
  numbers: { ...usual, acceptDays },
  ...part,
});
const acceptDays = (rules: readonly Decision[], day: string) => rulesOn({ rules }, rightsRules, day).of.acceptDays;

describe('the rules in force', () => {
  const rules = [from('2026-09-01', 9), from('2026-01-01', 1), from('2026-05-01', 5)];

  it('are the latest that have begun, from their very first day, whatever order they stand in', () => {
    const days = ['2026-04-30', '2026-05-01', '2026-08-31', '2026-09-01'];
    expect(days.map((day) => acceptDays(rules, day))).toEqual([1, 5, 5, 9]);
    expect(days.map((day) => rulesOn({ rules }, rightsRules, day).from)).toEqual([
      '2026-01-01',
      '2026-05-01',
      '2026-05-01',
      '2026-09-01',
    ]);
  });

  it('are the first ones before there were any; where nobody decided on a domain they are as usual, and without any there is a fault', () => {
    expect(acceptDays(rules, '2025-12-31')).toBe(1);
    expect(rulesOn({ rules }, scholarshipRules, '2026-06-01')).toEqual({
      from: '2026-05-01',
      of: usualOf(scholarshipRules),
    });
    expect(() => rulesOn({ rules: [] }, rightsRules, '2026-01-01')).toThrow('no rules');
  });

  it('of one domain are what they are whatever is decided on another, which a record of that day tells as well', () => {
    const both = [...rules, { from: '2026-06-01', of: 'scholarship', numbers: { acceptDays: 99, payDays: 30 } }];
    expect(acceptDays(both, '2026-06-02')).toBe(5);
    expect(rulesOn({ rules: both }, scholarshipRules, '2026-06-02').of.payDays).toBe(30);
    expect(['2026-05-31', '2026-06-01', '2025-01-01'].map((day) => rulesSince({ rules: both }, day))).toEqual([
      '2026-05-01',
      '2026-06-01',
      '2026-01-01',
    ]);
  });

  it('go on with what was decided before where a number that lies in the store cannot be', () => {
    const spoilt = { from: '2026-06-01', of: 'rights', numbers: { acceptDays: 4000, resolveDays: 1.5 } };
    expect(rulesOn({ rules: [...rules, spoilt] }, rightsRules, '2026-07-01').of).toMatchObject({
      acceptDays: 5,
      resolveDays: usual.resolveDays,
    });
  });
});

describe('a decision about the rules', () => {
  it('stands beside those for other days and other domains, in the order of their days', () => {
    const others = [from('2026-05-01'), from('2026-01-01'), from('2026-03-01', 5, { of: 'scholarship' })];
    const decided = decide(others, from('2026-03-01'));
    expect(decided.map((each) => [each.from, each.of])).toEqual([
      ['2026-01-01', 'rights'],
      ['2026-03-01', 'scholarship'],
      ['2026-03-01', 'rights'],
      ['2026-05-01', 'rights'],
    ]);
  });

  it('takes the place of one for the same domain and day, and of what was decided for that day over all domains at once', () => {
    const replaced = decide([from('2026-01-01'), from('2026-05-01')], from('2026-05-01', 3));
    expect(replaced.map(({ numbers }) => numbers.acceptDays)).toEqual([5, 3]);
    const early = { from: '2026-05-01', numbers: { ...usual, payDays: 15 }, at: '2026-04-01T00:00:00.000Z', by: '甲' };
    const both = decide([early], from('2026-05-01', 3, { at: '2026-04-02T00:00:00.000Z', by: '乙' }));
    expect([
      acceptDays(both, '2026-05-01'),
      rulesOn({ rules: both }, scholarshipRules, '2026-05-01').of.payDays,
    ]).toEqual([3, 15]);
  });

  it('is made by somebody who has read the last one of that domain, whichever day it holds from', () => {
    const one = from('2026-05-01', 5, { by: '孙宇', at: '2026-04-01T00:00:00.000Z' });
    const two = from('2026-08-01', 5, { by: '周文斌', at: '2026-02-01T00:00:00.000Z' });
    const other = from('2026-06-01', 5, { of: 'scholarship', by: '丙', at: '2026-05-01T00:00:00.000Z' });
    const decided = decisionsOf(rightsRules, [from('2026-01-01'), two, one, other]);
    expect(lastDecided(decided)).toEqual({ by: '孙宇', at: one.at });
    expect(unreadDecision(decided, one.at ?? '')).toBeUndefined();
    for (const before of [two.at ?? '', undecided])
      expect(unreadDecision(decided, before)).toEqual({ by: '孙宇', at: one.at });
    expect(unreadDecision([from('2026-01-01')], undecided)).toBeUndefined();
  });

  it('waits with eleven others for its day at most; one for the same day takes the place of another', () => {
    const day = (at: number) => `2026-06-${String(at).padStart(2, '0')}`;
    const waiting = (many: number) => Array.from({ length: many }, (_, at) => from(day(at + 1)));
    const past = [from('2026-01-01'), from('2026-05-20')];
    const amiss = (many: number, on = '2026-07-01') => aheadMistakes([...past, ...waiting(many)], on, '2026-05-20');
    expect(amiss(11)).toEqual({});
    expect(amiss(12)).toEqual({ from: '已经有 12 次规则在等着执行，请改其中一天的，不要再加。' });
    expect(amiss(12, day(12))).toEqual({});
  });

  it('keeps every number between the least and the most that the law leaves, and takes whole numbers alone', () => {
    for (const set of ruleSets)
      for (const [name, { least, most, unit }] of Object.entries(set.numbers)) {
        const sentence = (value: number) => {
          const parsed = numbersIn(set, { ...usualOf(set), [name]: value });
          return parsed.ok ? undefined : parsed.refusal.fields?.[name];
        };
        expect([sentence(least), sentence(most)]).toEqual([undefined, undefined]);
        expect(sentence(least - 1)).toBe(`不能少于 ${least} ${unit}。`);
        expect(sentence(most + 1)).toBe(`不能多于 ${most} ${unit}。`);
        expect(sentence(least + 0.5)).toBe('请填整数。');
      }
    const { acceptDays, resolveDays } = rightsRules.numbers;
    expect([acceptDays.most, resolveDays.most, scholarshipRules.numbers.noticeDays.least]).toEqual([15, 60, 5]);
  });

  it('is read as it was written before: of all domains together, its numbers beside its day', () => {
    const early = { from: '2026-01-01', acceptDays: 4, payDays: 20, by: '孙宇', at: '2025-12-01T00:00:00.000Z' };
    const rules = [v.parse(Decision, early)];
    expect(rules).toEqual([
      { from: '2026-01-01', numbers: { acceptDays: 4, payDays: 20 }, by: '孙宇', at: '2025-12-01T00:00:00.000Z' },
    ]);
    expect(acceptDays(rules, '2026-02-01')).toBe(4);
    // The first edition knew no scholarships: those are as usual.
    expect(rulesOn({ rules }, scholarshipRules, '2026-02-01').of).toEqual({
      ...usualOf(scholarshipRules),
      payDays: 20,
    });
    expect(v.parse(Decision, from('2026-01-01'))).toEqual(from('2026-01-01'));
    expect(v.parse(Decision, { from: '2026-01-01', numbers: 'x', acceptDays: 3 }).numbers).toEqual({ acceptDays: 3 });
  });
});

describe('every decision of a history', () => {
  it('leaves a number as it was last decided by the day on which it is asked', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-02-${String(date).padStart(2, '0')}`);
    const one = fc.record({
      day,
      value: fc.integer({ min: 1, max: 15 }),
      of: fc.constantFrom('rights', 'scholarship'),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 20 }), day, (made, asked) => {
        const first: Decision[] = [from('2026-01-01', 7)];
        const rules = made.reduce((all, { day: begins, value, of }) => decide(all, from(begins, value, { of })), first);
        const begun = made.filter(({ of, day: begins }) => of === 'rights' && begins <= asked);
        const latest = begun
          .map(({ day: begins }) => begins)
          .sort()
          .at(-1);
        const expected = begun.filter(({ day: begins }) => begins === latest).at(-1)?.value ?? 7;
        expect(acceptDays(rules, asked)).toBe(expected);
      }),
    );
  });
});

describe('every clock', () => {
  it('runs for as long as a rule says in days', () => {
    for (const { clocks, numbers } of ruleSets)
      for (const { rule } of Object.values(clocks)) expect(['个工作日', '天']).toContain(numbers[rule]?.unit);
  });

  it('and every number has a name of its own in a house, and a service the rules of one of its domains', () => {
    const { services } = catalogue;
    const twice = (set: RuleSet) => () => catalogueOf({ services, rules: [...ruleSets, set] });
    expect(twice(ruleSet('more', '更多', { acceptDays: rightsRules.numbers.acceptDays }))).toThrow('share the name');
    expect(() => catalogueOf({ services, rules: [] })).toThrow('rules of its own');
  });
});
