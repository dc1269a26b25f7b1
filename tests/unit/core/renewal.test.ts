import type { Case } from '../../../core/case/case';
import { mayRenew, renewableAmong } from '../../../core/case/renewal';
import { scholarship } from '../../../core/kinds/scholarship/scholarship';
import { aSeason } from '../../../local/worlds/students';
import { ruijinUnion } from '../../../local/worlds/union';
import { withCase } from '../../support/office';

const union = {
  ...ruijinUnion,
  seasons: [aSeason('2026-08-20', { opens: '2026-08-01', closes: '2026-09-30' })],
};
const grant = { amountFen: 500_000, label: '深度困难 · 高校', under: '', paidOn: '2025-09-20' };
const { found } = withCase();

describe('another year', () => {
  const offered = (part: Partial<Case> = {}, today = '2026-08-20') =>
    mayRenew({ grant, season: '2025', turn: 1, ...part }, union, today);

  it('is offered until as many instalments were asked for as the union gives, and not once more', () => {
    // 金秋助学跟踪资助：连续四年.
    expect([1, 2, 3, 4, 5].map((turn) => offered({ turn }))).toEqual([true, true, true, false, false]);
  });

  it('is offered after a season before this one alone', () => {
    expect(['2024', '2025', '2026', '2027', null].map((season) => offered({ season }))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('is offered when the last was paid, and in the window of a season', () => {
    expect(offered({ grant: { ...grant, paidOn: null } })).toBe(false);
    expect(offered({ grant: null })).toBe(false);
    expect([offered({}, '2026-07-31'), offered({}, '2026-09-30'), offered({}, '2026-10-01')]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('among a worker’s cases', () => {
  const aCase = (_id: string, part: Partial<Case> = {}): Case => ({
    ...found,
    _id,
    open: false,
    grant,
    season: '2025',
    turn: 1,
    personKey: 'first child',
    openedKey: `2025-08-01|${_id}`,
    ...part,
  });
  const offered = (...own: Case[]) => renewableAmong(own, union, '2026-08-20').map(({ _id }) => _id);

  it('the latest of each student can be asked for again, the newest first', () => {
    const early = aCase('early', { season: '2024', openedKey: '2024-08-01|early' });
    const late = aCase('late');
    const other = aCase('other', { personKey: 'second child', openedKey: '2025-09-01|other' });
    expect(offered(early, late, other)).toEqual(['other', 'late']);
    expect(offered(other, late, early)).toEqual(['other', 'late']);
  });

  it('what was asked for again already is not offered a second time', () => {
    const again = aCase('again', { open: true, grant: null, season: '2026', openedKey: '2026-08-10|again' });
    expect(offered(aCase('paid'), again)).toEqual([]);
  });

  it('what came to nothing does not stand in the way of what was paid', () => {
    const withdrawn = aCase('withdrawn', { grant: null, season: '2026', openedKey: '2026-08-10|withdrawn' });
    expect(offered(aCase('paid'), withdrawn)).toEqual(['paid']);
  });
});

describe('a renewal', () => {
  const proof = [{ fileId: `cloud://env.local/uploads/${'0'.repeat(32)}/${'1'.repeat(32)}/1.png`, name: '在读证明' }];
  const earlier: Case = {
    ...found,
    answers: { school: '赣南师范大学', change: '没有变化', proof: [] },
    shown: [
      { label: '学校', value: '赣南师范大学' },
      { label: '现在读几年级', value: '大学一年级' },
    ],
  };
  const fill = (input: unknown) => {
    const filled = scholarship.renewal?.fill(input, earlier);
    if (!filled) throw new Error('there is no renewal');
    return filled;
  };

  it('takes over what was answered before, and what is new in its place', () => {
    const filled = fill({ proof, grade: '大学二年级' });
    expect(filled.ok && filled.value).toMatchObject({
      answers: { school: '赣南师范大学', change: '没有变化', grade: '大学二年级', proof },
      headline: earlier.headline,
      contact: { name: earlier.owner.name, phone: earlier.owner.phone },
      papers: proof,
      limitOn: null,
      person: null,
      takenFrom: earlier._id,
      start: 'reviewed',
      clock: 'check',
      reach: ['aid'],
    });
  });

  it('shows what is new, and of what was before only what was not asked again', () => {
    const filled = fill({ proof, grade: '大学二年级' });
    expect(filled.ok && filled.value.shown(union, '2026-08-20')).toEqual([
      { label: '今年的在读证明或成绩单', value: '1 份' },
      { label: '现在读几年级', value: '大学二年级' },
      { label: '学校', value: '赣南师范大学' },
    ]);
  });

  it('goes straight to the check, with the reason', () => {
    const filled = fill({ proof, grade: '大学二年级' });
    const rules = ruijinUnion.rules[0];
    if (!filled.ok || !rules) throw new Error('not filled');
    expect(filled.value.route(rules, '2026-08-20')).toEqual({
      desks: ['aid'],
      urgent: false,
      reasons: ['续领由市总帮扶中心直接审核在读证明。'],
    });
    expect(filled.value.check({ union, today: '2026-08-20' }).ok).toBe(true);
  });

  it('says for each question what to mend', () => {
    const filled = fill({ proof: [], grade: '' });
    expect(filled.ok || filled.refusal).toMatchObject({
      code: 'invalidInput',
      fields: { proof: '请至少选一份。', grade: '这一项要填，请补上。' },
    });
  });
});
