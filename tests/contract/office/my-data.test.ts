import { keeping } from '../../../core/keeping';
import { digest, office, pay } from '../../support/office';
import { granted, type Product, startProduct } from '../../support/product';

const { story, wang, lin, li } = office();
const chen = story.worker('worker-chen', '陈秀英', '13800000009');
const guo = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '经审');
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const draftOf = (who: string, savedAt: string) => ({
  _id: digest(`draft:${who}:appeal`).slice(0, 32),
  draft: '一半',
  savedAt,
});
const papers = [story.photograph('工资条'), story.photograph('合同')];
const first = story.submit(wang, 'appeal', { ...pay, papers }, '2026-01-05T01:00:00.000Z');
const second = story.submit(wang, 'appeal', pay, '2026-03-02T01:00:00.000Z');

let product: Product;
beforeAll(async () => {
  const old = Array.from({ length: 130 }, (_, n) => draftOf(`old-${n}`, daysAgo(keeping.draftDays + 1 + n)));
  const drafts = [...old, draftOf(wang._id, daysAgo(keeping.draftDays - 1))];
  product = await startProduct({ documents: { ...story.documents(), drafts }, files: story.files });
});
afterAll(() => product.stop());

const dataOf = async (who: typeof wang | string) => granted(await product.call(who, 'me.data', {}));

describe('what the union keeps about me', () => {
  it('is told to me in two round trips: who I am, my cases, my drafts, who has read them', async () => {
    for (const who of [lin, guo]) granted(await product.call(who, 'case.open', { caseId: first._id }));
    granted(await product.call(lin, 'case.open', { caseId: second._id }));
    product.proxy.trips();
    const kept = await dataOf(wang);
    expect(product.proxy.trips()).toBe(2);
    expect(kept).toMatchObject({
      me: { name: '王建国', phone: '13800000001' },
      cases: [{ title: '求助维权', count: 2, papers: 2, first: '2026-01-05', last: '2026-03-02' }],
      drafts: [{ kind: 'appeal', title: '求助维权' }],
      consents: [],
    });
    expect(kept.readers.map(({ name, title, about }) => `${name} ${title} ${about}`)).toEqual([
      `林海燕 副主席 求助维权 ${second.number}`,
      `郭长青 经审 求助维权 ${first.number}`,
      `林海燕 副主席 求助维权 ${first.number}`,
    ]);
  });

  it('is nothing of anybody else', async () => {
    expect(await dataOf(chen)).toMatchObject({ me: { name: '陈秀英' }, cases: [], drafts: [], readers: [] });
    expect(await dataOf('nobody-has-seen-me')).toMatchObject({ me: { name: '', known: false }, cases: [] });
    expect((await dataOf(li)).cases).toEqual([]);
  });

  it('names the numbers that I gave before', async () => {
    for (const phone of ['13800000019', '13800000029'])
      granted(await product.call(chen, 'profile.save', { name: chen.name, phone }));
    const { me, earlierPhones } = await dataOf(chen);
    expect([me.phone, earlierPhones]).toEqual(['13800000029', [chen.phone, '13800000019']]);
    expect((await dataOf('nobody-has-seen-me')).earlierPhones).toEqual([]);
  });

  it('no longer has a draft that I dropped', async () => {
    granted(await product.call(chen, 'draft.save', { kind: 'appeal', draft: '{}' }));
    expect((await dataOf(chen)).drafts).toHaveLength(1);
    granted(await product.call(chen, 'draft.drop', { kind: 'appeal' }));
    expect((await dataOf(chen)).drafts).toEqual([]);
  });
});

describe('a draft that nobody goes on with', () => {
  it('is removed after ninety days, and no other is', async () => {
    await product.runJobs();
    const { database } = await import('../../../cloudfunctions/shared/store/database');
    const { data } = await database.collection('drafts').where({}).get();
    // Of the one that was dropped it is known that it was, and nothing else.
    expect(new Set(data.map(({ draft }: { draft: string | null }) => draft))).toEqual(new Set([null, '一半']));
    expect((await dataOf(wang)).drafts).toHaveLength(1);
  });
});
