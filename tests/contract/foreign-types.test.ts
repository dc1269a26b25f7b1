import { BSONSymbol } from 'bson';
import type { Case } from '../../core/case/case';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { edit } from '../support/store-console';

const { story, luo, wang, head, verifier, hands } = aidCentre();
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const handedIn = (who: Person, until: 'approved' | 'published', days: number) =>
  take(
    story,
    story.submit(who, 'scholarship', filledIn(story, who, { area: 'town:jiubao' }), daysAgo(days)),
    hands,
    until,
  );
const approved = handedIn(luo, 'approved', 45);
const published = handedIn(wang, 'published', 13);

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
beforeEach(() => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
});
afterAll(() => product.stop());

async function move(who: Person, { _id }: Case, action: string, input: Record<string, unknown> = {}) {
  const { version } = await readCaseOf(_id);
  return product.call(who, 'case.move', { caseId: _id, version, action, input });
}
const alarms = async () => granted(await product.call(auditor, 'alarm.list', { settled: false })).rows;

describe('a text that somebody turned in the store into what only reads the same', () => {
  it('does not hide who took a step: the case is broken, and its first signatory gives no second one', async () => {
    expect(codeOf(await move(head, approved, 'confirm'))).toBe('fourEyes');
    const { command } = await import('../../cloudfunctions/shared/store/database');
    const timeline = approved.timeline.map((entry) =>
      entry.action === 'approve' ? { ...entry, by: { ...entry.by, id: new BSONSymbol(head._id) } } : entry,
    );
    await edit('cases', { _id: approved._id }, { timeline: command.set(timeline) });
    expect(['brokenCase', 'notFound']).toContain(codeOf(await move(head, approved, 'confirm')));
    expect((await readCaseOf(approved._id)).status).toBe('approved');
    expect(await alarms()).toMatchObject([{ kind: 'brokenCase', caseId: approved._id }]);
  });

  it('does not let an objector settle what she objected to', async () => {
    const objection = { reason: '这家人有两套商品房和一辆货车。', objector: '邓丽萍', contact: '13700001111' };
    granted(await move(verifier, published, 'object', objection));
    const { command } = await import('../../cloudfunctions/shared/store/database');
    await edit('objections', { caseId: published._id }, { by: command.set(new BSONSymbol(verifier._id)) });
    const dismissed = await move(verifier, published, 'dismiss', { finding: '已入户核实，并无此事。' });
    expect(['notFound', 'brokenObjection']).toContain(codeOf(dismissed));
    expect((await readCaseOf(published._id)).status).toBe('objected');
  });
});
