import type { Case } from '../../../core/case/case';
import { awaySentence, handsAfter, mayHave } from '../../../core/case/hands';
import { appeal as help } from '../../../core/domains/rights/appeal';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import type { Step } from '../../../core/record/flow';
import { forGood } from '../../../core/union/access';
import { ruijinUnion } from '../../../local/worlds/union';
import { aColleague, anEntry } from '../../support/actors';
import { around, office, withCase } from '../../support/office';

const { found: appeal, lin } = withCase();
/** A scholarship that is verified at the town and waits for the review there. */
const found: Case = {
  ...appeal,
  kind: 'scholarship',
  status: 'verified',
  desk: 'town:xianghu',
  officer: { id: 'officer', name: 'officer' },
  answers: { area: 'town:xianghu', unitUnion: 'unit:shoes' },
  timeline: [anEntry('verifier', 'verify', 'verified')],
};
const mate = aColleague('mate', 'townOfficer', 'town:xianghu');
const payer = aColleague('payer', 'treasurer', 'finance');

describe('who may have a case', () => {
  const may = (who: ReturnType<typeof aColleague>, one: Case = found) => mayHave(scholarship, one, who, ruijinUnion);

  it('is whoever works at a desk, there or elsewhere', () => {
    expect(may(mate)).toBe(true);
    expect(may(aColleague('far', 'caseOfficer', 'aid'))).toBe(true);
    expect(may(aColleague('auditor', 'auditor', 'audit'))).toBe(false);
    expect(mayHave(scholarship, found, { id: 'worker', name: '王建国' }, ruijinUnion)).toBe(false);
  });

  it('for what is to be paid is only the finance desk, and for everything else never', () => {
    const awarded: Case = { ...found, status: 'awarded', desk: 'finance' };
    expect([may(payer), may(payer, awarded)]).toEqual([false, true]);
    expect(may(mate, awarded)).toBe(false);
  });

  it('in a flow that goes up through the levels is who can go on with it, there, on the same level or above', () => {
    const whoMay = (status: string, desk: string) =>
      [
        aColleague('unit', 'unitOfficer', 'unit:shoes'),
        aColleague('town', 'townOfficer', 'town:yeping'),
        aColleague('aid', 'caseOfficer', 'aid'),
        aColleague('nowhere', 'caseOfficer', 'unit:gone'),
      ]
        .filter((who) => may(who, { ...found, status, desk }))
        .map(({ id }) => id);
    // 核实 is done on every level, 审核 in the city alone; what says nothing of levels stays where it is.
    expect(whoMay('submitted', 'town:xianghu')).toEqual(['unit', 'town', 'aid']);
    expect(whoMay('verified', 'town:xianghu')).toEqual(['town', 'aid']);
    for (const status of ['reviewed', 'checked', 'published', 'objected', 'noticed', 'returned'])
      expect([status, whoMay(status, 'aid')]).toEqual([status, ['aid']]);
    expect(whoMay('returned', 'unit:shoes')).toEqual(['unit', 'aid']);
  });

  it('of an appeal that was routed wrongly is whoever works at the right desk, on whatever level', () => {
    const unit = aColleague('unit', 'unitOfficer', 'unit:shoes');
    for (const who of [unit, mate, aColleague('aid', 'caseOfficer', 'aid')])
      expect(mayHave(help, { ...appeal, desk: 'rights' }, who, ruijinUnion)).toBe(true);
    expect(mayHave(help, { ...appeal, desk: 'rights' }, payer, ruijinUnion)).toBe(false);
  });

  it('is never the applicant, nor whoever objected to it', () => {
    expect(may({ ...mate, id: found.owner.id })).toBe(false);
    const helped = { ...found, helper: { name: '邓丽萍' } };
    expect(may({ ...mate, phones: [found.owner.phone] }, helped)).toBe(false);
    expect(may({ ...mate, objected: [found._id] })).toBe(false);
    expect(may({ ...mate, objected: ['another'] })).toBe(true);
  });

  it('is nobody who must leave the next step to others, whatever she may do later', () => {
    const verifier = aColleague('verifier', 'townOfficer', 'town:xianghu');
    expect(may(verifier)).toBe(false);
    expect(may(verifier, { ...found, status: 'returned' })).toBe(true);
    // 审批 is a head's: to have the case then is no more than to look after it.
    expect(may(verifier, { ...found, status: 'noticed' })).toBe(true);
  });
});

