import { randomUUID } from 'node:crypto';
import type { Case } from '../../core/case/case';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { edit, findingsIn } from '../support/store-console';

const { story, luo, verifier, treasurer, head, hands } = aidCentre();
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const mate = story.staff('staff-zeng', '曾小玲', '13900000033', 'caseOfficer', 'aid', '干事');
const filed = (days: number) =>
  story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(days));
const published = take(story, filed(11), hands, 'published');
const paid = [1, 2].map(() => take(story, filed(44), hands, 'awarded'));
const looked = filed(3);

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents(), files: story.files });
});
afterEach(() => product.stop());

const findings = () => findingsIn(product.cloud.dataDir);

const alarms = async (settled: boolean) => {
  const { rows } = granted(await product.call(auditor, 'alarm.list', { settled }));
  return [...rows].sort((a, b) => (a.about < b.about ? -1 : 1));
};

describe('an alarm that was settled in the store by hand', () => {
  beforeEach(async () => {
    const { raiseAlarm } = await import('../../cloudfunctions/shared/store/alarms');
    const told = { at: daysAgo(0), about: '邓丽萍查看了 240 个号码。', caseId: null, by: '邓丽萍' };
    await raiseAlarm(randomUUID(), { kind: 'reveals', ...told });
    const forged = { open: false, settledAt: daysAgo(0), settledBy: '郭长青', note: '没有问题。' };
    await edit('alarms', { open: true }, forged);
  });

  it('shows itself as one, is found by verify, and may be settled anew with an auditor’s own words', async () => {
    expect(await findings()).toEqual([expect.stringMatching(/^alarms: reveals of .* is not as the cloud stored it/)]);
    const [alarm] = await alarms(true);
    expect(alarm).toMatchObject({ broken: true, findings: [{ by: '郭长青', note: '没有问题。' }] });
    const settle = { id: alarm?.id ?? '', note: '已向本人核实，确有问题。' };
    expect(granted(await product.call(auditor, 'alarm.settle', settle))).toMatchObject({ broken: false });
    expect(await alarms(true)).toMatchObject([{ broken: false, findings: [{}, { note: settle.note }] }]);
    expect(await findings()).toEqual([]);
  });

  it('is not made whole by what it is about happening once more, and does not keep that from being told', async () => {
    const { raiseAlarm } = await import('../../cloudfunctions/shared/store/alarms');
    const told = { kind: 'reveals', at: daysAgo(0), caseId: null, by: '邓丽萍' } as const;
    await raiseAlarm('again', { ...told, about: '241 个' });
    await edit('alarms', { about: '241 个' }, { by: '别人' });
    await raiseAlarm('again', { ...told, about: '242 个' });
    expect(await alarms(false)).toMatchObject([
      { broken: true, about: '241 个', by: '别人' },
      { broken: false, about: '242 个', by: '邓丽萍' },
    ]);
  });
});

describe('an alarm', () => {
  it('bears a stamp that fits through all that happens to it', async () => {
    const { raiseAlarm } = await import('../../cloudfunctions/shared/store/alarms');
    const told = { kind: 'reveals', at: daysAgo(0), caseId: null, by: '邓丽萍' } as const;
    for (const about of ['21 个', '22 个', '22 个']) await raiseAlarm('one', { ...told, about });
    const [alarm] = await alarms(false);
    expect(alarm).toMatchObject({ about: '22 个', broken: false });
    granted(await product.call(auditor, 'alarm.settle', { id: alarm?.id ?? '', note: '是当天的工作。' }));
    expect(await findings()).toEqual([]);
  });
});

describe('an objection that was changed in the store', () => {
  const words = { reason: '这家人有两套商品房，还有一辆货车。', objector: '李四光', contact: '13911112222' };
  const step = async (who: Person | string, { _id }: Case, action: string, input: Record<string, unknown>) => {
    const { version } = await readCaseOf(_id);
    return product.call(who, 'case.move', { caseId: _id, version, action, input });
  };
  const dismiss = () => step(mate, published, 'dismiss', { finding: '查不动产和车辆登记，均无记录。' });
  const seen = async () => granted(await product.call(mate, 'case.open', { caseId: published._id })).objections;

  it('is shown as such, and nothing is concluded on it until an auditor has asked whoever said it', async () => {
    granted(await step('neighbour', published, 'object', words));
    expect(await seen()).toMatchObject([{ broken: false }]);
    expect(await findings()).toEqual([]);
    await edit('objections', { caseId: published._id }, { 'shown.0.value': '没有异议。' });
    expect(await seen()).toMatchObject([{ broken: true }]);
    expect(codeOf(await dismiss())).toBe('brokenObjection');
    expect(await findings()).toEqual([expect.stringContaining(`to ${published._id} is not as the cloud stored it`)]);
    const [alarm] = await alarms(false);
    expect(alarm).toMatchObject({ kind: 'brokenObjection', caseId: published._id });
    granted(await product.call(auditor, 'alarm.settle', { id: alarm?.id ?? '', note: '已电话核实，房子是别人的。' }));
    granted(await dismiss());
  });

  it('was closed in the store: the case does not go on over it all the same', async () => {
    const { insertObjection } = await import('../../cloudfunctions/shared/store/objections');
    const said = [{ label: '有什么异议', value: words.reason, inside: true as const }];
    const at = new Date().toISOString();
    const notice = published.notice?.since ?? '';
    const [_id, submitId, bodyHash] = ['1', '2', '3'].map((digit) => digit.repeat(32));
    const objection = { _id: String(_id), caseId: published._id, notice, by: 'neighbour', at, shown: said };
    await insertObjection({ ...objection, submitId: String(submitId), bodyHash: String(bodyHash), open: true });
    await edit('objections', { caseId: published._id }, { open: false });
    await product.work('2099-01-01T00:00:00.000Z', ['days']);
    expect((await readCaseOf(published._id)).status).not.toBe('noticed');
  });
});

describe('the note that somebody looked at a number', () => {
  const reveals = async (caseId: string) => (await readCaseOf(caseId)).reveals;

  it('cannot be written by anybody but the cloud: another name, another case, one more', async () => {
    granted(await product.call(verifier, 'case.reveal', { caseId: looked._id, field: 'identity' }));
    granted(await product.call(treasurer, 'payment.sheet', {}));
    expect(await findings()).toEqual([]);
    const [note] = await reveals(looked._id);
    if (!note) throw new Error('nothing noted');
    const forge = async (caseId: string, notes: object[]) => {
      const { command } = await import('../../cloudfunctions/shared/store/database');
      await edit('cases', { _id: caseId }, { reveals: command.set(notes) });
      const found = await findings();
      await edit('cases', { _id: caseId }, { reveals: command.set([]) });
      return found;
    };
    const { stamp: _none, ...plain } = note;
    const forged = [
      await forge(looked._id, [{ ...note, name: '温建华', by: head._id }]),
      await forge(looked._id, [plain]),
      await forge(looked._id, [note, { ...plain, at: '2020-01-01T00:00:00.000Z' }]),
      await forge(paid[0]?._id ?? '', [note]),
    ];
    for (const found of forged) {
      expect(found).toEqual([expect.stringContaining('looked at a number')]);
    }
    expect(await findings()).toEqual([]);
  });
});
