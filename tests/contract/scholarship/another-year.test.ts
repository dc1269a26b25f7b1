import { renewalDraftKey } from '../../../core/case/drafts';
import { addDays } from '../../../core/kernel/day';
import { take } from '../../../local/worlds/students';
import {
  aidCentre,
  daysAgo,
  filledIn,
  freshIdentity,
  lastAugust,
  sameAsBefore,
  today,
  year,
} from '../../support/aid-centre';
import { honest } from '../../support/papers';
import { granted, type Product, startProduct } from '../../support/product';
import { collection } from '../../support/store-console';
import { upload } from '../../support/upload';

const { story, wang, luo, checker, hands } = aidCentre();

const handIn = (who: typeof luo, at: string, identity = freshIdentity()) =>
  story.submit(who, 'scholarship', filledIn(story, who, { area: 'town:jiubao', identity }), at);

const [sister, brother] = [freshIdentity(), freshIdentity()];
const ofSister = take(story, handIn(luo, lastAugust, sister), hands, 'paid');
const ofBrother = take(story, handIn(luo, lastAugust, brother), hands, 'paid');
handIn(luo, daysAgo(3), brother);
const published = take(story, handIn(wang, daysAgo(11)), hands, 'published');
const over = take(story, handIn(wang, daysAgo(40)), hands, 'published');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const home = async (who: typeof luo | string) => granted(await product.call(who, 'home.open', {}));
const renewable = async (who: typeof luo, caseId: string) =>
  granted(await product.call(who, 'case.open', { caseId })).renewable;

describe('the first screen', () => {
  it('tells anybody in one round trip of the open season, and how long the list that ends first is shown', async () => {
    product.proxy.trips();
    const { season, published: until } = await home('a stranger');
    expect(product.proxy.trips()).toBe(1);
    expect(season).toMatchObject({ year: Number(year) });
    expect(until).toBe(published.notice?.until);
    expect(until && over.notice && over.notice.until < until).toBe(true);
  });

  it('offers another year for a student who was paid and for whom nothing was handed in yet', async () => {
    expect((await home(luo)).renewals.map(({ id }) => id)).toEqual([ofSister._id]);
    expect((await home(wang)).renewals).toEqual([]);
    expect(await renewable(luo, ofSister._id)).toBe(true);
    expect(await renewable(luo, ofBrother._id)).toBe(false);
    expect(await renewable(checker, ofSister._id)).toBe(false);
  });

  it('offers it however much she has withdrawn since', async () => {
    const withdrawn = Array.from({ length: 110 }, (_, at) => {
      const _id = `withdrawn-${at}`;
      const nothing = { status: 'withdrawn', open: false, grant: null, onceKey: _id, personKey: '0' };
      return { ...ofSister, ...nothing, _id, number: `ZX-x-${at}`, openedKey: `${today}|${_id}` };
    });
    const cases = await collection('cases');
    for (const one of withdrawn) await cases.add(one);
    expect((await home(luo)).renewals.map(({ id }) => id)).toEqual([ofSister._id]);
    expect(await renewable(luo, ofSister._id)).toBe(true);
    for (const { _id } of withdrawn) await cases.doc(_id).remove();
  });

  it('keeps what was begun of it, and says so to whoever asks what is kept', async () => {
    const kind = renewalDraftKey(ofSister._id);
    granted(await product.call(luo, 'draft.save', { kind, draft: '{}' }));
    const kept = granted(await product.call(luo, 'me.data', {}));
    expect(kept.drafts).toMatchObject([{ kind, title: '续领今年的助学金' }]);
    granted(await product.call(luo, 'draft.drop', { kind }));
  });

  it('offers it no longer once it was asked for', async () => {
    const proof = [{ fileId: await upload(product.cloud, luo, honest.png ?? Buffer.alloc(0)), name: '在读证明' }];
    const answers = { proof, ...sameAsBefore };
    granted(await product.call(luo, 'case.renew', { caseId: ofSister._id, answers }));
    expect((await home(luo)).renewals).toEqual([]);
    expect(await renewable(luo, ofSister._id)).toBe(false);
  });
});

describe('the published list', () => {
  it('shows nothing that is over, however far back somebody asks', async () => {
    const cursor = `${addDays(today, -90)}|`;
    const { rows } = granted(await product.call('a stranger', 'notice.list', { cursor }));
    expect(rows.map(({ id }) => id)).toEqual([published._id]);
  });
});
