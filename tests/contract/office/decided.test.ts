import type { Input } from '../../../core/contract';
import { rightsRules } from '../../../core/domains/rights/rules';
import { ruleSets } from '../../../core/domains/rules';
import { scholarshipRules } from '../../../core/domains/scholarship/rules';
import { addDays } from '../../../core/kernel/day';
import { ofYear } from '../../../core/round/round';
import { decisionsOf, lastDecided, rulesOn, undecided, usualOf } from '../../../core/union/rules';
import { aSeason } from '../../../local/worlds/students';
import { aidCentre, today, year } from '../../support/aid-centre';
import { announced } from '../../support/holidays';
import { codeOf, granted, type Product, startProduct } from '../../support/product';

const { story, head } = aidCentre();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const zhou = story.staff('staff-ouyang', '周文斌', '13900000012', 'administrator', 'office', '管理员');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const stale = (by: string) => ({
  ok: false,
  refusal: { code: 'stale', message: expect.stringMatching(new RegExp(`^${by} .*已经定过.*您填的内容还在`)) },
});

describe('a season that somebody announced', () => {
  const next = String(Number(year) + 1);
  const {
    by: _by,
    at: _at,
    ...asked
  } = aSeason(today, {
    ...{ year: Number(next), places: 40, deepUniversity: 500_000 },
    ...{ opens: addDays(today, 200), closes: addDays(today, 260) },
  });
  const standing = async (of = next) => ofYear(granted(await product.call(sun, 'season.list', {})).seasons, of);

  it('is not replaced from a form of before, whoever sends it, and says who decided it', async () => {
    granted(await product.call(head, 'season.announce', asked));
    const older = { ...asked, places: 10, deepUniversity: 100_000 };
    expect(await product.call(sun, 'season.announce', older)).toMatchObject(stale('温建华'));
    expect(await standing()).toMatchObject({ places: 40, deepUniversity: 500_000, by: '温建华' });
  });

  it('is changed from what stands, and once only from that', async () => {
    const corrects = (await standing())?.at;
    granted(await product.call(sun, 'season.announce', { ...asked, places: 50, corrects }));
    expect(await product.call(head, 'season.announce', { ...asked, places: 60, corrects })).toMatchObject(
      stale('孙宇'),
    );
    // Sent once more as it stands it is the same, whatever was read.
    expect(codeOf(await product.call(head, 'season.announce', { ...asked, places: 50, corrects }))).toBe('accepted');
    expect(await standing()).toMatchObject({ places: 50, by: '孙宇' });
  });

  it('loses what need not be answered once somebody takes it out', async () => {
    const withBand = { ...asked, places: 50, bandPercent: 10 };
    granted(await product.call(sun, 'season.announce', { ...withBand, corrects: (await standing())?.at }));
    granted(await product.call(sun, 'season.announce', { ...asked, places: 50, corrects: (await standing())?.at }));
    expect(await standing()).not.toHaveProperty('bandPercent');
  });

  it('whose window is over keeps its name and amounts, unless somebody changes them on purpose', async () => {
    const last = String(Number(year) - 1);
    const before = await standing(last);
    if (!before) throw new Error('no season last year');
    const { by: _who, at: corrects, ...season } = before;
    const anew = { ...season, title: '另一个名称', deepUniversity: 100 };
    expect(codeOf(await product.call(sun, 'season.announce', anew))).toBe('stale');
    expect(await standing(last)).toEqual(before);
    granted(await product.call(sun, 'season.announce', { ...season, title: '改正的名称', corrects }));
    expect(await standing(last)).toMatchObject({ title: '改正的名称', deepUniversity: season.deepUniversity });
  });
});

describe('rules that somebody decided', () => {
  const usual = usualOf(scholarshipRules);
  const decide = (who: typeof sun, numbers: Partial<typeof usual>, part: Partial<Input<'rules.change'>> = {}) =>
    product.call(who, 'rules.change', {
      of: 'scholarship',
      from: addDays(today, 10),
      corrects: undecided,
      ...part,
      numbers: { ...usual, ...numbers },
    });
  const rulesNow = async () => granted(await product.call(sun, 'rules.open', {})).rules;
  const read = async () => lastDecided(decisionsOf(scholarshipRules, await rulesNow()))?.at ?? undecided;

  it('are not undone from a form of before, for the same day or a later one', async () => {
    granted(await decide(sun, { payDays: 20 }));
    for (const part of [{}, { from: addDays(today, 20) }])
      expect(await decide(zhou, { checkDays: 12 }, part)).toMatchObject(stale('孙宇'));
    const corrects = await read();
    granted(await decide(zhou, { payDays: 20, checkDays: 12 }, { corrects }));
    expect(await decide(sun, { payDays: 25 }, { corrects })).toMatchObject(stale('周文斌'));
    const { of } = rulesOn({ rules: await rulesNow() }, scholarshipRules, addDays(today, 30));
    expect(of).toMatchObject({ payDays: 20, checkDays: 12 });
  });

  it('on one domain stand in nobody’s way who decides on another, however old her form is', async () => {
    const numbers = { ...usualOf(rightsRules), acceptDays: 3 };
    granted(await decide(sun, { payDays: 21 }, { corrects: await read() }));
    const on = { of: 'rights', from: addDays(today, 10), corrects: undecided, numbers };
    granted(await product.call(zhou, 'rules.change', on));
    const rules = await rulesNow();
    expect(rulesOn({ rules }, rightsRules, addDays(today, 10)).of.acceptDays).toBe(3);
    expect(rulesOn({ rules }, scholarshipRules, addDays(today, 10)).of.payDays).toBe(21);
    expect(codeOf(await product.call(zhou, 'rules.change', { ...on, of: 'nothing' }))).toBe('notFound');
  });

  it('at the very same moment on every domain all stand, and of two on the same one the first', async () => {
    const { rules: before } = granted(await product.call(sun, 'rules.open', {}));
    const from = addDays(today, 40);
    const sets = await Promise.all(
      ruleSets.map(async (set) => {
        const { at: corrects = undecided } = lastDecided(decisionsOf(set, before)) ?? {};
        return { of: set.domain, from, corrects, numbers: usualOf(set) };
      }),
    );
    const twice = sets.flatMap((input) => [
      product.call(sun, 'rules.change', input),
      product.call(zhou, 'rules.change', { ...input, from: addDays(from, 1) }),
    ]);
    const codes = (await Promise.all(twice)).map(codeOf);
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(ruleSets.length);
    expect(codes.filter((code) => code === 'stale')).toHaveLength(ruleSets.length);
    const decided = (await rulesNow()).filter((each) => each.from >= from);
    expect(decided.map(({ of }) => of).sort()).toEqual(ruleSets.map(({ domain }) => domain).sort());
  });

  it('are refused with a number that the domain does not have: nobody is told that it stands', async () => {
    const reply = await decide(sun, Object.assign({ freeDays: 3, toString: 4 }, usual), { corrects: await read() });
    const words = '没有这个数字，请更新小程序以后再改。';
    expect(reply).toMatchObject({ refusal: { fields: { freeDays: words, toString: words } } });
  });
});

describe('a year of holidays that somebody entered', () => {
  it('is not replaced from a form that was opened with nothing there', async () => {
    const next = Number(year) + 1;
    granted(await product.call(sun, 'calendar.arrange', announced(next)));
    expect(await product.call(zhou, 'calendar.arrange', announced(next, 2))).toMatchObject(stale('孙宇'));
  });
});
