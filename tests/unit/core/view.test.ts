import type { Case } from '../../../core/case/case';
import { summaryOf } from '../../../core/case/summary';
import { caseFor, papersFor, paperView, reading } from '../../../core/case/view';
import { catalogue } from '../../../core/domains/catalogue';
import type { Actor } from '../../../core/union/access';
import { aSeason, asRounds } from '../../../local/worlds/students';
import { ruijinUnion } from '../../../local/worlds/union';
import { aColleague, anEntry } from '../../support/actors';
import { withCase } from '../../support/office';

const owner = { id: 'owner', name: '王建国', phone: '13800000001' };
const { found: appeal } = withCase();
const union = ruijinUnion;
const rounds = asRounds(aSeason('2026-08-20', { bandPercent: 10 }));
const paper = { fileId: 'cloud://env.local/filed/x/1.pdf', name: '通知书', sha256: 'a' };
const grant = { amountFen: 500_000, label: '深度困难 · 高校', under: '2026-06-21T00:30:00.000Z', paidOn: null };
/** A scholarship that waits for the check at 帮扶中心. */
const found: Case = {
  ...appeal,
  kind: 'scholarship',
  status: 'reviewed',
  owner,
  desk: 'aid',
  officer: { id: 'officer', name: '邓丽萍' },
  season: '2026',
  turn: 2,
  papers: [paper],
  answers: {
    student: '王建',
    stage: 'university',
    family: [{ name: '王建国', monthlyFen: 100_000 }],
    ...{ otherYearFen: 0, medicalYearFen: 0, educationYearFen: 0, housingYearFen: 0 },
    identity: { sealed: 'v1.x' },
    cardNumber: { sealed: 'v1.y' },
    school: '赣南师范大学',
  },
  record: [{ label: '2025年金秋助学', value: '已发放' }],
  timeline: [
    anEntry('verifier', 'verifyHere', 'reviewed', 'officer', { input: { visitedOn: '2026-10-01', opinion: '属实' } }),
  ],
};
const self: Actor = { id: 'owner', name: '王建国' };
const officer = aColleague('officer', 'caseOfficer', 'aid');
const leader = aColleague('leader', 'leader', 'office');
const payer = aColleague('payer', 'treasurer', 'finance');
const atFinance: Case = { ...found, status: 'awarded', desk: 'finance', officer: { id: 'payer', name: '许惠芳' } };

describe('a row of a list', () => {
  it('says what, whose, where and by whom, in words', () => {
    expect(summaryOf(found, officer, { union, catalogue })).toMatchObject({
      id: found._id,
      title: '金秋助学',
      status: 'reviewed',
      state: { label: '待审核' },
      who: '王建国',
      desk: '市总帮扶中心',
      officer: '邓丽萍',
      season: { year: '2026', turn: 2 },
      grant: null,
    });
    const { who } = summaryOf(found, self, { union, catalogue });
    expect(who).toBe('王建国');
  });

  it('names the student to those who know her family, masked to everybody else, and nobody where she asks herself', () => {
    const named = (reader: Actor, row: Case = found) => {
      const { who, subject } = summaryOf(row, reader, { union, catalogue });
      return [who, subject];
    };
    expect(named(self)).toEqual(['王建国', '学生 王建']);
    expect(named(officer)).toEqual(['王建国', '学生 王建']);
    for (const stranger of [leader, payer, { ...officer, objected: [found._id] }])
      expect(named(stranger)).toEqual(['王**', '学生 王*']);
    expect(named(payer, atFinance)).toEqual(['王建国', '学生 王建']);
    const hers = (student: string) => ({ ...found, answers: { student } });
    expect([named(officer, hers('王建国')), named(officer, { ...found, answers: {} })]).toEqual([
      ['王建国', ''],
      ['王建国', ''],
    ]);
    expect(named(officer, appeal)[1]).toBe('');
  });

  it('of a service or a state that this edition does not know is a case all the same', () => {
    const { title, state } = summaryOf({ ...found, kind: 'later' }, officer, { union, catalogue });
    expect([title, state.label, state.open]).toEqual(['later', '处理中', true]);
    expect(summaryOf({ ...found, status: 'later' }, officer, { union, catalogue }).state.label).toBe('处理中');
    const nobodys = summaryOf({ ...found, officer: null, season: null, desk: 'gone' }, officer, { union, catalogue });
    expect(nobodys).toMatchObject({ officer: null, season: null, desk: '瑞金市总工会' });
  });

  it('bears no clock in a state where none runs, whatever older documents say', () => {
    const row = { ...found, kind: 'scholarship' };
    expect(summaryOf({ ...row, status: 'checked' }, officer, { union, catalogue }).deadline).toBeNull();
    expect(summaryOf({ ...row, status: 'reviewed' }, officer, { union, catalogue }).deadline).toEqual(found.deadline);
  });

  it('says what is given, and why it is another amount only to the union’s own people', () => {
    const given = { ...found, status: 'checked', grant: { ...grant, why: '标准 5,000 元，核定 5,100 元：多病' } };
    const { under: _hidden, ...open } = grant;
    expect(summaryOf(given, officer, { union, catalogue }).grant).toEqual({ ...open, why: given.grant.why });
    expect(summaryOf(given, self, { union, catalogue }).grant).toEqual(open);
    expect(summaryOf(given, { ...officer, id: 'owner' }, { union, catalogue }).grant).toEqual(open);
    expect(summaryOf(given, { id: 'x', name: '陈秀英' }, { union, catalogue }).grant).toEqual(open);
    expect(summaryOf({ ...given, grant }, officer, { union, catalogue }).grant).toStrictEqual(open);
  });

  it('carries no money where it came to nothing, whatever older documents say', () => {
    expect(summaryOf({ ...found, status: 'refused', grant }, officer, { union, catalogue }).grant).toBeNull();
  });
});

