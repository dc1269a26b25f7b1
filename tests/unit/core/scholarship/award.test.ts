import type { Case } from '../../../../core/case/case';
import { holdsPlace } from '../../../../core/case/claim';
import type { Taking } from '../../../../core/case/service';
import { effectOf } from '../../../../core/domains/scholarship/award';
import { amountsFor, proposalsOf } from '../../../../core/domains/scholarship/grant';
import { placeStates, placeTaken } from '../../../../core/domains/scholarship/place';
import { rulesAt } from '../../../../core/union/rules';
import { aSeason, asRounds } from '../../../../local/worlds/students';
import { ruijinUnion } from '../../../../local/worlds/union';
import { anEntry } from '../../../support/actors';
import { withCase } from '../../../support/office';

const season = aSeason('2026-08-20', { opens: '2026-08-01', closes: '2026-09-30', at: '2026-07-31T00:30:00.000Z' });
const grant = { amountFen: 500_000, label: '深度困难 · 高校', under: season.at, paidOn: null };
const { found: appeal } = withCase();
const found: Case = {
  ...appeal,
  kind: 'scholarship',
  status: 'reviewed',
  season: '2026',
  answers: { student: '王小明', employer: '红都鞋业有限公司', stage: 'university' },
  timeline: [],
};
const assessed = { category: 'relative', stage: 'highSchool' };
const taking = (action: string, part: Partial<Taking> & { season?: object } = {}): Taking => {
  const { season: other = {}, ...rest } = part;
  const union = ruijinUnion;
  const today = '2026-08-20';
  return {
    action,
    input: assessed,
    to: 'checked',
    union,
    rounds: asRounds({ ...season, ...other }),
    rulesOf: rulesAt(union, today),
    today,
    until: null,
    paidBefore: 0,
    ...rest,
  };
};
const effect = (one: Case, ...given: Parameters<typeof taking>) => {
  const brought = effectOf(one, taking(...given));
  return brought.ok ? brought.value : brought.refusal;
};
const refusal = (code: string) => expect.objectContaining({ code });

describe('the check (审核)', () => {
  it('grants the season’s amount for the household and the stage, says by what, and takes a place', () => {
    expect(effect(found, 'check')).toEqual({
      grant: { amountFen: 200_000, label: '相对困难 · 高中(中职)', under: season.at, paidOn: null },
      shown: [
        { field: 'granted', label: '拟资助', value: '2,000 元' },
        { label: '依据', value: '2026年金秋助学的资助标准(7月31日(周五)发布)' },
      ],
      holdsPlace: true,
    });
  });

  it('takes no place yet in a season that gives them at the decision', () => {
    expect(effect(found, 'check', { season: { placesTaken: 'decision' } })).not.toHaveProperty('holdsPlace');
    expect(effect(found, 'check', { season: { placesTaken: 'check' } })).toMatchObject({ holdsPlace: true });
  });

  it('is refused when as much was paid for the student as the union gives, a year less not', () => {
    expect(effect(found, 'check', { paidBefore: 4 })).toEqual(refusal('awardOver'));
    expect(effect(found, 'check', { paidBefore: 5 })).toEqual(refusal('awardOver'));
    expect(effect(found, 'check', { paidBefore: 3 })).toMatchObject({ holdsPlace: true });
  });

  it('is refused without a season, and for what is no household or no stage', () => {
    expect(effect({ ...found, season: null }, 'check')).toEqual(refusal('seasonClosed'));
    expect(effect({ ...found, season: '2025' }, 'check')).toEqual(refusal('seasonClosed'));
    expect(effect(found, 'check', { input: { category: 'deep' } })).toEqual(refusal('seasonClosed'));
  });
});

