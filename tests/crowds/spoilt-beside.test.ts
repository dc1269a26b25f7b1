import type { Case } from '../../core/case/case';
import { addDays } from '../../core/kernel/day';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, freshIdentity, today } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { acceptAtWechat, deliver, messagesOf } from '../support/messages';
import { pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { collection, findingsIn, leftInstead, spoil } from '../support/store-console';

const { story, wang, lin, treasurer, hands } = aidCentre();
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const beside = ['seen', 'reveals', 'outgoing', 'sending', 'outgoingSince', 'warned', 'warnOn', 'toCall'];
const answers = { ...pay, area: 'town:xianghu' };
const appeals = beside.map((_field, at) => story.submit(wang, 'appeal', answers, daysAgo(at + 1)));
const awarded = [1, 2].map(() =>
  take(
    story,
    story.submit(
      wang,
      'scholarship',
      filledIn(story, wang, { area: 'town:jiubao', identity: freshIdentity() }),
      daysAgo(44),
    ),
    hands,
    'awarded',
  ),
);
const accepted = (days: number) =>
  story.move(
    story.submit(wang, 'appeal', answers, daysAgo(days)),
    lin,
    'accept',
    `${addDays(today, -days)}T02:00:00.000Z`,
  );
const [late, later] = [accepted(46), accepted(47)];

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents(), files: story.files });
});
afterEach(() => product.stop());

const alarms = async () => granted(await product.call(auditor, 'alarm.list', { settled: false })).rows;
async function step(found: Case | undefined, action: string, input: Record<string, unknown> = {}) {
  const { _id, version } = await readCaseOf(found?._id ?? '');
  return product.call(lin, 'case.move', { caseId: _id, version, action, input });
}

/** What is left in the place of the field, where that is not what may be there. */
const wrong = (field: string) =>
  Object.values(leftInstead).filter((left) => {
    const isNullable = ['outgoingSince', 'warnOn', 'toCall'].includes(field);
    const isList = ['reveals', 'outgoing', 'sending'].includes(field);
    const isNothing = JSON.stringify(left) === (isNullable ? 'null' : isList ? '[]' : field === 'seen' ? '{}' : '');
    return !isNothing;
  });

describe('a field beside the steps in whose place somebody left something else', () => {
  it.each(beside)('stops nobody, and is told once for what lies there: %s', async (field) => {
    const one = appeals[beside.indexOf(field)];
    const caseId = one?._id ?? '';
    for (const left of wrong(field)) {
      const before = (await alarms()).length;
      await spoil('cases', caseId, field, left);
      granted(await product.call(wang, 'me.data', {}));
      granted(await product.call(lin, 'case.open', { caseId }));
      granted(await product.call(wang, 'case.open', { caseId }));
      await product.runJobs();
      const about = expect.stringContaining(one?.number ?? '');
      const after = await alarms();
      expect({ left, told: after.slice(0, after.length - before) }).toEqual({
        left,
        told: [expect.objectContaining({ kind: 'spoiltCase', caseId, about, stands: false })],
      });
    }
    expect(await findingsIn(product.cloud.dataDir)).toEqual([]);
    await acceptAtWechat(product, wang._id, 2);
    await spoil('cases', caseId, field, wrong(field)[1]);
    granted(await step(one, 'accept'));
    await deliver(product);
    expect(await messagesOf(product, wang._id)).toHaveLength(1);
    expect((await readCaseOf(caseId)).status).toBe('accepted');
  });

  it('keeps what can be read of it', async () => {
    const [{ _id: caseId } = { _id: '' }] = appeals;
    granted(await product.call(lin, 'case.open', { caseId }));
    const { seen } = await readCaseOf(caseId);
    await spoil('cases', caseId, 'seen', { ...seen, somebody: 'x' });
    const read = granted(await product.call(wang, 'case.open', { caseId })).seen;
    expect(read).toMatchObject([{ name: '林海燕' }]);
    const { data } = await (await collection('cases')).doc(caseId).get();
    expect(data[0].seen).toEqual(seen);
  });

  it('keeps nobody from being paid, and each look at a number is noted', async () => {
    const [one, other] = awarded.map(({ _id }) => _id);
    await spoil('cases', one ?? '', 'reveals', 'x');
    const { rows } = granted(await product.call(treasurer, 'payment.sheet', {}));
    expect(rows.map(({ id }) => id).sort()).toEqual([one, other].sort());
    for (const id of [one, other]) expect((await readCaseOf(id ?? '')).reveals).toMatchObject([{ name: '许惠芳' }]);
    const paid = { action: 'pay', input: { paidOn: today, voucher: '记-11-008' } };
    const { version } = await readCaseOf(one ?? '');
    expect(codeOf(await product.call(treasurer, 'case.move', { caseId: one ?? '', version, ...paid }))).toBe(
      'accepted',
    );
  });

  it.each(['outgoing', 'sending', 'outgoingSince'])(
    'keeps no message of others waiting, nor its own: %s',
    async (field) => {
      await acceptAtWechat(product, wang._id, 5);
      for (const one of appeals.slice(0, 2)) granted(await step(one, 'accept'));
      const left = field === 'outgoingSince' ? '0' : 'x';
      await spoil('cases', appeals[0]?._id ?? '', field, left);
      await deliver(product);
      expect(await messagesOf(product, wang._id)).toHaveLength(field === 'outgoing' ? 1 : 2);
      for (const { _id } of appeals.slice(0, 2))
        expect(await readCaseOf(_id)).toMatchObject({ outgoing: [], sending: [], outgoingSince: null });
    },
  );

  it.each(['warned', 'outgoing', 'sending'])('keeps no reminder from anybody: %s', async (field) => {
    await spoil('cases', late._id, field, 'x');
    await product.work(new Date().toISOString(), ['reminders']);
    for (const { _id } of [late, later]) {
      const { outgoing, warned } = await readCaseOf(_id);
      expect([warned, outgoing.length]).toEqual([75, 1]);
    }
  });

  it('is a finding of verify while it lies there', async () => {
    await spoil('cases', late._id, 'reveals', 'x');
    expect(await findingsIn(product.cloud.dataDir)).toEqual([`${late.number}: what lies in reveals cannot be read`]);
  });
});
