import { addDays } from '../../../core/kernel/day';
import { openRecords } from '../../../scripts/backup/records';
import { verify } from '../../../scripts/verify/verify';
import { aidCentre, daysAgo, filledIn, today, visit } from '../../support/aid-centre';
import { readCaseOf } from '../../support/cases';
import { vault } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';

const { story, wang, lin, verifier, checker, head, leader } = aidCentre();
const guo = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '经审');

const filed = story.submit(wang, 'scholarship', filledIn(story, wang), daysAgo(3));
const alsoFiled = story.submit(wang, 'scholarship', filledIn(story, wang), daysAgo(3));

// 象湖镇总工会 was merged away: somebody took it out of the union's settings, with two of its cases under way.
const settings = story.documents().settings.map((one) => ({
  ...one,
  desks: story.union.desks.filter(({ id }) => id !== 'town:xianghu'),
}));

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: { ...story.documents(), settings } });
});
afterAll(() => product.stop());

const move = async (who: typeof lin, caseId: string, action: string, input: Record<string, unknown> = {}) =>
  product.call(who, 'case.move', { caseId, version: (await readCaseOf(caseId)).version, action, input });
const hourly = `${addDays(today, 1)}T03:17:20.000Z`;

describe('a case at a desk that the union gave up', () => {
  it('lies with its officer, who is told in words why it does not go on there', async () => {
    expect(await readCaseOf(filed._id)).toMatchObject({ desk: 'town:xianghu', officer: { id: lin._id } });
    expect(await move(lin, filed._id, 'verifyHere', visit)).toMatchObject({
      refusal: { code: 'deskGone', message: expect.stringContaining('已经不在工会的设置里') },
    });
    expect(codeOf(await product.call(head, 'case.open', { caseId: filed._id }))).toBe('notFound');
  });

  it('is named by verify, and so are the posts there', async () => {
    const records = await openRecords(product.cloud.dataDir);
    const { findings } = await verify(records, vault);
    records.close();
    expect(findings.filter((each) => each.endsWith('that the union does not have (town:xianghu)'))).toEqual([
      'people: the post of 林海燕 is at a desk that the union does not have (town:xianghu)',
      ...[filed, alsoFiled].map(() => expect.stringContaining('it lies at a desk')),
    ]);
  });

  it('is never brought to its people again, and they are offered to nobody', async () => {
    const { colleagues } = granted(await product.call(leader, 'staff.colleagues', {}));
    expect(colleagues.find(({ name }) => name === lin.name)).toMatchObject({
      ...{ deskName: '岗位已撤并', takes: false, handles: false },
    });
    expect(colleagues.find(({ name }) => name === checker.name)).toMatchObject({ takes: true, handles: true });
  });

  it('comes to the desk above within the hour, and goes on there; the auditors read how many there were', async () => {
    await product.work(`${addDays(today, 1)}T03:16:20.000Z`, ['lostDesks']);
    expect((await readCaseOf(filed._id)).desk).toBe('town:xianghu');
    for (const _again of [1, 2]) await product.work(hourly, ['lostDesks']);
    for (const { _id, version } of [filed, alsoFiled]) {
      const now = await readCaseOf(_id);
      expect(now).toMatchObject({ desk: 'aid', version: version + 1, status: 'submitted' });
      expect([verifier._id, checker._id]).toContain(now.officer?.id);
      expect(JSON.stringify(now.timeline.at(-1)?.shown)).toContain('原来的岗位已经不在工会的设置里');
    }
    granted(await product.call(head, 'case.open', { caseId: filed._id }));
    granted(await move(verifier, filed._id, 'verifyHere', visit));
    const { rows } = granted(await product.call(guo, 'alarm.list', { settled: false }));
    expect(rows).toMatchObject([
      { kind: 'lostDesk', about: expect.stringMatching(/“town:xianghu”.*有 2 件.*2 件已转到上一级。$/) },
    ]);
  });
});
