import type { Case } from '../../../core/case/case';
import {
  type Deeds,
  hasObjected,
  isApplicant,
  isNamesake,
  mayRead,
  maySee,
  partiesOf,
  partyFor,
} from '../../../core/case/standing';
import type { Step } from '../../../core/record/flow';
import { partyAmong } from '../../../core/record/flow';
import type { Actor } from '../../../core/union/access';
import { aColleague, anEntry } from '../../support/actors';
import { withCase } from '../../support/office';

const { found: appeal } = withCase();
const owner = { id: 'owner', name: '王建国', phone: '13800000001' };
/** A case that lies at 权益保障部, in the hands of its officer. */
const found: Case = { ...appeal, owner, desk: 'rights', officer: { id: 'officer', name: '李敏' } };
/** The same, filed by a colleague for somebody without a phone of her own. */
const helped: Case = { ...found, owner: { ...owner, id: 'walk-in:1' }, helper: { name: '邓丽萍' } };

const officer = aColleague('officer', 'caseOfficer', 'rights');
const mate = aColleague('mate', 'caseOfficer', 'rights');
const head = aColleague('head', 'approver', 'rights');
const leader = aColleague('leader', 'leader', 'office');
const auditor = aColleague('auditor', 'auditor', 'audit');
const payer = aColleague('payer', 'treasurer', 'finance');
const stranger = aColleague('stranger', 'caseOfficer', 'aid');

describe('how somebody stands to a case', () => {
  it.each<[string, Actor, string[]]>([
    ['its officer', officer, ['officer']],
    ['a colleague at the desk', mate, ['deskMate']],
    ['the head of the desk', head, ['deskMate', 'head']],
    ['a leader', leader, ['head']],
    ['an auditor', auditor, []],
    ['somebody of another desk', stranger, []],
    ['a worker', { id: 'somebody', name: '陈秀英' }, []],
    ['its officer who has another desk by now', aColleague('officer', 'caseOfficer', 'aid'), []],
  ])('%s', (_who, actor, parties) => {
    expect(partiesOf(actor, found)).toEqual(parties);
  });

  it('the applicant is its owner and nothing else, whatever post she has', () => {
    expect(partiesOf({ id: 'owner', name: '王建国' }, found)).toEqual(['owner']);
    expect(partiesOf(aColleague('owner', 'approver', 'rights'), found)).toEqual(['owner']);
  });

  it('the officer of whoever was helped in acts at her word too; a colleague beside her does not', () => {
    expect(partiesOf(officer, helped)).toEqual(['officer', 'owner']);
    expect(partiesOf(mate, helped)).toEqual(['deskMate']);
  });

  it('whoever objected to its notice is nobody’s colleague in it, and in every other case what she was', () => {
    const objector = { ...head, objected: [found._id] };
    expect(partiesOf(objector, found)).toEqual([]);
    expect(partiesOf({ ...head, objected: ['another'] }, found)).toEqual(['deskMate', 'head']);
    expect([hasObjected(objector, found), hasObjected(head, found)]).toEqual([true, false]);
  });
});

describe('whoever decided what is to be paid', () => {
  const decided = (party: 'head' | 'officer', action = 'approve') => ({
    ...found,
    desk: 'finance',
    timeline: [anEntry('decider', action, 'approved', party)],
  });
  const decider = aColleague('decider', 'approver', 'aid');

  it('answers for it as long as it lies with those who pay', () => {
    expect(partiesOf(decider, decided('head'))).toEqual(['head']);
    expect(partiesOf(decider, { ...decided('head'), desk: 'rights' })).toEqual([]);
    expect(partiesOf(aColleague('another', 'approver', 'aid'), decided('head'))).toEqual([]);
  });

  it('does not where she only passed it on, took another part in it, or is no head any more', () => {
    expect(partiesOf(decider, decided('head', 'transfer'))).toEqual([]);
    expect(partiesOf(decider, decided('officer'))).toEqual([]);
    expect(partiesOf(aColleague('decider', 'caseOfficer', 'aid'), decided('head'))).toEqual([]);
    expect(partiesOf({ id: 'decider', name: '温建华' }, decided('head'))).toEqual([]);
  });
});

