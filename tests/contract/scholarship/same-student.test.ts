import type { Case } from '../../../core/case/case';
import type { Person } from '../../../core/union/people';
import { take, type Until } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, freshIdentity, today, visit, year } from '../../support/aid-centre';
import { readCaseOf } from '../../support/cases';
import { honest } from '../../support/papers';
import { placesOf } from '../../support/places';
import { codeOf, granted, type Product, startProduct } from '../../support/product';
import { upload } from '../../support/upload';

const { story, wang, luo, lin, verifier, checker, treasurer, hands } = aidCentre();
const lastYear = String(Number(year) - 1);
const inLastSeason = daysAgo(Math.round((Date.parse(today) - Date.parse(`${lastYear}-08-10`)) / 86_400_000));
const handedIn = (who: Person, identity: string, at: string) =>
  story.submit(who, 'scholarship', filledIn(story, who, { identity, area: 'town:jiubao' }), at);
const takenTo = (who: Person, identity: string, until: Until, at: string) =>
  take(story, handedIn(who, identity, at), hands, until);

const [finished, continuing, both, before] = [freshIdentity(), freshIdentity(), freshIdentity(), freshIdentity()];
const paidOnce = takenTo(luo, finished, 'paid', inLastSeason);
const paidToLuo = takenTo(luo, continuing, 'paid', inLastSeason);
const toPay = takenTo(wang, continuing, 'awarded', daysAgo(45));
const twins = [takenTo(luo, both, 'reviewed', daysAgo(40)), takenTo(wang, both, 'reviewed', daysAgo(39))];
const old = takenTo(luo, before, 'reviewed', daysAgo(40));
// Handed in when there could be but one case for a student, and long before it was checked.
Object.assign(old, { onceKey: `scholarship:${year}:${old.personKey}` });

/** The four years of one student, and a hundred and twenty applications for her that were withdrawn. */
function withHistory(cases: readonly Case[]): Record<string, unknown>[] {
  const years = [2, 3, 4].map((ago) => String(Number(year) - ago));
  const copy = (n: string, part: Partial<Case>) => {
    const _id = `${paidOnce._id.slice(0, 24)}${n.padStart(8, '0')}`;
    return { ...paidOnce, _id, onceKey: _id, openedKey: `${paidOnce.openedAt}|${_id}`, ...part };
  };
  const ended = { status: 'withdrawn', grant: null, holdsPlace: false, open: false, season: year };
  return [
    ...Array.from({ length: 120 }, (_, n) => copy(`${n}`, ended)),
    ...cases.map((one) => ({ ...one })),
    ...years.map((season) => copy(`f${season}`, { season })),
  ];
}

let product: Product;
beforeAll(async () => {
  const documents = story.documents();
  product = await startProduct({ documents: { ...documents, cases: withHistory(documents.cases) } });
});
afterAll(() => product.stop());

async function apply(who: Person | string, identity: string) {
  const person = typeof who === 'string' ? { _id: who, name: '不认识的人', phone: '13712345678' } : who;
  const proof = [{ fileId: await upload(product.cloud, person, honest.png ?? Buffer.alloc(0)), name: '录取通知书' }];
  const answers = { ...filledIn(story, person, { identity }), proof };
  return product.call(person, 'case.submit', { kind: 'scholarship', answers });
}
async function move(who: Person, caseId: string, action: string, input: object = {}) {
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input: { ...input } });
}
const check = (caseId: string) =>
  move(checker, caseId, 'check', { category: 'deep', stage: 'university', opinion: '同意资助。' });
const recordOf = async (who: Person, caseId: string) =>
  granted(await product.call(who, 'case.open', { caseId }))
    .record.map(({ value }) => value)
    .join();

