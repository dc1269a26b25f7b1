import type { Case } from '../../../core/case/case';
import { sightOf } from '../../../core/case/sight';
import { caseFor } from '../../../core/case/view';
import { catalogue } from '../../../core/domains/catalogue';
import type { Shown } from '../../../core/record/record';
import type { Actor } from '../../../core/union/access';
import { ruijinUnion } from '../../../local/worlds/union';
import { aColleague, anEntry } from '../../support/actors';
import { withCase } from '../../support/office';

const owner = { id: 'owner', name: '王建国', phone: '13800000001' };
const { found: appeal } = withCase();
const shown: readonly Shown[] = [
  { field: 'student', label: '学生姓名', value: '王建' },
  { field: 'cardHolder', label: '银行卡户名', value: '王建' },
  { label: '怎么称呼您？', value: '王建国' },
  { label: '您的电话', value: '13800000001' },
  { label: '家里有什么困难', value: '王建国和李秀珍要还债，电话 13800000001。' },
  { label: '凭证号', value: '记-8', inside: true },
];
/** A scholarship of 王建国 for his child 王建, at 帮扶中心. */
const found: Case = {
  ...appeal,
  kind: 'scholarship',
  owner,
  desk: 'aid',
  officer: { id: 'officer', name: '邓丽萍' },
  answers: { student: '王建', cardHolder: '王建', family: [{ name: '李秀珍' }, { name: '王建国华' }, { name: '·' }] },
  shown,
};
const self: Actor = { id: 'owner', name: '王建国' };
const officer = aColleague('officer', 'caseOfficer', 'aid');
const leader = aColleague('leader', 'leader', 'office');
const payer = aColleague('payer', 'treasurer', 'finance');
const paying: Case = { ...found, desk: 'finance', officer: { id: 'payer', name: '许惠芳' } };
const labels = (one: Case, reader: Actor) =>
  sightOf(one, reader, catalogue)
    .answers(one.shown)
    .map(({ label }) => label);

describe('somebody who held the card before', () => {
  it('is masked for who only oversees wherever she still stands, like whoever holds it now', () => {
    const changed = anEntry('owner', 'changeCard', 'awarded', 'owner');
    const timeline = [
      { ...changed, input: { cardHolder: '王建', before: { cardHolder: '司马清风' } } },
      { ...changed, input: { cardHolder: '欧阳明月', before: { cardHolder: '王建' } } },
      changed,
    ];
    const kept = { by: changed.by, shown: [{ label: '原来的银行卡户名', value: '司马清风、欧阳明月' }] };
    const read = (reader: Actor) => sightOf({ ...found, timeline }, reader, catalogue).filledIn(kept)[0]?.value;
    expect(read(officer)).toBe('司马清风、欧阳明月');
    expect(read(leader)).toMatch(/^司\*+、欧\*+$/);
  });
});

describe('who knows the person of a case', () => {
  it('are she herself and those at whose desk it lies; a head elsewhere and who oversees do not', () => {
    const close = [
      self,
      officer,
      aColleague('mate', 'caseOfficer', 'aid'),
      aColleague('head', 'approver', 'aid'),
      leader,
      aColleague('auditor', 'auditor', 'audit'),
    ].filter((reader) => sightOf(found, reader, catalogue).close);
    expect(close.map(({ id }) => id)).toEqual(['owner', 'officer', 'mate', 'head']);
  });

  it('weigh it as far as they are the union’s people and do not only pay', () => {
    const sees = (reader: Actor, one = found) => {
      const { papers, weighs } = sightOf(one, reader, catalogue);
      return { papers, weighs };
    };
    expect(sees(self)).toEqual({ papers: true, weighs: false });
    expect(sees(officer)).toEqual({ papers: true, weighs: true });
    expect(sees(leader)).toEqual({ papers: false, weighs: false });
    expect(sees(payer, paying)).toEqual({ papers: false, weighs: false });
  });

  it('is none whose name is that of whoever was helped in: nothing is for her that is written for colleagues alone', () => {
    const helped: Case = { ...found, helper: { name: '邓丽萍' } };
    const namesake = { ...officer, name: '王建国.' };
    const { close, papers, weighs, looksInto } = sightOf(helped, namesake, catalogue);
    expect({ close, papers, weighs, looksInto }).toEqual({
      close: false,
      papers: false,
      weighs: false,
      looksInto: false,
    });
    expect(labels(helped, officer)).toContain('凭证号');
    expect(labels(helped, namesake)).not.toContain('凭证号');
    const why: Case['grant'] = {
      amountFen: 300_000,
      label: '深度困难',
      under: found.openedAt,
      why: '家里有病人',
      paidOn: null,
    };
    const told = (reader: Actor) =>
      caseFor({ ...helped, grant: why }, reader, { union: ruijinUnion, catalogue, rounds: [] }).grant?.why;
    expect([told(officer), told(leader), told(namesake)]).toEqual(['家里有病人', '家里有病人', undefined]);
  });
});

