import type { Case } from '../../core/case/case';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { pay } from '../support/office';
import { honest } from '../support/papers';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { collection, edit } from '../support/store-console';
import { upload } from '../support/upload';

const { story, luo, wang, hands } = aidCentre();
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const mate = story.staff('staff-zeng', '曾小玲', '13900000033', 'caseOfficer', 'aid', '干事');
const colleague = story.staff('staff-liao', '廖春香', '13900000034', 'caseOfficer', 'aid', '干事');
const [published, other] = [luo, wang].map((who) =>
  take(
    story,
    story.submit(who, 'scholarship', filledIn(story, who, { area: 'town:jiubao' }), daysAgo(11)),
    hands,
    'published',
  ),
);
if (!published || !other) throw new Error('nothing is published');

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents(), files: story.files });
});
afterEach(() => product.stop());

async function move(who: Person | string, { _id }: Case, action: string, input: Record<string, unknown>) {
  const { version } = await readCaseOf(_id);
  return product.call(who, 'case.move', { caseId: _id, version, action, input });
}
const words = { reason: '这家人有两套商品房，还有一辆货车。', objector: '李四光', contact: '13911112222' };
const object = (who: Person | string) => move(who, published, 'object', words);
const dismiss = () => move(mate, published, 'dismiss', { finding: '查不动产和车辆登记，均无记录。' });
const alarms = async () => granted(await product.call(auditor, 'alarm.list', { settled: false })).rows;
const open = (who: Person, { _id }: Case) => product.call(who, 'case.open', { caseId: _id });

describe('an objection because of which a case stands still', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['was taken away', async () => (await collection('objections')).where({ caseId: published._id }).remove()],
    ['was made one to another case', () => edit('objections', { caseId: published._id }, { caseId: other._id })],
  ])('%s: nothing is concluded until an auditor has looked into it', async (_how, forge) => {
    granted(await object('neighbour'));
    expect((await readCaseOf(published._id)).status).toBe('objected');
    await forge();
    for (const _again of [1, 2]) expect(codeOf(await dismiss())).toBe('brokenObjection');
    const [alarm, ...rest] = (await alarms()).filter(({ caseId }) => caseId === published._id);
    expect(rest).toEqual([]);
    expect(alarm).toMatchObject({ kind: 'brokenObjection', about: expect.stringContaining(published.number) });
    granted(await product.call(auditor, 'alarm.settle', { id: alarm?.id ?? '', note: '对照备份找到提出人，已核实。' }));
    granted(await dismiss());
  });

  it('stays a colleague’s own, whoever is written into it: the case is not open to her', async () => {
    granted(await object(colleague));
    expect(codeOf(await open(colleague, published))).toBe('notFound');
    await edit('objections', { caseId: published._id }, { by: 'somebody else' });
    expect(codeOf(await open(colleague, published))).toBe('notFound');
    expect(await alarms()).toMatchObject([{ kind: 'brokenObjection' }]);
  });
});

describe('papers of a case', () => {
  const handIn = async () => {
    const papers = [{ fileId: await upload(product.cloud, luo, honest.png ?? Buffer.alloc(0)), name: '工资条' }];
    const answers = { ...pay, name: luo.name, phone: luo.phone, papers };
    const { caseId } = granted(await product.call(luo, 'case.submit', { kind: 'appeal', answers }));
    return readCaseOf(caseId);
  };
  const exists = async ({ papers }: Case) => {
    const { app } = await import('../../cloudfunctions/shared/store/database');
    const { fileList } = await app.getTempFileURL({ fileList: papers.map(({ fileId }) => fileId) });
    return fileList[0]?.code === 'SUCCESS';
  };

  it('are deleted by no note that the cloud did not write, and by none while the case was changed', async () => {
    const [one, two, three] = [await handIn(), await handIn(), await handIn()];
    const { command } = await import('../../cloudfunctions/shared/store/database');
    const [at, caseId] = ['2020-01-01T00:00:00.000Z', 'nothing-there'];
    const filings = await collection('filings');
    await filings.add({ _id: 'planted', caseId, files: one.papers.map(({ fileId }) => fileId), at });
    await edit('filings', { caseId: two._id }, { caseId });
    await edit('cases', { _id: three._id }, { papers: command.set([]) });
    await product.work('2099-01-01T00:00:00.000Z', ['filings']);
    expect(await Promise.all([one, two, three].map(exists))).toEqual([true, true, true]);
    expect((await filings.get()).data).toEqual([]);
    expect(await alarms()).toMatchObject([{ kind: 'brokenCase', caseId: three._id }]);
  });

  it('and what she told are not for whoever was made its owner', async () => {
    const found = await handIn();
    expect(granted(await product.call(luo, 'case.papers', { caseId: found._id })).papers).toHaveLength(1);
    await edit('cases', { _id: found._id }, { 'owner.id': wang._id });
    expect(codeOf(await product.call(wang, 'case.papers', { caseId: found._id }))).toBe('brokenCase');
    const seen = granted(await open(wang, found));
    expect(seen).toMatchObject({ broken: true, shown: [], papers: [], phone: '', headline: '' });
    expect(JSON.stringify(seen)).not.toContain(luo.name);
  });
});

describe('the published list', () => {
  it('shows no row that was changed in the store, nor one that was put there, and the auditors are told', async () => {
    const { command } = await import('../../cloudfunctions/shared/store/database');
    const rows = async () => granted(await product.call('neighbour', 'notice.list', {})).rows.map(({ id }) => id);
    expect((await rows()).sort()).toEqual([other._id, published._id].sort());
    await edit('cases', { _id: published._id }, { 'notice.name': command.set('张三') });
    const planted = {
      ...other,
      _id: 'planted-row',
      onceKey: 'planted-row',
      number: 'A-1',
      noticeKey: `${other.noticeKey}x`,
    };
    await (await collection('cases')).add(planted);
    expect(await rows()).toEqual([other._id]);
    const told = (await alarms()).map(({ caseId }) => caseId);
    expect(told.sort()).toEqual([published._id, 'planted-row'].sort());
  });
});
