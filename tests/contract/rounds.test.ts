import * as v from 'valibot';
import { catalogueOf } from '../../core/case/catalogue';
import { defineService } from '../../core/case/service';
import { rightsRules } from '../../core/domains/rights/rules';
import { ruleSets } from '../../core/domains/rules';
import { services } from '../../core/domains/services';
import { addDays } from '../../core/kernel/day';
import { phone, text } from '../../core/kernel/field';
import { ok, refuse } from '../../core/kernel/result';
import { openOn, type Round, roundId } from '../../core/round/round';
import { aSeason, take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today, year } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, wang, luo, checker, head, leader, hands } = aidCentre();
story.announce(aSeason(today, { places: 5, bandPercent: 20, budgetFen: 1_000_000 }));
const [first, second, third] = [1, 2, 3].map(() =>
  take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(20)),
    hands,
    'reviewed',
  ),
);
if (!first || !second || !third) throw new Error('nothing is reviewed');

/** Another service with seasons, in a few lines: coal for the winter. */
const relief = defineService({
  kind: 'relief',
  title: '冬季送温暖',
  summary: '过冬的补助',
  icon: 'file',
  prefix: 'DN',
  seasonal: true,
  placeStates: ['given'],
  intro: { who: '会员', need: [], time: '1 分钟', seenBy: '帮扶中心', next: '五天内办好' },
  form: v.object({ name: text('姓名', 20), phone: phone('电话') }),
  steps: [{ title: '您是谁', fields: ['name', 'phone'] }],
  rules: rightsRules,
  flow: {
    start: 'asked',
    clock: 'accept',
    states: {
      asked: { label: '待发放', tone: 'waiting', open: true },
      given: { label: '已发放', tone: 'done', open: false },
    },
    steps: {
      give: {
        label: '发放',
        decides: true,
        from: ['asked'],
        to: 'given',
        by: ['officer'],
        explain: '已交给本人。',
        said: '已发放',
      },
    },
  },
  headline: ({ name }) => `${name} 过冬`,
  route: () => ({ desks: ['aid'], urgent: false, reasons: ['由帮扶中心办理。'] }),
  reach: () => ['aid'],
  contact: (answers) => answers,
  admit({ rounds, today: on, caseId }) {
    const round = openOn(rounds, on);
    return round ? ok({ season: String(round.year), turn: 1, onceKey: caseId, record: [] }) : refuse('seasonClosed');
  },
  effect: () => ok({ holdsPlace: true }),
});

const winter: Round = {
  ...{ _id: roundId('relief', year), kind: 'relief', year: Number(year), title: '冬季送温暖' },
  ...{ opens: addDays(today, -5), closes: addDays(today, 5), places: 1, budgetFen: null, terms: { coal: 'kg' } },
  ...{ by: '温建华', at: daysAgo(5), version: 1, changes: [] },
};

let product: Product;
beforeAll(async () => {
  product = await startProduct(
    { documents: story.documents() },
    catalogueOf({ services: [...services, relief], rules: ruleSets }),
  );
});
afterAll(() => product.stop());

const asking = () =>
  product.call(wang, 'case.submit', { kind: 'relief', answers: { name: wang.name, phone: wang.phone } });
const officers = [hands.verifier, checker];

async function give(caseId: string) {
  const { officer, version } = await readCaseOf(caseId);
  const who = officers.find(({ _id }) => _id === officer?.id);
  if (!who) throw new Error('nobody has it');
  return product.call(who, 'case.move', { caseId, version, action: 'give', input: {} });
}

async function moved(one: { _id: string }, action: string, input: Record<string, unknown>) {
  const { version } = await readCaseOf(one._id);
  return product.call(checker, 'case.move', { caseId: one._id, version, action, input });
}
const reason = '金额写错了，按审批表改。';
const weigh = (amountFen?: number) => ({
  ...{ category: 'deep', stage: 'university', opinion: '同意资助。' },
  ...(amountFen === undefined ? {} : { amountFen, amountReason: '家里另有变故。' }),
});

describe('two services with seasons in the same year', () => {
  it('each let in by their own rounds alone', async () => {
    expect(codeOf(await asking())).toBe('seasonClosed');
    const { insertRound } = await import('../../cloudfunctions/shared/store/rounds');
    expect(await insertRound(winter)).toBe(true);
    expect(await insertRound({ ...winter, places: 99 })).toBe(false);
    granted(await asking());
    const { seasons } = granted(await product.call(wang, 'season.list', {}));
    expect(seasons.map(({ title }) => title)).toEqual([`${Number(year) - 1}年金秋助学`, `${year}年金秋助学`]);
  });

  it('each count their own places', async () => {
    const [one, two] = [granted(await asking()).caseId, granted(await asking()).caseId];
    granted(await give(one));
    expect(codeOf(await give(two))).toBe('seasonFull');
    const figures = granted(await product.call(leader, 'season.places', { year }));
    expect(figures.taken).toBe(0);
  });
});

describe('the budget of a season', () => {
  it('is never granted beyond, and each grant of it counts from its place on', async () => {
    granted(await moved(first, 'check', weigh(600_000)));
    expect(await moved(second, 'check', weigh())).toMatchObject({
      refusal: { code: 'budgetSpent', message: expect.stringContaining('资金总额不够') },
    });
    expect((await readCaseOf(second._id)).status).toBe('reviewed');
    granted(await moved(second, 'check', weigh(400_000)));
    expect(granted(await product.call(leader, 'season.places', { year }))).toMatchObject({
      taken: 2,
      grantedFen: 1_000_000,
    });
  });

  it('gains what a correction takes back, and reaches no further than that', async () => {
    granted(await moved(first, 'correct', { ...weigh(500_000), reason }));
    expect(codeOf(await moved(third, 'check', weigh(500_000)))).toBe('budgetSpent');
    expect(codeOf(await moved(second, 'correct', { ...weigh(600_000), reason }))).toBe('budgetSpent');
    granted(await moved(second, 'correct', { ...weigh(500_000), reason }));
  });

  it('can be raised by who runs the seasons, and not below what is granted', async () => {
    const {
      by: _by,
      at: corrects,
      ...season
    } = granted(await product.call(head, 'season.list', {})).seasons[1] ?? {
      ...aSeason(today),
    };
    const asked = { ...season, corrects };
    expect(await product.call(head, 'season.announce', { ...asked, budgetFen: 999_900 })).toMatchObject({
      refusal: { fields: { budgetFen: '已经定下 10,000 元，不能少于这个数。' } },
    });
    granted(await product.call(head, 'season.announce', { ...asked, budgetFen: 1_500_000 }));
    granted(await moved(third, 'check', weigh()));
  });

  it('that is not laid down any more binds nobody', async () => {
    const {
      by: _by,
      at: corrects,
      budgetFen: _none,
      ...season
    } = granted(await product.call(head, 'season.list', {})).seasons[1] ?? aSeason(today);
    granted(await product.call(head, 'season.announce', { ...season, corrects }));
    granted(await moved(third, 'correct', { ...weigh(600_000), reason }));
    expect(granted(await product.call(leader, 'season.places', { year })).grantedFen).toBe(1_600_000);
  });
});