describe('two who apply for the same student', () => {
  it('are both taken in alike, the mother after a stranger too, and neither learns of the other', async () => {
    const identity = freshIdentity();
    const [stranger, mother] = [granted(await apply('a-stranger', identity)), granted(await apply(luo, identity))];
    expect(Object.keys(mother)).toEqual(Object.keys(stranger));
    const forHer = JSON.stringify(await product.call(luo, 'case.open', { caseId: mother.caseId }));
    expect(forHer).not.toContain(stranger.number);
    expect(forHer).not.toContain('不认识的人');
    expect(await recordOf(lin, mother.caseId)).toContain(`还有一件申请 ${stranger.number}(由不认识的人提交)`);
    expect(await recordOf(lin, stranger.caseId)).toContain(`还有一件申请 ${mother.number}(由罗桂花提交)`);
  });

  it('at the same moment make a case each, and one of them twice makes one', async () => {
    const identity = freshIdentity();
    const replies = await Promise.all([apply(wang, identity), apply(luo, identity), apply(luo, identity)]);
    expect(replies.map(codeOf).sort()).toEqual(['accepted', 'accepted', 'alreadyApplied']);
    expect(await apply(wang, identity)).toMatchObject({
      refusal: { message: expect.stringContaining('您原来那一件') },
    });
  });

  it('are settled by the officers: one is checked, the other is named and refused', async () => {
    const replies = await Promise.all(twins.map(({ _id }) => check(_id)));
    expect(replies.map(codeOf).sort()).toEqual(['accepted', 'sameStudent']);
    const [kept, left] = replies[0]?.ok ? twins : [...twins].reverse();
    if (!kept || !left) throw new Error('no twins');
    expect(await check(left._id)).toMatchObject({ refusal: { message: expect.stringContaining(kept.number) } });
    expect(await recordOf(checker, left._id)).toContain(kept.number);
    const officer = (await readCaseOf(left._id)).officer?.id === verifier._id ? verifier : checker;
    granted(await move(officer, left._id, 'refuse', { reason: '同一名学生家里已有另一件申请在办理。' }));
    expect(await recordOf(checker, kept._id)).not.toContain(left.number);
    const { counter, cases } = await placesOf(year);
    expect(counter).toBe(cases);
  });

  it('can be checked when the other one was refused after its check', async () => {
    const identity = freshIdentity();
    const both = [granted(await apply(wang, identity)), granted(await apply('another-stranger', identity))];
    for (const { caseId } of both) granted(await move(lin, caseId, 'verifyHere', visit));
    const [first, second] = both.map(({ caseId }) => caseId);
    granted(await check(first ?? ''));
    expect(codeOf(await check(second ?? ''))).toBe('sameStudent');
    granted(await move(checker, first ?? '', 'refuse', { reason: '核实后不是监护人，不再办理。' }));
    granted(await check(second ?? ''));
  });

  it('stay one for whoever applied before this rule, and her case goes on', async () => {
    expect(codeOf(await apply(luo, before))).toBe('alreadyApplied');
    expect(codeOf(await apply(wang, before))).toBe('accepted');
    granted(await check(old._id));
    expect((await readCaseOf(old._id)).onceKey).toBe(`scholarship:${year}:${old.personKey}`);
  });
});

describe('how many years a student is paid for', () => {
  it('holds whatever was applied for and withdrawn before: said to her who got it, seen by the officers else', async () => {
    const { caseId } = granted(await apply(wang, finished));
    granted(await move(lin, caseId, 'verifyHere', visit));
    expect(codeOf(await check(caseId))).toBe('awardOver');
    expect(await recordOf(checker, caseId)).toMatch(/(发放.*){4}/);
    expect(codeOf(await apply(luo, finished))).toBe('awardOver');
  });

  it('is told by what was paid by then, and a stranger learns nothing of it before', async () => {
    const { _id } = toPay;
    expect(granted(await product.call(wang, 'case.open', { caseId: _id })).season).toEqual({ year, turn: 1 });
    granted(await move(treasurer, _id, 'pay', { paidOn: today, voucher: '记-11-008' }));
    expect(await readCaseOf(_id)).toMatchObject({ status: 'paid', turn: 2 });
    granted(await move(treasurer, paidToLuo._id, 'bounce', { reason: '户名与卡号不符，需要换卡。' }));
    expect(await readCaseOf(paidToLuo._id)).toMatchObject({ status: 'awaitingCard', grant: { paidOn: null } });
  });
});
