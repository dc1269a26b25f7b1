import fc from 'fast-check';
import {
  candidateDoubt,
  committeeDoubt,
  committeeSize,
  mayHaveFullTimeChair,
  needsWomensCommittee,
  type posts,
} from '../../../../core/domains/enterprises/committee';
import {
  consentMistakes,
  electionDoubts,
  nominationDoubts,
  nominationMistakes,
  recruitmentMistakes,
  reportDoubts,
  reportMistakes,
} from '../../../../core/domains/enterprises/founding-rules';
import { enterpriseRules } from '../../../../core/domains/enterprises/rules';
import { dayOfWeek } from '../../../../core/kernel/day';
import { usualOf } from '../../../../core/union/rules';

const usualRules = usualOf(enterpriseRules);

const sizes = (...members: number[]) => members.map((each) => Object.values(committeeSize(each)));

describe('a committee', () => {
  it('has as many members as the table says, to the very member', () => {
    expect(sizes(1, 10, 11, 25, 26, 100, 101, 200)).toEqual([
      [1, 1],
      [1, 1],
      [3, 3],
      [3, 3],
      [3, 5],
      [3, 5],
      [5, 7],
      [5, 7],
    ]);
    expect(sizes(201, 500, 501, 1000, 1001, 5000)).toEqual([
      [7, 9],
      [7, 9],
      [9, 15],
      [9, 15],
      [15, 21],
      [15, 21],
    ]);
    expect(sizes(5001, 10_000, 10_001, 50_000, 50_001)).toEqual([
      [21, 29],
      [21, 29],
      [29, 37],
      [29, 37],
      [37, 45],
    ]);
  });

  it('is never smaller for more members, and every size is odd', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), fc.nat(5_000), (members, more) => {
        const [few, many] = [committeeSize(members), committeeSize(members + more)];
        expect(few.least <= many.least && few.most <= many.most && few.least <= few.most).toBe(true);
        expect([few.least % 2, few.most % 2]).toEqual([1, 1]);
        expect(committeeDoubt(members, few.least)).toBeUndefined();
        expect(committeeDoubt(members, few.most)).toBeUndefined();
        expect(committeeDoubt(members, few.most + 1)).toBeDefined();
        if (few.least > 1) expect(committeeDoubt(members, few.least - 1)).toBeDefined();
      }),
    );
  });

  it('of another size, or an even one, is asked about', () => {
    expect(committeeDoubt(10, 3)).toBe('会员 10 人，选主席或组织员 1 人就可以。');
    expect(committeeDoubt(20, 5)).toBe('会员 20 人，委员一般是 3 人，这里是 5 人。');
    expect(committeeDoubt(60, 7)).toBe('会员 60 人，委员一般是 3 至 5 人，这里是 7 人。');
    expect(committeeDoubt(150, 3)).toBe('会员 150 人，委员一般是 5 至 7 人，这里是 3 人。');
    expect(committeeDoubt(60, 4)).toBe('委员一般是单数，这里是 4 人。');
  });

  it('follows another table where the union has one', () => {
    const older = [{ upTo: 200, least: 3, most: 7 }];
    expect(committeeSize(60, older)).toEqual({ least: 3, most: 7 });
    expect(committeeDoubt(60, 7, older)).toBeUndefined();
  });

  it('for women stands beside it from 25 of them on, and its chair may be full-time from 200 workers on', () => {
    expect([24, 25].map(needsWomensCommittee)).toEqual([false, true]);
    expect([199, 200].map(mayHaveFullTimeChair)).toEqual([false, true]);
  });
});

describe('a candidate', () => {
  const doubt = (post: keyof typeof posts, name = '林小兰') => candidateDoubt({ name, post }, '刘志强');

  it('is neither the head of the business, nor its legal representative, a partner or a near relative', () => {
    expect(doubt('chief')).toBe('林小兰是行政主要负责人，按规定不能作为工会委员会候选人(工会基层组织选举工作条例)。');
    expect(doubt('relative')).toBe(
      '林小兰是企业负责人或合伙人的近亲属，按规定不能作为工会委员会候选人(工会法 第十条)。',
    );
    expect([doubt('legal'), doubt('partner')].every((said) => said !== undefined)).toBe(true);
    expect([doubt('worker'), doubt('manager')]).toEqual([undefined, undefined]);
  });

  it('is asked about where she bears the name of the legal representative, however it is typed', () => {
    expect(doubt('worker', '刘 志强')).toBe('刘 志强和法定代表人同名，请核对是不是同一个人。');
  });
});