describe('whose the case is after a step', () => {
  const step = (part: Partial<Step>): Step => ({
    label: '',
    decides: false,
    from: [found.status],
    to: 'same',
    by: ['officer'],
    explain: '',
    said: '',
    ...part,
  });
  const circumstances = (part: object = {}) => ({ ...around(lin, '2026-11-03T02:00:00.000Z'), actor: mate, ...part });
  const hands = (part: Partial<Step>, given: object = {}, one: Case = found) => {
    const after = handsAfter(scholarship, one, step(part), circumstances(given));
    return after.ok ? after.value : after.refusal;
  };
  const amiss = (sentence: string) => ({ code: 'invalidInput', fields: { to: sentence } });

  it('whose it was, where the step says nothing', () => {
    expect(hands({})).toEqual({ officer: found.officer, desk: 'town:xianghu' });
  });

  it('hers who takes it, at the desk where it lies, unless she must leave the next step to others', () => {
    expect(hands({ officer: 'actor' })).toEqual({ officer: { id: 'mate', name: 'mate' }, desk: 'town:xianghu' });
    const verifier = aColleague('verifier', 'townOfficer', 'town:xianghu');
    expect(hands({ officer: 'actor' }, { actor: verifier })).toMatchObject({ code: 'fourEyes' });
  });

  it('hers who was named, at her own desk', () => {
    const colleague = aColleague('far', 'caseOfficer', 'aid');
    expect(hands({ officer: 'named' }, { colleague })).toEqual({ officer: { id: 'far', name: 'far' }, desk: 'aid' });
  });

  it('cannot be that of nobody, of who may not have it, of who has it already', () => {
    const cannot = amiss('这位同事不能经办这件事，请另选一位。');
    expect(hands({ officer: 'named' })).toMatchObject(cannot);
    expect(hands({ officer: 'named' }, { colleague: payer })).toMatchObject(cannot);
    expect(hands({ officer: 'named' }, { colleague: { id: 'x', name: 'x' } })).toMatchObject(cannot);
    const officer = aColleague('officer', 'townOfficer', 'town:xianghu');
    expect(hands({ officer: 'named' }, { colleague: officer })).toMatchObject(amiss('现在就是由这位同事经办。'));
    expect(hands({ officer: 'named' }, { colleague: officer }, { ...found, officer: null })).toMatchObject({
      officer: { id: 'officer' },
    });
  });

  it('cannot be hers who is away: her deputy is named instead, where that one may have it', () => {
    const away = { until: '2026-11-03', deputy: 'mate' };
    const gone = aColleague('gone', 'townOfficer', 'town:xianghu', { away });
    const named = (deputy?: object, one: Case = found) =>
      hands({ officer: 'named' }, { colleague: gone, ...(deputy && { deputy }) }, one);
    const alone = amiss('gone 外出到11月3日(周二)，请另选一位同事。');
    expect(named(mate)).toMatchObject(amiss('gone 外出到11月3日(周二)，由 mate 代理。请改选 mate，或另选一位同事。'));
    expect(named()).toMatchObject(alone);
    expect(named(payer)).toMatchObject(alone);
    expect(named(aColleague('officer', 'townOfficer', 'town:xianghu'))).toMatchObject(alone);
    const nobodys = { ...found, officer: null };
    expect(named(mate, nobodys)).toMatchObject({ fields: { to: expect.stringContaining('请改选 mate') } });
    const back = { until: '2026-11-02', deputy: 'mate' };
    const here = aColleague('gone', 'townOfficer', 'town:xianghu', { away: back });
    expect(hands({ officer: 'named' }, { colleague: here })).toMatchObject({ officer: { id: 'gone' } });
  });

  it('nobody’s yet at the next station: the first of its desks that the union has', () => {
    expect(hands({ station: 'unit' })).toEqual({ officer: null, desk: 'unit:shoes' });
    expect(hands({ station: 'town' })).toEqual({ officer: null, desk: 'town:xianghu' });
    expect(hands({ station: 'finance' })).toEqual({ officer: null, desk: 'finance' });
    const nowhere = { ...found, answers: { area: 'town:nowhere', unitUnion: 'unit:gone' } };
    expect(hands({ station: 'unit' }, {}, nowhere)).toEqual({ officer: null, desk: 'aid' });
  });

  it('stays at the desk above, or where it lies, when the union has none of them', () => {
    const { story } = office();
    const union = { ...story.union, desks: story.union.desks.filter(({ id }) => id !== 'finance') };
    const at = (service: typeof scholarship) => {
      const after = handsAfter(service, found, step({ station: 'finance' }), circumstances({ union }));
      return after.ok && after.value.desk;
    };
    const { above: _none, ...lower } = scholarship;
    const { stations: _nowhere, ...flat } = lower;
    expect([at(scholarship), at(lower), at(flat)]).toEqual(['aid', 'town:xianghu', 'town:xianghu']);
  });
});

describe('a colleague who is away', () => {
  const away = (until: string, id = 'gone') =>
    aColleague(id, 'townOfficer', 'town:xianghu', { away: { until, deputy: 'mate' } });

  it('is said to be so until her last day, or to be handing over for good', () => {
    expect(awaySentence(away('2026-11-20'), undefined, '2026-11-03')).toBe(
      'gone 外出到11月20日(周五)，请另选一位同事。',
    );
    expect(awaySentence(away(forGood), undefined, '2026-11-03')).toBe('gone 正在交接离岗，请另选一位同事。');
  });

  it('has no deputy to choose who is away herself', () => {
    const deputy = away('2026-11-03', 'deputy');
    expect(awaySentence(away('2026-11-20'), deputy, '2026-11-03')).not.toContain('代理');
    expect(awaySentence(away('2026-11-20'), deputy, '2026-11-04')).toContain('由 deputy 代理');
  });
});