describe('a case as its reader sees it', () => {
  it('has the person’s name, telephone and papers for those who know her', () => {
    expect(caseFor(found, officer, { union, catalogue, rounds })).toMatchObject({
      who: '王建国',
      phone: '13800000001',
      papers: [{ name: '通知书', kind: 'pdf', state: 'checking', url: '' }],
      papersKept: 0,
      parties: ['officer'],
      level: 'city',
    });
    expect(caseFor(found, leader, { union, catalogue, rounds })).toMatchObject({
      who: '王**',
      phone: '',
      papers: [],
      papersKept: 1,
    });
    expect([papersFor(found, self, catalogue), papersFor(atFinance, payer, catalogue)]).toEqual([[paper], []]);
    expect(caseFor({ ...found, desk: 'gone' }, leader, { union, catalogue, rounds }).level).toBeNull();
  });

  it('has what weighs in it for those who weigh it, and for nobody else', () => {
    const twin = { ...found, number: 'ZX-2026-0009', owner: { ...owner, name: '罗桂花' } };
    const { advice, proposed, amounts, record } = caseFor(
      found,
      officer,
      { union, catalogue, rounds },
      { twins: [twin] },
    );
    expect(advice[0]).toEqual({ label: '家庭年收入', value: '12,000 元' });
    const again = { ...found, carried: { family: '2025', otherYearFen: '2024' } };
    expect(caseFor(again, officer, { union, catalogue, rounds }).advice[0]?.value).toContain(
      '收入和开支是2025年、2024年填的，这次没有重新填',
    );
    // From before incomes had to be said.
    const before = { ...found, answers: { family: [{ name: '王建国' }] } };
    expect(caseFor(before, officer, { union, catalogue, rounds }).advice.at(-1)?.value).toContain(
      '有 1 人没有填收入（王建国）',
    );
    expect(proposed).toEqual({ stage: 'university' });
    expect(amounts).toHaveLength(8);
    expect(record).toEqual([
      { label: '可能重复', value: '同一名学生还有一件申请 ZX-2026-0009(由罗桂花提交)，请核对后保留一件。' },
      { label: '2025年金秋助学', value: '已发放' },
    ]);
    for (const reader of [self, leader]) {
      expect(caseFor(found, reader, { union, catalogue, rounds }).proposed).toEqual({});
      expect(caseFor(found, reader, { union, catalogue, rounds }, { twins: [twin] })).toMatchObject({
        advice: [],
        proposed: {},
        amounts: [],
        record: [],
      });
    }
  });

  it('of a service that is gone has nothing to weigh, and can be read all the same', () => {
    const { advice, proposed, amounts, sealed, barred, helper } = caseFor({ ...found, kind: 'gone' }, officer, {
      union,
      catalogue,
      rounds,
    });
    expect({ advice, proposed, amounts, sealed, barred, helper }).toEqual({
      advice: [],
      proposed: {},
      amounts: [],
      sealed: [],
      barred: [],
      helper: null,
    });
    expect(caseFor({ ...found, answers: { stage: 5 } }, officer, { union, catalogue, rounds }).proposed).toEqual({});
  });

  it('has the objections for those who look into them', () => {
    const objection = {
      _id: 'o',
      caseId: found._id,
      notice: '2026-10-01',
      by: 'x',
      at: '2026-10-02T01:00:00.000Z',
      shown: [],
      submitId: '',
      bodyHash: '',
      open: true,
    };
    const seen = (reader: Actor) =>
      caseFor(found, reader, { union, catalogue, rounds }, { objections: [objection] }).objections.length;
    expect([seen(officer), seen(leader), seen(self)]).toEqual([1, 0, 0]);
  });

  it('names the sealed numbers that its reader may look at', () => {
    const sealed = (one: Case, reader: Actor) =>
      caseFor(one, reader, { union, catalogue, rounds }).sealed.map(({ field }) => field);
    expect(sealed(found, officer)).toEqual(['identity']);
    expect(sealed(atFinance, payer)).toEqual(['cardNumber']);
    expect([sealed(found, self), sealed(found, leader)]).toEqual([[], []]);
    expect(sealed({ ...found, answers: { identity: '3607', cardNumber: '6200' } }, officer)).toEqual([]);
  });

  it('says which steps its reader must leave to others', () => {
    const verifier = aColleague('verifier', 'caseOfficer', 'aid');
    expect(caseFor(found, officer, { union, catalogue, rounds }).barred).toEqual([]);
    expect(caseFor(found, verifier, { union, catalogue, rounds }).barred).toEqual([
      'check',
      'correct',
      'approve',
      'confirm',
    ]);
  });

  it('says what somebody must be told by telephone to those who handle it, as the case is now, not to the applicant', () => {
    const calling = { ...found, toCall: { since: found.openedAt, about: '待补材料' } };
    expect(caseFor(calling, officer, { union, catalogue, rounds }).toCall).toBe('待审核');
    expect(caseFor(calling, self, { union, catalogue, rounds }).toCall).toBeNull();
    expect(caseFor(calling, { id: 'x', name: '陈秀英' }, { union, catalogue, rounds }).toCall).toBeNull();
    expect(caseFor(found, officer, { union, catalogue, rounds }).toCall).toBeNull();
  });

  it('tells the applicant who has read it, the latest first; nobody else, and not who acts in her place', () => {
    const seen = {
      a: { name: '李敏', title: '干事', at: '2026-11-03T01:00:00.000Z' },
      b: { name: '温建华', title: '主任', at: '2026-11-04T01:00:00.000Z' },
      c: { name: '肖丽', title: '干事', at: '2026-11-02T01:00:00.000Z' },
    };
    const names = (one: Case, reader: Actor) =>
      caseFor(one, reader, { union, catalogue, rounds }).seen.map(({ name }) => name);
    expect(names({ ...found, seen }, self)).toEqual(['温建华', '李敏', '肖丽']);
    expect(names({ ...found, seen }, officer)).toEqual([]);
    const helped = { ...found, seen, owner: { ...owner, id: 'walk-in:1' }, helper: { name: '邓丽萍' } };
    expect(names(helped, officer)).toEqual([]);
    expect(caseFor(helped, officer, { union, catalogue, rounds }).helper).toBe('邓丽萍');
  });

  it('knows the days that earlier steps were told, the latest of each, for whoever does not only pay', () => {
    const twice = [
      ...found.timeline,
      anEntry('x', 'verify', 'reviewed', 'officer', { input: { visitedOn: '2026-10-05' } }),
    ];
    expect(caseFor({ ...found, timeline: twice }, officer, { union, catalogue, rounds }).days).toEqual({
      visitedOn: '2026-10-05',
    });
    const odd = [
      anEntry('x', 'verify', 'reviewed', 'officer', { input: { visitedOn: 20261005, found: '2026-13-01' } }),
    ];
    expect(caseFor({ ...found, timeline: odd }, officer, { union, catalogue, rounds }).days).toEqual({});
    expect(caseFor({ ...atFinance, timeline: twice }, payer, { union, catalogue, rounds }).days).toEqual({});
  });

  it('tells what happened, with the person masked where the reader does not know her', () => {
    const told = { ...found, timeline: [anEntry('x', 'submit', 'submitted', 'owner', { said: '代 王建国 提交' })] };
    const lines = (reader: Actor) =>
      caseFor(told, reader, { union, catalogue, rounds }).timeline.map(({ action, said }) => `${action} ${said}`);
    expect(lines(officer)).toEqual(['submit 代 王建国 提交']);
    expect(lines(leader)).toEqual(['submit 代 王** 提交']);
  });
});