describe('another amount than the season’s', () => {
  const check = (amountFen: number, amountReason = '多一名在读学生', bandPercent: number | undefined = 10) =>
    effect(found, 'check', { input: { ...assessed, amountFen, amountReason }, season: { bandPercent } });
  const amiss = (sentence: string) => ({ code: 'invalidInput', fields: { amountFen: sentence } });

  it('may be as far from it as the season says, and not a fen further', () => {
    const range = amiss('标准是 2,000 元，本季只能定在 1,800 元 到 2,200 元之间。');
    expect([check(180_000), check(220_000)]).toMatchObject([
      { grant: { amountFen: 180_000, why: '标准 2,000 元，核定 1,800 元：多一名在读学生' } },
      { grant: { amountFen: 220_000 } },
    ]);
    expect([check(179_999), check(220_001)]).toMatchObject([range, range]);
  });

  it('needs its reason; the season’s own amount needs none and keeps none', () => {
    expect(check(190_000, '')).toMatchObject({ fields: { amountReason: '金额和标准不一样，请写明原因。' } });
    const usual = check(200_000, '');
    expect(usual).toMatchObject({ grant: { amountFen: 200_000 } });
    expect(usual).not.toHaveProperty('grant.why');
  });

  it('is refused where the season allows none', () => {
    const fixed = effect(found, 'check', { input: { ...assessed, amountFen: 190_000, amountReason: '多病' } });
    expect(fixed).toMatchObject(amiss('本季一律按标准 2,000 元，这里请不要填。'));
  });
});

describe('what is weighed', () => {
  const checkedAs = (...inputs: Case['timeline'][number]['input'][]) => ({
    ...found,
    timeline: [
      ...inputs.map((input, at) => anEntry('x', at === 0 ? 'check' : 'correct', 'checked', 'officer', { input })),
      anEntry('x', 'publish', 'published'),
    ],
  });

  it('is proposed as it was weighed last, else as the application says', () => {
    expect(proposalsOf(found)).toEqual({ stage: 'university' });
    expect(proposalsOf(checkedAs(assessed))).toEqual(assessed);
    expect(proposalsOf(checkedAs(assessed, { category: 'deep', stage: 'university' }))).toEqual({
      category: 'deep',
      stage: 'university',
    });
    expect(proposalsOf({ ...found, answers: {} })).toEqual({ stage: '' });
  });

  it('is shown with what each choice gives as long as the check or its correction is to come', () => {
    const rounds = asRounds({ ...season, bandPercent: 10 });
    const amounts = (status: string, year: string | null = '2026') => amountsFor({ season: year, status }, rounds);
    expect(amounts('reviewed').map(({ label, amountFen }) => `${label} ${amountFen}`)).toEqual([
      '深度困难 · 高校 500000',
      '相对困难 · 高校 400000',
      '意外致困 · 高校 400000',
      '其他困难 · 高校 200000',
      '深度困难 · 高中(中职) 300000',
      '相对困难 · 高中(中职) 200000',
      '意外致困 · 高中(中职) 200000',
      '其他困难 · 高中(中职) 100000',
    ]);
    expect(amounts('checked')[0]).toMatchObject({
      category: 'deep',
      stage: 'university',
      least: 450_000,
      most: 550_000,
    });
    expect([amounts('published'), amounts('reviewed', '2025'), amounts('reviewed', null)]).toEqual([[], [], []]);
  });

  it('can be corrected before it is published: the amount follows, the place stays what it was', () => {
    const corrected = effect({ ...found, status: 'checked' }, 'correct', {
      input: { category: 'other', stage: 'university' },
    });
    expect(corrected).toMatchObject({ grant: { amountFen: 200_000, label: '其他困难 · 高校' } });
    expect(corrected).not.toHaveProperty('holdsPlace');
  });

  it('is granted anew by what was weighed last when a refusal is undone', () => {
    const refused = { ...checkedAs(assessed, { category: 'deep', stage: 'university' }), status: 'refused' };
    expect(effect(refused, 'restore', { to: 'checked', input: {} })).toMatchObject({
      grant: { amountFen: 500_000 },
      holdsPlace: true,
    });
    expect(effect(refused, 'restore', { to: 'checked', paidBefore: 4 })).toEqual(refusal('awardOver'));
    expect(effect({ ...refused, timeline: [] }, 'restore', { to: 'checked' })).toEqual(refusal('seasonClosed'));
    expect(effect(refused, 'restore', { to: 'reviewed', paidBefore: 4 })).toEqual({});
  });

  it('is not undone when another year’s season has begun, on its first day neither', () => {
    const later = aSeason('2027-01-01', { opens: '2026-08-20', closes: '2026-09-20' });
    const undone = (opens: string) =>
      effect({ ...found, status: 'refused' }, 'restore', {
        to: 'reviewed',
        rounds: asRounds(season, { ...later, opens }),
      });
    expect([undone('2026-08-20'), undone('2026-08-21')]).toEqual([refusal('seasonOver'), {}]);
  });
});

