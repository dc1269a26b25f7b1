import * as v from 'valibot';
import {
  clocks,
  decide,
  lastDecided,
  NewRules,
  type Rules,
  Rules as RulesSchema,
  rulesOn,
  ruleTable,
  undecided,
  unreadDecision,
} from '../../../core/union/rules';
import { ruijinUnion } from '../../../local/worlds/union';

const [first] = ruijinUnion.rules;
if (!first) throw new Error('no rules');
const from = (day: string, part: Partial<Rules> = {}): Rules => ({ ...first, from: day, ...part });
const on = (rules: readonly Rules[], day: string) => rulesOn({ rules }, day).from;

describe('the rules in force', () => {
  const rules = [from('2026-09-01'), from('2026-01-01'), from('2026-05-01')];

  it('are the latest that have begun, from their very first day, whatever order they stand in', () => {
    expect(['2026-04-30', '2026-05-01', '2026-08-31', '2026-09-01'].map((day) => on(rules, day))).toEqual([
      '2026-01-01',
      '2026-05-01',
      '2026-05-01',
      '2026-09-01',
    ]);
  });

  it('are the first ones before there were any, and without any there is a fault', () => {
    expect(on(rules, '2025-12-31')).toBe('2026-01-01');
    expect(() => rulesOn({ rules: [] }, '2026-01-01')).toThrow('no rules');
  });
});

describe('a decision about the rules', () => {
  it('stands beside those for other days, in the order of their days', () => {
    const decided = decide([from('2026-05-01'), from('2026-01-01')], from('2026-03-01'));
    expect(decided.map((each) => each.from)).toEqual(['2026-01-01', '2026-03-01', '2026-05-01']);
  });

  it('takes the place of one for the same day', () => {
    const decided = decide([from('2026-01-01'), from('2026-05-01')], from('2026-05-01', { acceptDays: 3 }));
    expect(decided.map(({ acceptDays }) => acceptDays)).toEqual([5, 3]);
  });

  it('is made by somebody who has read the last one, whichever day that holds from; a phone from before replaces none outright', () => {
    const one = from('2026-05-01', { by: '孙宇', at: '2026-04-01T00:00:00.000Z' });
    const two = from('2026-03-01', { by: '周文斌', at: '2026-02-01T00:00:00.000Z' });
    const rules = [from('2026-01-01'), two, one];
    expect(lastDecided(rules)).toEqual({ by: '孙宇', at: one.at });
    expect(unreadDecision(rules, '2026-07-01', one.at)).toBeUndefined();
    for (const before of [two.at, undecided])
      expect(unreadDecision(rules, '2026-07-01', before)).toEqual({ by: '孙宇', at: one.at });
    expect(unreadDecision(rules, '2026-03-01', undefined)).toEqual({ by: '周文斌', at: two.at });
    expect(unreadDecision(rules, '2026-07-01', undefined)).toBeUndefined();
    expect(unreadDecision([from('2026-01-01')], '2026-07-01', undecided)).toBeUndefined();
  });

  it('keeps every number between the least and the most that the law leaves', () => {
    for (const [name, { least, most, unit }] of Object.entries(ruleTable)) {
      const sentence = (value: number) => {
        const parsed = v.safeParse(NewRules, { ...first, [name]: value });
        return parsed.success ? undefined : parsed.issues[0].message;
      };
      expect([sentence(least), sentence(most)]).toEqual([undefined, undefined]);
      expect(sentence(least - 1)).toBe(`不能少于 ${least} ${unit}。`);
      expect(sentence(most + 1)).toBe(`不能多于 ${most} ${unit}。`);
    }
    expect([ruleTable.acceptDays.most, ruleTable.resolveDays.most, ruleTable.noticeDays.least]).toEqual([15, 60, 5]);
    expect(v.is(NewRules, { ...first, acceptDays: 5.5 })).toBe(false);
  });

  it('of the first edition, which knew no scholarships, holds with the usual numbers', () => {
    const { acceptDays, resolveDays, answerDays, urgentPeople, urgentDays, pauseDays } = first;
    const early = { from: '2026-01-01', acceptDays, resolveDays, answerDays, urgentPeople, urgentDays, pauseDays };
    expect(v.parse(RulesSchema, early)).toEqual({
      ...early,
      verifyDays: 5,
      reviewDays: 5,
      checkDays: 10,
      noticeDays: 5,
      objectionDays: 5,
      decideDays: 5,
      payDays: 15,
      instalments: 4,
      subsistenceYuan: 850,
      relativeTimes: 2,
      lineIncluded: 0,
    });
  });
});

describe('every clock', () => {
  it('runs for as long as a rule says in days', () => {
    for (const { rule } of Object.values(clocks)) expect(['个工作日', '天']).toContain(ruleTable[rule].unit);
  });
});
