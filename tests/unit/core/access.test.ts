import { mayReveal } from '../../../core/case/standing';
import {
  type Actor,
  answersFor,
  handlesCases,
  isAway,
  isPayer,
  mayCall,
  oversees,
  overseesAll,
  type StaffRole,
  staffRoles,
  worksAt,
} from '../../../core/union/access';
import { aColleague } from '../../support/actors';
import { withCase } from '../../support/office';

const roles = Object.keys(staffRoles).filter((role): role is StaffRole => role in staffRoles);
const at = (desk: string) => (role: StaffRole) => aColleague('x', role, desk);
const worker: Actor = { id: 'worker', name: '王建国' };

describe('who may call an operation', () => {
  it('is everybody, or whoever has a post, or whoever has one of the posts named', () => {
    const clerk = aColleague('clerk', 'windowClerk', 'aid');
    expect([mayCall(worker, 'everyone'), mayCall(clerk, 'everyone')]).toEqual([true, true]);
    expect([mayCall(worker, 'staff'), mayCall(clerk, 'staff')]).toEqual([false, true]);
    const named = ['windowClerk', 'leader'] as const;
    expect([mayCall(worker, named), mayCall(clerk, named)]).toEqual([false, true]);
    expect(mayCall(aColleague('head', 'approver', 'aid'), named)).toBe(false);
  });
});

describe('what a post is for', () => {
  it('the cases of a desk are the daily work of its officers, its head and its lawyer, and of nobody else', () => {
    expect(roles.filter((role) => worksAt(at('rights')(role), 'rights'))).toEqual([
      'windowClerk',
      'unitOfficer',
      'townOfficer',
      'caseOfficer',
      'approver',
      'lawyer',
    ]);
    expect(roles.filter((role) => worksAt(at('rights')(role), 'aid'))).toEqual([]);
    expect(worksAt({}, 'rights')).toBe(false);
  });

  it('new cases come by themselves to officers alone: a head and a lawyer are asked by a person', () => {
    const post = (role: StaffRole, desk: string) => at(desk)(role).staff;
    expect(roles.filter((role) => handlesCases(post(role, 'rights')))).toEqual([
      'windowClerk',
      'unitOfficer',
      'townOfficer',
      'caseOfficer',
    ]);
  });

  it('a treasurer works and pays at the finance desk and nowhere else', () => {
    const [here, elsewhere] = [aColleague('here', 'treasurer', 'finance'), aColleague('there', 'treasurer', 'aid')];
    expect([worksAt(here, 'finance'), handlesCases(here.staff), isPayer(here)]).toEqual([true, true, true]);
    expect([worksAt(elsewhere, 'aid'), handlesCases(elsewhere.staff), isPayer(elsewhere)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(isPayer(aColleague('head', 'approver', 'finance'))).toBe(false);
    expect(isPayer(worker)).toBe(false);
  });

  it('a leader and an auditor look at the whole union', () => {
    expect(roles.filter(oversees)).toEqual(['leader', 'auditor']);
    expect(overseesAll(aColleague('leader', 'leader', 'office'))).toBe(true);
    expect(overseesAll(aColleague('officer', 'caseOfficer', 'office'))).toBe(false);
    expect(overseesAll(worker)).toBe(false);
  });

  it('a leader answers for every desk, a head for her own', () => {
    const answering = (desk: string) => roles.filter((role) => answersFor(at('rights')(role), desk));
    expect(answering('rights')).toEqual(['approver', 'leader']);
    expect(answering('aid')).toEqual(['leader']);
    expect(answersFor(worker, 'rights')).toBe(false);
  });
});

describe('being away', () => {
  it('lasts to the last day that was named, and is nobody’s who named none', () => {
    const gone = aColleague('gone', 'caseOfficer', 'aid', { away: { until: '2026-11-03', deputy: 'x' } }).staff;
    expect(['2026-11-02', '2026-11-03', '2026-11-04'].map((day) => isAway(gone, day))).toEqual([true, true, false]);
    expect(isAway(aColleague('here', 'caseOfficer', 'aid').staff, '2026-11-03')).toBe(false);
    expect(isAway(undefined, '2026-11-03')).toBe(false);
  });
});

describe('a sealed number', () => {
  const { found } = withCase();
  const at = (desk: string) => ({ ...found, desk, officer: { id: 'officer', name: '李敏' } });

  it('that says who she is can be looked at by those who handle the case', () => {
    const seen = [
      aColleague('officer', 'caseOfficer', 'rights'),
      aColleague('mate', 'caseOfficer', 'rights'),
      aColleague('stranger', 'caseOfficer', 'aid'),
      aColleague('leader', 'leader', 'office'),
      { id: found.owner.id, name: '王建国' },
    ].filter((who) => mayReveal(who, at('rights'), 'identity'));
    expect(seen.map(({ id }) => id)).toEqual(['officer', 'mate']);
  });

  it('of a card can be looked at by whoever pays, who sees no other', () => {
    const payer = aColleague('payer', 'treasurer', 'finance');
    const officer = aColleague('officer', 'caseOfficer', 'finance');
    expect(mayReveal(payer, at('finance'), 'bankCard')).toBe(true);
    expect(mayReveal(payer, at('aid'), 'bankCard')).toBe(false);
    expect(mayReveal(payer, at('finance'), 'identity')).toBe(false);
    expect(mayReveal(officer, at('finance'), 'bankCard')).toBe(false);
  });

  it('is no name for any other answer', () => {
    expect(mayReveal(aColleague('officer', 'caseOfficer', 'rights'), at('rights'), 'text')).toBe(false);
  });
});