describe('the notice (公示)', () => {
  const published = (notice: Case['notice']) => ({ ...found, status: 'published', grant, notice });
  const notice = { name: '王*明', unit: '', category: '', amountFen: 1, since: '2026-08-13', until: '2026-08-20' };

  it('says the masked name, the unit, the class and the amount, and until when', () => {
    const begun = effect({ ...found, grant }, 'publish', { until: '2026-08-27' });
    expect(begun).toEqual({
      notice: {
        name: '王*明',
        unit: '红都鞋业有限公司',
        category: '深度困难 · 高校',
        amountFen: 500_000,
        since: '2026-08-20',
        until: '2026-08-27',
      },
    });
    expect(effect(found, 'publish', { until: '2026-08-27' })).toEqual({ notice: null });
    expect(effect({ ...found, grant }, 'publish')).toEqual({ notice: null });
    expect(effect({ ...found, grant, answers: {} }, 'publish', { until: '2026-08-27' })).toMatchObject({
      notice: { name: '*', unit: '' },
    });
  });

  it.each(['approve', 'decline', 'confirm'])('lets nobody decide (%s) before its last day is over', (action) => {
    expect(effect(published(notice), action)).toEqual(refusal('noticeRunning'));
    expect(effect(published({ ...notice, until: '2026-08-19' }), action)).not.toHaveProperty('code');
    expect(effect(published(null), action)).not.toHaveProperty('code');
  });

  it('ends in a place with the second decision, whenever the season gives its places', () => {
    for (const placesTaken of ['check', 'decision'])
      expect(effect(published(null), 'confirm', { season: { placesTaken } })).toEqual({ holdsPlace: true });
    expect(effect({ ...published(null), season: '2025' }, 'confirm')).toEqual({});
    expect(effect({ ...published(null), season: null }, 'confirm')).toEqual({});
    expect(effect(published(null), 'approve')).toEqual({});
  });
});

describe('the payment', () => {
  const awarded = { ...found, status: 'awarded', grant };

  it('is noted with its day, and is the instalment after those that were paid by then', () => {
    expect(effect(awarded, 'pay', { input: { paidOn: '2026-08-19' }, paidBefore: 2 })).toEqual({
      grant: { ...grant, paidOn: '2026-08-19' },
      turn: 3,
    });
  });

  it('is refused where nothing was granted, or no day is named', () => {
    expect(effect({ ...awarded, grant: null }, 'pay', { input: { paidOn: '2026-08-19' } })).toEqual(
      refusal('wrongState'),
    );
    expect(effect(awarded, 'pay', { input: {} })).toEqual(refusal('wrongState'));
  });

  it('is refused where others were paid meanwhile, so that it would be one too many', () => {
    const input = { paidOn: '2026-08-19' };
    expect(effect(awarded, 'pay', { input, paidBefore: 4 })).toEqual(refusal('awardOver'));
    expect(effect(awarded, 'pay', { input, paidBefore: 3 })).toMatchObject({ turn: 4 });
  });

  it('that the bank sent back is as if it had not been: the next one after what stands', () => {
    const paid = { ...awarded, turn: 1, grant: { ...grant, paidOn: '2026-08-19' } };
    expect(effect(paid, 'bounce', { paidBefore: 1 })).toEqual({ grant, turn: 2 });
    expect(effect({ ...awarded, grant: null }, 'bounce')).toEqual({ grant: null, turn: 1 });
  });

  it('every other step brings nothing about', () => {
    for (const action of ['verify', 'review', 'dismiss', 'withdraw', 'keepAward'])
      expect(effect(awarded, action)).toEqual({});
  });
});

describe('a place of a season', () => {
  it('is held as it is written, and in documents from before by the state', () => {
    expect(holdsPlace({ status: 'submitted', holdsPlace: true }, { placeStates })).toBe(true);
    expect(holdsPlace({ status: 'paid', holdsPlace: false }, { placeStates })).toBe(false);
    expect(
      ['reviewed', 'checked', 'paid', 'revoked', 'refused'].map((status) => holdsPlace({ status }, { placeStates })),
    ).toEqual([false, true, true, false, false]);
  });

  it('is taken at the check where the season says nothing', () => {
    expect([placeTaken('check', {}), placeTaken('check', { placesTaken: 'decision' })]).toEqual([
      { holdsPlace: true },
      {},
    ]);
    expect(placeTaken('confirm', { placesTaken: 'decision' })).toEqual({ holdsPlace: true });
  });
});