describe('the papers of a founding', () => {
  it('name three people at least who prepare it', () => {
    const people = (count: number) => ({ preparers: Array.from({ length: count }, () => ({ name: '林小兰' })) });
    expect(consentMistakes(people(2))).toEqual({ preparers: '筹备组要有 3 至 5 人，请补上。' });
    expect(consentMistakes(people(3))).toEqual({});
  });

  it('count no more women than members', () => {
    expect(recruitmentMistakes({ memberCount: 30, femaleMembers: 30 })).toEqual({});
    expect(recruitmentMistakes({ memberCount: 30, femaleMembers: 31 })).toEqual({
      femaleMembers: '女会员不能多于会员总数 30 人。',
    });
  });

  it('show candidates on five working days after the first, unknown days not counted', () => {
    const isWorkingDay = (day: string) => ![0, 6].includes(dayOfWeek(day));
    // 2026-11-02 is a Monday.
    const shown = (shownTo: string, isWorked: (day: string) => boolean | undefined = isWorkingDay) =>
      nominationMistakes({ shownFrom: '2026-11-02', shownTo }, usualRules, isWorked);
    expect(shown('2026-11-09')).toEqual({});
    expect(shown('2026-11-08')).toEqual({ shownTo: '公示不少于 5 个工作日，开始那天不算，最早到 2026-11-09。' });
    const unsure = (day: string) => (day === '2026-11-04' ? undefined : isWorkingDay(day));
    expect(shown('2026-11-09', unsure)).toEqual({
      shownTo: '公示不少于 5 个工作日，开始那天不算，最早到 2026-11-10。',
    });
  });

  it('ask about every candidate who should not stand, in one sentence after another', () => {
    const candidates = [
      { name: '林小兰', post: 'worker' as const },
      { name: '刘建平', post: 'relative' as const },
      { name: '刘志强', post: 'manager' as const },
    ];
    expect(nominationDoubts({ candidates }, '刘志强').candidates).toMatch(/^刘建平是.+。刘志强和法定代表人同名.+。$/);
    expect(nominationDoubts({ candidates: candidates.slice(0, 1) }, '刘志强')).toEqual({});
  });

  it('ask why delegates meet where a hundred members or fewer could all come', () => {
    expect(electionDoubts({ seats: 5, meeting: 'delegates' }, 100)).toEqual({
      meeting: '会员 100 人，一般开会员大会。',
    });
    expect(electionDoubts({ seats: 5, meeting: 'delegates' }, 101)).toEqual({});
    expect(electionDoubts({ seats: 4, meeting: 'members' }, 100)).toEqual({ seats: '委员一般是单数，这里是 4 人。' });
  });
});

describe('the report of an election', () => {
  const report = (expected: number, present: number, issued: number, returned: number, chairVotes: number) => ({
    reportedOn: '2026-11-20',
    expected,
    present,
    issued,
    returned,
    chairVotes,
    chairName: '林小兰',
    chairPhone: '13900101001',
    report: [],
  });

  it('has no more present than expected, ballots than present, ballots back than out, votes than ballots', () => {
    expect(reportMistakes(report(60, 60, 60, 60, 60))).toEqual({});
    expect(reportMistakes(report(60, 61, 61, 61, 61))).toEqual({ present: '实到不能多于应到。' });
    expect(reportMistakes(report(60, 50, 51, 51, 51))).toEqual({ issued: '发出的选票不能多于实到人数。' });
    expect(reportMistakes(report(60, 50, 50, 51, 51))).toEqual({
      returned: '收回的选票多于发出的选票，选举无效，请重新选举。',
    });
    expect(reportMistakes(report(60, 50, 50, 49, 50))).toEqual({ chairVotes: '得票不能多于收回的选票。' });
  });

  it('is asked about below two thirds present, and for a chair with half of the votes or fewer', () => {
    expect(reportDoubts({ expected: 60, present: 40, chairVotes: 31 })).toEqual({});
    expect(reportDoubts({ expected: 60, present: 39, chairVotes: 30 })).toEqual({
      present: '到会人数不足应到的三分之二，选举可能无效。',
      chairVotes: '得票没有超过应到人数的一半，可能没有当选。',
    });
  });
});