describe('what a reader gets to read', () => {
  it('is everything for her officer, and everything but the union’s own words for the applicant', () => {
    expect(labels(found, officer)).toEqual(shown.map(({ label }) => label));
    expect(sightOf(found, officer, catalogue).answers(shown)).toEqual(shown);
    expect(labels(found, self)).toEqual(['学生姓名', '银行卡户名', '怎么称呼您？', '您的电话', '家里有什么困难']);
  });

  it('has everybody masked whom the answers name, for who only oversees, and no telephone number', () => {
    expect(sightOf(found, leader, catalogue).answers(shown)).toEqual([
      { field: 'student', label: '学生姓名', value: '王*' },
      { field: 'cardHolder', label: '银行卡户名', value: '王*' },
      { label: '家里有什么困难', value: '王**和李**要还债，电话 。' },
      { label: '凭证号', value: '记-8', inside: true },
    ]);
  });

  it('leaves out the row that is nothing but the masked name or the number that was struck out', () => {
    expect(labels(found, leader)).not.toContain('怎么称呼您？');
    expect(labels(found, leader)).not.toContain('您的电话');
    const starred = { ...found, shown: [{ label: '怎么称呼您？', value: '王**' }] };
    expect([labels(starred, leader), labels(starred, officer)]).toEqual([[], ['怎么称呼您？']]);
  });

  it('masks the longer of two names first, however they begin', () => {
    expect(sightOf(found, leader, catalogue).veil('王建国、王建')).toBe('王**、王*');
    expect(sightOf(found, leader, catalogue).veil('王建国华')).toBe('王**');
    expect(sightOf(found, leader, catalogue).veil('买买提·艾力')).toBe('买买提·艾力');
    expect(sightOf(found, officer, catalogue).veil('王建国、王建')).toBe('王建国、王建');
  });

  it('is for whoever only pays to whom and on which card, not of illness and income', () => {
    expect(labels(paying, payer)).toEqual(['学生姓名', '银行卡户名']);
    expect(labels(paying, aColleague('officer', 'caseOfficer', 'finance'))).toHaveLength(shown.length);
  });

  it('is all of her own case where the applicant is a treasurer', () => {
    const herself = aColleague('owner', 'treasurer', 'finance');
    expect(labels(paying, herself)).toEqual(labels(found, self));
    expect(sightOf(paying, herself, catalogue)).toMatchObject({ papers: true, weighs: false });
  });

  it('has nothing of the union’s own words for a colleague who objected to it or was helped in', () => {
    const objector = { ...leader, objected: [found._id] };
    expect(labels(found, objector)).not.toContain('凭证号');
    const helped: Case = { ...found, owner: { ...owner, id: 'walk-in:1' }, helper: { name: '邓丽萍' } };
    expect(labels(helped, { ...leader, phones: [owner.phone] })).not.toContain('凭证号');
    expect(labels(helped, { id: 'x', name: '陈秀英' })).not.toContain('凭证号');
  });

  it('is the answers as they stand where the service is gone', () => {
    expect(labels({ ...found, kind: 'gone' }, leader)).toContain('学生姓名');
    expect(sightOf({ ...found, kind: 'gone' }, leader, catalogue).veil('王建国')).toBe('王**');
  });
});

describe('what was filled in at a step', () => {
  const entry = (by: string) => anEntry(by, 'pay', 'paid', 'officer', { shown: [{ label: '凭证号', value: '记-8' }] });

  it('is for whoever pays only what she filled in herself', () => {
    expect(sightOf(paying, payer, catalogue).filledIn(entry('payer'))).toEqual([{ label: '凭证号', value: '记-8' }]);
    expect(sightOf(paying, payer, catalogue).filledIn(entry('checker'))).toEqual([]);
    expect(sightOf(found, officer, catalogue).filledIn(entry('checker'))).toEqual([{ label: '凭证号', value: '记-8' }]);
  });

  it('is without the union’s own words for the applicant', () => {
    const inside = anEntry('payer', 'pay', 'paid', 'officer', { shown: [{ label: '凭证', value: '8', inside: true }] });
    expect(sightOf(found, self, catalogue).filledIn(inside)).toEqual([]);
    expect(sightOf(found, officer, catalogue).filledIn(inside)).toHaveLength(1);
  });

  it('is for the applicant without what a colleague was asked to look at again; her own doubts stay', () => {
    const doubted = (party: 'head' | 'owner' | 'helper') =>
      anEntry('x', 'x', 'paid', party, { shown: [{ label: '为什么', value: '退学', doubt: '请先问财务。' }] });
    const reads = (reader: Actor, party: 'head' | 'owner' | 'helper') =>
      sightOf(found, reader, catalogue).filledIn(doubted(party))[0]?.doubt;
    expect([reads(self, 'head'), reads(self, 'owner'), reads(self, 'helper')]).toEqual([
      undefined,
      '请先问财务。',
      '请先问财务。',
    ]);
    expect(reads(officer, 'head')).toBe('请先问财务。');
  });

  it('against a published row, when objections were still entries, is for those alone who look into it', () => {
    const objected = anEntry('neighbour', 'object', 'objected', 'public', {
      shown: [{ label: '有什么异议', value: '有房' }],
    });
    const reads = (one: Case, reader: Actor) => sightOf(one, reader, catalogue).filledIn(objected).length;
    expect([reads(found, officer), reads(found, leader), reads(found, self)]).toEqual([1, 0, 0]);
    expect(reads(paying, { ...payer, id: 'neighbour' })).toBe(0);
    const looking = [officer, leader, self].filter((reader) => sightOf(found, reader, catalogue).looksInto);
    expect([looking, sightOf(paying, payer, catalogue).looksInto]).toEqual([[officer], false]);
  });
});
