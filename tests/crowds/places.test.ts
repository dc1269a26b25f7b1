import { randomUUID } from 'node:crypto';
import type { Case } from '../../core/case/case';
import { addDays } from '../../core/kernel/day';
import { ofYear } from '../../core/round/round';
import type { Person } from '../../core/union/people';
import { aSeason, take, type Until } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today, year } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { placesOf } from '../support/places';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, luo, checker, head, leader, hands } = aidCentre();
const lastYear = String(Number(year) - 1);
const decided = aSeason(today, {
  year: Number(year) - 1,
  opens: `${lastYear}-07-01`,
  closes: `${lastYear}-09-30`,
  places: 2,
  placesTaken: 'decision',
});
story.announce(decided);

const inLastSeason = daysAgo(Math.round((Date.parse(today) - Date.parse(`${lastYear}-08-10`)) / 86_400_000));
const takenTo = (until: Until, at: string) =>
  take(story, story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), at), hands, until);
const several = (count: number, until: Until, at = daysAgo(40)) =>
  Array.from({ length: count }, () => takenTo(until, at));

const reviewed = several(8, 'reviewed');
const pairs = several(8, 'reviewed');
const lost = several(16, 'reviewed');
const lowered = several(4, 'reviewed');
const uncounted = several(4, 'reviewed');
const drifted = takenTo('reviewed', daysAgo(40));
const approved = several(4, 'approved');
const reviewedThen = several(3, 'reviewed', inLastSeason);
const approvedThen = several(3, 'approved', inLastSeason);

let product: Product;
beforeAll(async () => {
  const documents = story.documents();
  // Last year's cases hold theirs from the decision on.
  const cases = documents.cases.map((one) => (one.season === lastYear ? { ...one, holdsPlace: false } : one));
  product = await startProduct({ documents: { ...documents, cases } });
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
});
afterAll(() => product.stop());
afterEach(async () => {
  const { counter, cases } = await placesOf(year);
  expect(counter).toBe(cases);
});

const assessment = { category: 'deep', stage: 'university', opinion: '同意资助。' };

async function move(who: Person, caseId: string, action: string, input: object = {}, submitId = randomUUID()) {
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input: { ...input } }, submitId);
}
const check = (one: Case) => move(checker, one._id, 'check', assessment);

/** The decision on a season that whoever changes it has read. */
async function readAt(season: string) {
  const { seasons } = granted(await product.call(head, 'season.list', {}));
  return ofYear(seasons, season)?.at;
}

async function setPlaces(places: number) {
  const { by: _by, at: _at, ...season } = aSeason(today, { places });
  return product.call(head, 'season.announce', { ...season, corrects: await readAt(year) });
}

