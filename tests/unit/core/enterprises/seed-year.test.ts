import { census, censusSteps } from '../../../../core/domains/enterprises/census';
import { checkCensus } from '../../../../core/domains/enterprises/census-rules';
import { codeDoubt } from '../../../../core/domains/enterprises/credit-code';
import { dueDoubt, dueRule } from '../../../../core/domains/enterprises/due';
import { type FigureId, figureOn, partsOn, rateOn, standingsOn } from '../../../../core/domains/enterprises/figures';
import { enterpriseRules } from '../../../../core/domains/enterprises/rules';
import { sameness } from '../../../../core/domains/enterprises/same-enterprise';
import { questionsIn } from '../../../../core/kernel/field';
import { usualOf } from '../../../../core/union/rules';
import { invented, parkEnterprises } from '../../../../local/worlds/enterprises/park';
import { ruijinUnion } from '../../../../local/worlds/union';

const usualRules = usualOf(enterpriseRules);

const all = parkEnterprises(invented(2026));
const value = (id: FigureId, cutOff = '2026-12-31') => figureOn(id, all, cutOff).value;

describe('the enterprises of the seed year', () => {
  it('make the figures that the union printed at the end of it', () => {
    expect({
      settled: value('census.enterprises'),
      withUnion: value('census.withUnion'),
      withoutUnion: value('census.withoutUnion'),
      due: value('founding.due'),
      applied: value('founding.applied'),
      rate: rateOn('founding.rate', all, '2026-12-31').percent,
    }).toEqual({ settled: 79, withUnion: 10, withoutUnion: 69, due: 41, applied: 39, rate: 95.1 });
  });

  it('say what was divided by what, and until when, beside the other rate of the same name', () => {
    expect(rateOn('founding.rate', all, '2026-12-31').definition).toBe(
      '组建率(提交申请口径)：已提交建会申请企业 39 家 ÷ 应建工会企业 41 家 = 95.1%。截至2026年12月31日。',
    );
    expect(rateOn('founding.approvedRate', all, '2026-12-31').definition).toBe(
      '组建率(批复口径)：已批复建会企业 0 家 ÷ 应建工会企业 41 家 = 0.0%。截至2026年12月31日。',
    );
  });

  it('go on after it: what is approved in January is of January', () => {
    expect([value('founding.approved', '2027-01-14'), value('founding.approved', '2027-01-15')]).toEqual([0, 7]);
    expect([value('census.withUnion', '2027-01-15'), value('founding.applied', '2027-01-15')]).toEqual([17, 39]);
    expect(value('founding.registered', '2027-12-31')).toBe(0);
  });

  it('lie in the park and the towns, are registered in many ways, and have the three fears before all other reasons', () => {
    expect(partsOn('census.enterprises', all, '2026-12-31', 'zone').map(({ key }) => key)[0]).toBe('town:park');
    expect(partsOn('census.enterprises', all, '2026-12-31', 'zone').length).toBeGreaterThan(8);
    expect(partsOn('census.enterprises', all, '2026-12-31', 'ownership').length).toBeGreaterThan(8);
    const fears = partsOn('founding.due', all, '2026-12-31', 'reason').map(({ key, value: count }) => [key, count]);
    expect(fears.slice(0, 3)).toEqual([
      ['ownerFears', 16],
      ['workerFears', 10],
      ['officeFears', 9],
    ]);
  });

  it('hold what the form of the census accepts, but for two codes of the pilot that were held against the licence', () => {
    const doubtful = all.filter(({ surveys: [found] }) => {
      if (!found) throw new Error('never surveyed');
      const around = { today: found.surveyedOn, union: ruijinUnion };
      const checked = checkCensus(found, around);
      const sure = checked.ok ? {} : checked.refusal.fields;
      expect(checkCensus(found, around, sure)).toMatchObject({ ok: true });
      if (!checked.ok) expect(checked.refusal.fields).toEqual({ creditCode: codeDoubt(found.creditCode ?? '') });
      return !checked.ok;
    });
    expect(doubtful).toHaveLength(2);
  });

  it('are 79 and not fewer under several names', () => {
    const twice = all.flatMap(({ surveys: [one] }, at) =>
      all.slice(at + 1).filter(({ surveys: [other] }) => one && other && sameness(one, other)),
    );
    expect(twice).toEqual([]);
  });

  it('are due exactly where the rule says so', () => {
    const doubts = standingsOn(all, '2026-12-31').flatMap((standing) => dueDoubt(standing, usualRules) ?? []);
    expect(doubts).toEqual([]);
    expect(dueRule(usualRules)).toBe('正常经营、职工 25 人以上、普查时没有工会、不随总部建会');
  });
});

describe('the census', () => {
  it('asks every question on one of its screens, once', () => {
    const asked = censusSteps.flatMap(({ fields }) => fields);
    expect(asked).toEqual(questionsIn(census).map(({ name }) => name));
  });
});
