import { mostObjections } from '../../core/case/objection';
import { handleOf, type Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { digest } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, luo, verifier, head, hands } = aidCentre();
const second = story.staff('staff-mao', '毛细香', '13900000026', 'caseOfficer', 'aid', '干事');
const answers = filledIn(story, luo, { area: 'town:jiubao' });
const flooded = take(story, story.submit(luo, 'scholarship', answers, daysAgo(11)), hands, 'published');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const words = { reason: '这家人有两套商品房，还有一辆货车。', objector: '李四光', contact: '13911112222' };
const finding = { finding: '查不动产和车辆登记，均无记录。' };

async function step(who: Person, action: string, input: Record<string, unknown>) {
  const { version } = await readCaseOf(flooded._id);
  return product.call(who, 'case.move', { caseId: flooded._id, version, action, input });
}
const object = (who: string) =>
  product.call(who, 'case.move', { caseId: flooded._id, version: 1, action: 'object', input: words });

describe('at the same moment', () => {
  it('a thousand people objecting neither stop the officer nor make the case large', async () => {
    const people = Array.from({ length: 1000 }, (_, index) => `crowd-${index}`);
    // As many at a time as a production edition lets a function do.
    const crowd = Promise.all(
      Array.from({ length: 30 }, async (_, lane) => {
        const codes: string[] = [];
        for (const who of people.filter((_who, index) => index % 30 === lane)) {
          codes.push(codeOf(await object(who)));
        }
        return codes;
      }),
    );
    let tries = 0;
    let outcome = '';
    while (outcome !== 'accepted' && tries < 4) {
      tries += 1;
      const { officer } = await readCaseOf(flooded._id);
      const to = handleOf(officer?.id === second._id ? verifier._id : second._id, digest);
      outcome = codeOf(await step(head, 'transfer', { to, reason: '由这位同事核查。' }));
    }
    expect(outcome).toBe('accepted');
    const replies = (await crowd).flat();
    expect(replies.filter((code) => code === 'accepted')).toHaveLength(mostObjections);
    expect(new Set(replies)).toEqual(new Set(['accepted', 'objectionsFull']));
    const after = await readCaseOf(flooded._id);
    expect(after.timeline.filter(({ action }) => action === 'examine')).toHaveLength(1);
    // It came to stand still, went to somebody who had no part in it unless it was there, and was handed on.
    expect(after.status).toBe('objected');
    expect([2, 3]).toContain(after.version - flooded.version);
    expect(Buffer.byteLength(JSON.stringify(after))).toBeLessThan(30_000);
    const settling = after.officer?.id === second._id ? second : verifier;
    granted(await step(settling, 'dismiss', finding));
    expect(Buffer.byteLength(JSON.stringify(await readCaseOf(flooded._id)))).toBeLessThan(40_000);
  }, 120_000);
});