describe('the applicant', () => {
  const known = (actor: Partial<Actor>, one: Pick<Case, 'owner' | 'helper'> & Partial<Deeds> = helped) =>
    isApplicant({ id: 'x', name: helped.owner.name, ...actor }, one);
  const maybe = (actor: Partial<Actor>, one: Pick<Case, 'owner' | 'helper'> & Partial<Deeds> = helped) =>
    isNamesake({ ...officer, id: 'x', name: '罗桂花', ...actor }, one);

  it('who was helped in is known by her name together with her telephone number', () => {
    expect(known({ phones: ['13800000001'] })).toBe(true);
    expect(known({ phones: ['13800000002'] })).toBe(false);
    expect(known({ phones: ['13800000001', '13800000002'] })).toBe(true);
    expect(known({})).toBe(false);
    expect(known({ phones: [''] }, { ...helped, owner: { ...helped.owner, phone: '' } })).toBe(false);
  });

  it('is known however either number was written down', () => {
    const before = { ...helped, owner: { ...helped.owner, phone: '013800000001' } };
    expect(known({ phones: ['13800000001'] }, before)).toBe(true);
    expect(known({ phones: ['13900000001', '013800000001'] })).toBe(true);
    expect(known({ phones: ['013800000002'] }, before)).toBe(false);
  });

  it('may be a colleague who has her number and another name, and is not the helper who left her own number', () => {
    const hers = { phones: ['13800000001'] };
    expect([known({ ...hers, name: '罗桂花' }), maybe(hers), maybe({})]).toEqual([false, true, false]);
    expect([maybe({ ...hers, staff: payer.staff }), maybe(hers, found)]).toEqual([true, false]);
    expect(maybe({ ...hers, name: '邓丽萍' })).toBe(false);
    const herself = { ...helped, owner: { ...helped.owner, name: '邓丽萍' } };
    expect([known({ ...hers, name: '邓丽萍' }, herself), maybe({ ...hers, name: '邓丽萍' }, herself)]).toEqual([
      true,
      true,
    ]);
    const by = (id: string, helper: Case['helper'] = helped.helper) => {
      const timeline = [anEntry(id, 'submit', 'submitted', 'helper')];
      return maybe({ ...hers, name: '邓丽萍' }, { ...helped, helper, timeline });
    };
    // Another colleague of her name is not she: by the first entry, and by what is kept of her since.
    expect([by('x'), by('y')]).toEqual([false, true]);
    expect([by('x', { name: '邓丽萍', id: 'x' }), by('x', { name: '邓丽萍', id: 'y' })]).toEqual([false, true]);
  });

  it('may be whoever has her name where she was helped in, at work or as a worker, and nobody who has another', () => {
    const called = (who: Actor, owner: string, one: Pick<Case, 'helper'> = helped) =>
      isNamesake(who, { helper: one.helper, owner: { ...found.owner, name: owner } });
    expect(called({ ...officer, name: '王建国' }, '王　建国')).toBe(true);
    expect(called({ ...officer, ownName: '王建国' }, '王建国')).toBe(true);
    expect(called(officer, '王建国')).toBe(false);
    expect(called({ ...officer, name: '王建国' }, '王建国', found)).toBe(false);
    expect(called({ ...payer, name: '王建国' }, '王建国')).toBe(false);
    expect(called({ id: 'x', name: '王建国' }, '王建国')).toBe(false);
  });

  it('may be a colleague who has her name: she stands to the case as nobody, and reads it as an overseer does', () => {
    const hers = { ...helped, owner: { ...helped.owner, name: `${officer.name}.` } };
    expect(partiesOf(officer, hers)).toEqual([]);
    expect([maySee(officer, hers), mayRead(officer, { ...hers, timeline: [] })]).toEqual([true, true]);
    expect(partiesOf(mate, hers)).not.toEqual([]);
    expect(maySee({ ...stranger, name: officer.name }, hers)).toBe(false);
    const named = { ...head, name: officer.name };
    expect([partiesOf(named, hers), maySee(named, hers)]).toEqual([[], true]);
  });

  it('who handed in herself is known by WeChat alone', () => {
    expect(known({ phones: ['13800000001'] }, found)).toBe(false);
    expect(known({ id: 'owner' }, found)).toBe(true);
  });

  it('stands to her case as nobody when she was helped in, colleague or not', () => {
    const herself = { ...officer, name: helped.owner.name, phones: ['13800000001'] };
    expect(partiesOf(herself, helped)).toEqual([]);
    expect(maySee(herself, helped)).toBe(false);
    // By a number alone nobody is kept from what she oversees, nor does anything in it.
    const overseer = { ...auditor, phones: ['13800000001'] };
    expect([maySee(overseer, helped), partiesOf(overseer, helped)]).toEqual([true, []]);
    expect(maySee({ ...auditor, name: helped.owner.name, phones: ['13800000001'] }, helped)).toBe(false);
  });
});