describe('the places of a season', () => {
  it('go to no more than there are, however many are checked at once', async () => {
    const { cases } = await placesOf(year);
    granted(await setPlaces(cases + 3));
    const replies = await Promise.all(reviewed.map(check));
    expect(replies.map(codeOf).sort()).toEqual([
      ...Array.from({ length: 3 }, () => 'accepted'),
      ...Array.from({ length: 5 }, () => 'seasonFull'),
    ]);
    expect((await placesOf(year)).cases).toBe(cases + 3);
    granted(await setPlaces(200));
  });

  it('are held by whom the check reached, and by nobody whose withdrawal was faster', async () => {
    const races = pairs.flatMap((one) => [check(one), move(luo, one._id, 'withdraw')]);
    const replies = (await Promise.all(races)).map(codeOf);
    expect(replies.every((code) => ['accepted', 'stale', 'wrongState'].includes(code))).toBe(true);
    for (const { _id } of pairs) {
      const { status, holdsPlace, grant } = await readCaseOf(_id);
      expect([status, holdsPlace, grant === null]).toEqual(
        status === 'checked' ? ['checked', true, false] : ['withdrawn', false, true],
      );
    }
  });

  it('follow one decision where one head confirms and another declines at the same moment', async () => {
    const reason = { reason: '复核发现孩子已有同类资助。' };
    const races = approved.flatMap(({ _id }) => [move(leader, _id, 'confirm'), move(head, _id, 'decline', reason)]);
    await Promise.all(races);
    const after = await Promise.all(approved.map(({ _id }) => readCaseOf(_id)));
    for (const { status, holdsPlace } of after) expect(holdsPlace).toBe(status === 'awarded');
  });

  it('are never fewer than are taken, said with their number; not even while one more is taken', async () => {
    const { cases } = await placesOf(year);
    expect(await setPlaces(cases - 1)).toMatchObject({
      refusal: { fields: { places: `已经有 ${cases} 个名额占用了，不能少于 ${cases} 人。` } },
    });
    await Promise.all([setPlaces(cases + 1), ...lowered.map(check)]);
    const { seasons } = granted(await product.call(head, 'season.list', {}));
    const places = seasons.find((season) => String(season.year) === year)?.places ?? 0;
    expect((await placesOf(year)).cases).toBeLessThanOrEqual(places);
    granted(await setPlaces(200));
  });

  it('are counted anew from the cases where the counter is gone, also while they are taken', async () => {
    const { database } = await import('../../cloudfunctions/shared/store/database');
    await database.collection('counters').doc(`places:scholarship:${year}`).remove();
    expect((await Promise.all(uncounted.map(check))).map(codeOf)).toEqual(uncounted.map(() => 'accepted'));
  });

  it('are full for nobody on the word of a counter that is wrong', async () => {
    const { database } = await import('../../cloudfunctions/shared/store/database');
    await database.collection('counters').doc(`places:scholarship:${year}`).update({ taken: 1000 });
    granted(await check(drifted));
  });

  const losses = Array.from({ length: 8 }, (_, nth) => nth + 1).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => [nth, when] as const),
  );
  it.each(losses)(
    'agree with the cases when the connection is lost at call %i of a check, %s its effect',
    async (nth, when) => {
      const one = lost[(nth - 1) * 2 + (when === 'after' ? 1 : 0)];
      if (!one) throw new Error('no case');
      const id = randomUUID();
      const { version } = await readCaseOf(one._id);
      const ask = () =>
        product.call(checker, 'case.move', { caseId: one._id, version, action: 'check', input: assessment }, id);
      product.proxy.failCall(nth, when);
      await ask();
      product.proxy.trips();
      expect((await placesOf(year)).counter).toBe((await placesOf(year)).cases);
      granted(await ask());
      expect((await readCaseOf(one._id)).timeline.filter(({ action }) => action === 'check')).toHaveLength(1);
    },
  );
});

describe('a season that gives its places at the decision', () => {
  it('checks as many as it likes, and decides for no more than there are', async () => {
    for (const one of reviewedThen) granted(await check(one));
    expect(await placesOf(lastYear, 'decision')).toMatchObject({ cases: 0 });
    const replies = await Promise.all(approvedThen.map(({ _id }) => move(leader, _id, 'confirm')));
    expect(replies.map(codeOf).sort()).toEqual(['accepted', 'accepted', 'seasonFull']);
    expect(await placesOf(lastYear, 'decision')).toEqual({ counter: 2, cases: 2 });
  });

  it('gets more places when its window is long over, and no new window with them', async () => {
    const { by: _by, at: corrects, ...season } = decided;
    granted(await product.call(head, 'season.announce', { ...season, corrects, places: 3 }));
    const third = await Promise.all(approvedThen.map(({ _id }) => readCaseOf(_id)));
    for (const { _id, status } of third) if (status === 'approved') granted(await move(leader, _id, 'confirm'));
    expect(await placesOf(lastYear, 'decision')).toEqual({ counter: 3, cases: 3 });
    expect(
      await product.call(head, 'season.announce', {
        ...season,
        corrects: await readAt(lastYear),
        places: 3,
        closes: addDays(today, -1),
      }),
    ).toMatchObject({ refusal: { fields: { closes: expect.stringContaining('已经过去') } } });
  });
});
