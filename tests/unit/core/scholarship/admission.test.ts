import { freely, type Known, type Situation } from '../../../../core/case/admission';
import { admitToSeason, onceKeyOf } from '../../../../core/domains/scholarship/award';
import { aSeason, asRounds } from '../../../../local/worlds/students';
import { ruijinUnion } from '../../../../local/worlds/union';

const season = aSeason('2026-08-20', { opens: '2026-08-01', closes: '2026-09-30' });
const grant = { amountFen: 500_000, label: '深度困难 · 高校', under: '', paidOn: '2025-09-20' };
const known = (part: Partial<Known> & { by?: string } = {}): Known => {
  const { by = 'mother', ...rest } = part;
  const owner = { id: by, name: '罗桂花', phone: '' };
  return {
    _id: 'a',
    number: 'ZX-2025-0001',
    season: '2025',
    owner,
    grant,
    openedAt: '2025-08-20T01:00:00.000Z',
    turn: 1,
    ...rest,
  };
};
const situation = (part: Partial<Situation> = {}): Situation => ({
  union: ruijinUnion,
  rounds: asRounds(season),
  today: '2026-08-20',
  caseId: 'new',
  ownerId: 'mother',
  personKey: 'child',
  paid: [],
  open: [],
  ...part,
});
const admit = (part: Partial<Situation> = {}) => {
  const admitted = admitToSeason(situation(part));
  return admitted.ok ? admitted.value : admitted.refusal.code;
};

describe('an application for a scholarship', () => {
  it('is the year that follows those which her own cases tell, also of years before the product', () => {
    expect(admit({ paid: [known({ turn: 3 })] })).toMatchObject({ turn: 4 });
    expect(admit({ paid: [known({ turn: 4 })] })).toBe('awardOver');
    expect(admit({ paid: [known({ turn: 4, by: 'father' })] })).toMatchObject({ turn: 1 });
  });

  it('comes in on the days of a season, as the first of a student of whom nothing is known', () => {
    expect(admit()).toEqual({ season: '2026', turn: 1, onceKey: 'scholarship:2026:mother:child', record: [] });
    expect(['2026-07-31', '2026-08-01', '2026-09-30', '2026-10-01'].map((today) => admit({ today }))).toEqual([
      'seasonClosed',
      expect.any(Object),
      expect.any(Object),
      'seasonClosed',
    ]);
  });

  it('comes in once from one applicant in a season, under way or paid', () => {
    expect(admit({ open: [known({ season: '2026' })] })).toBe('alreadyApplied');
    expect(admit({ paid: [known({ season: '2026' })] })).toBe('alreadyApplied');
    expect(admit({ open: [known({ season: '2025' })] })).toMatchObject({ turn: 1 });
  });

  it('tells an applicant nothing of what somebody else has asked for or got for that student', () => {
    const father = { by: 'father', season: '2026' };
    expect(admit({ open: [known(father)] })).toMatchObject({ turn: 1, record: [] });
    const four = Array.from({ length: 4 }, () => known({ by: 'father' }));
    expect(admit({ paid: four })).toMatchObject({ turn: 1 });
  });

  it('is the instalment after those that she got, four and not five', () => {
    const got = (count: number) => admit({ paid: Array.from({ length: count }, () => known()) });
    expect([got(1), got(3)]).toMatchObject([{ turn: 2 }, { turn: 4 }]);
    expect([got(4), got(5)]).toEqual(['awardOver', 'awardOver']);
  });

  it('brings the officers what was given and asked for in other years, line by line', () => {
    const asked = known({ season: '2024', number: 'ZX-2024-0007', grant: null, openedAt: '2024-08-31T17:00:00.000Z' });
    const granted = known({ season: '2025', grant: { ...grant, paidOn: null } });
    const other = known({ season: null, number: 'YL-2026-0002', by: 'father' });
    const now = known({ season: '2026', by: 'father' });
    expect(admit({ paid: [known(), other], open: [asked, granted, now] })).toMatchObject({
      record: [
        { label: '2025年金秋助学 ZX-2025-0001', value: '深度困难 · 高校，5,000 元，2025年9月20日(周六)发放' },
        { label: 'YL-2026-0002', value: '深度困难 · 高校，5,000 元，2025年9月20日(周六)发放' },
        { label: '2024年金秋助学 ZX-2024-0007', value: '2024年9月1日(周日)申请，没有发放记录' },
        { label: '2025年金秋助学 ZX-2025-0001', value: '深度困难 · 高校，5,000 元，还没有发放' },
      ],
    });
  });
});

describe('what there may be once', () => {
  const key = (status: string) => onceKeyOf({ season: '2026', personKey: 'child', owner: { id: 'mother' } }, status);

  it('is the applicant’s one case of a student and season before the check, from then on the student’s', () => {
    for (const status of ['submitted', 'returned', 'verified', 'reviewed', 'withdrawn'])
      expect(key(status)).toBe('scholarship:2026:mother:child');
    const held = ['checked', 'published', 'objected', 'noticed', 'approved', 'awarded', 'revoking', 'paid'];
    for (const status of held) expect(key(status)).toBe('scholarship:2026:child');
  });

  it('is a case of its own where a service sets no conditions', () => {
    expect(freely(situation())).toEqual({
      ok: true,
      value: { season: null, turn: 1, onceKey: 'new', record: [] },
    });
  });
});