describe('who may see a case, and who may go on reading it', () => {
  const names = (may: (who: Actor) => boolean) =>
    [officer, mate, head, leader, auditor, stranger, { id: 'owner', name: '王建国' }, { id: 'x', name: '陈秀英' }]
      .filter(may)
      .map(({ id }) => id);

  it('are the owner, the desk, and those who oversee the union', () => {
    expect(names((who) => maySee(who, found))).toEqual(['officer', 'mate', 'head', 'leader', 'auditor', 'owner']);
  });

  it('and also a colleague who took a step of it as her work', () => {
    const worked = { ...found, timeline: [anEntry('stranger', 'verify', 'verified')] };
    const readers = names((who) => mayRead(who, worked));
    expect(readers).toEqual(['officer', 'mate', 'head', 'leader', 'auditor', 'stranger', 'owner']);
    expect(mayRead(stranger, { ...worked, timeline: [anEntry('x', 'submit', 'submitted'), ...worked.timeline] })).toBe(
      true,
    );
    expect(mayRead(aColleague('another', 'caseOfficer', 'aid'), worked)).toBe(false);
    expect(names((who) => maySee(who, worked))).not.toContain('stranger');
    expect(mayRead({ id: 'stranger', name: 'no post any more' }, worked)).toBe(false);
    expect(
      mayRead(
        { ...stranger, name: helped.owner.name, phones: ['13800000001'] },
        { ...worked, ...helped, timeline: worked.timeline },
      ),
    ).toBe(false);
  });

  it('handing it over, giving it out and attesting it is no work, and opens nothing', () => {
    for (const action of ['handOver', 'entrust', 'attest']) {
      const touched = { ...found, timeline: [anEntry('stranger', action, 'submitted', 'head')] };
      expect([action, mayRead(stranger, touched)]).toEqual([action, false]);
      const paying = { ...found, desk: 'finance', timeline: [anEntry('head', action, 'awarded', 'head')] };
      expect([action, partiesOf(head, paying)]).toEqual([action, []]);
    }
    const filed = { ...found, timeline: [anEntry('stranger', 'submit', 'submitted', 'helper')] };
    expect(mayRead(stranger, filed)).toBe(true);
  });

  it('having objected to a published row is no work, and opens nothing', () => {
    const objected = { ...found, timeline: [anEntry('stranger', 'object', 'objected', 'public')] };
    expect(mayRead(stranger, objected)).toBe(false);
  });
});

describe('as whom a step may be taken', () => {
  const step = (by: Step['by'], part: Partial<Step> = {}): Step => ({
    label: '',
    decides: false,
    from: ['submitted'],
    to: 'same',
    explain: '',
    said: '',
    by,
    ...part,
  });
  const timer = { id: 'timer', name: '系统', timer: true as const };

  it('by the calendar only what is the calendar’s, and that by nobody else', () => {
    expect(partyFor(timer, found, step(['timer']))).toBe('timer');
    expect(partyFor(timer, found, step(['officer', 'public']))).toBeUndefined();
    expect(partyFor(officer, found, step(['timer']))).toBeUndefined();
  });

  it('by anybody who reads a published list, but the applicant; by a colleague as what she is first', () => {
    expect(partyFor({ id: 'x', name: '陈秀英' }, found, step(['public']))).toBe('public');
    expect(partyFor({ id: 'owner', name: '王建国' }, found, step(['public']))).toBeUndefined();
    expect(partyFor(officer, found, step(['public', 'officer']))).toBe('officer');
    expect(partyFor({ id: 'x', name: '陈秀英' }, found, step(['officer']))).toBeUndefined();
  });

  it('by her officer in the place of whoever was helped in, never where her own work is judged', () => {
    expect(partyAmong(['officer', 'owner'], step(['owner']))).toBe('owner');
    expect(partyAmong(['officer', 'owner'], step(['owner'], { judges: true }))).toBeUndefined();
    expect(partyAmong(['owner'], step(['owner'], { judges: true }))).toBe('owner');
    expect(partyAmong(['officer', 'owner'], step(['officer'], { judges: true }))).toBe('officer');
    expect(partyAmong(['deskMate'], step(['owner']))).toBeUndefined();
  });
});