describe('a paper', () => {
  it('is what its content is, and has an address only when it is ready', () => {
    const image = { fileId: 'cloud://env.local/filed/x/1.png', name: '照片.pdf' };
    expect(paperView(image, 'ready', 'https://x')).toEqual({
      name: '照片.pdf',
      kind: 'image',
      state: 'ready',
      url: 'https://x',
    });
    expect(paperView(paper, 'changed', 'https://x')).toMatchObject({ kind: 'pdf', state: 'changed', url: '' });
  });
});

describe('the note that a colleague has read a case', () => {
  const at = '2026-11-03T01:00:00.000Z';
  const note = (one: Case, reader: Actor, when = at) => reading(one, reader, '干事', when);

  it('is made once a day, in Shanghai', () => {
    expect(note(found, officer)).toEqual({ handle: 'officer', seen: { name: 'officer', title: '干事', at } });
    const read = { ...found, seen: { officer: { name: 'officer', title: '干事', at } } };
    expect(note(read, officer, '2026-11-03T15:59:00.000Z')).toBeUndefined();
    expect(note(read, officer, '2026-11-03T16:00:00.000Z')?.seen.at).toBe('2026-11-03T16:00:00.000Z');
    expect(note(read, leader)?.handle).toBe('leader');
  });

  it('is none of the applicant, colleague or not, and none of a worker', () => {
    expect(note(found, self)).toBeUndefined();
    expect(note(found, { ...officer, id: 'owner' })).toBeUndefined();
    expect(note(found, { id: 'x', name: '陈秀英' })).toBeUndefined();
  });
});
