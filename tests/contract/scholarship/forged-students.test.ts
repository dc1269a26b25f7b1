import { randomUUID } from 'node:crypto';
import type { Case } from '../../../core/case/case';
import { take } from '../../../local/worlds/students';
import { daysAgo, filledIn, freshIdentity, manySeasons, today, year } from '../../support/aid-centre';
import { readCaseOf } from '../../support/cases';
import { codeOf, granted, type Product, startProduct } from '../../support/product';
import { collection, edit } from '../../support/store-console';

const { story, luo, wang, checker, head, leader, treasurer, hands, applied } = manySeasons();
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');

/** Four years of one student, and a fifth that is on its way; a second application of another, and an entitled third. */
const finished = freshIdentity();
const years = [4, 3, 2, 1].map((back) => applied(finished, back, 'paid'));
const fifth = applied(finished, 0, 'reviewed');
const same = freshIdentity();
const [first, second] = [luo, wang].map((who, index) => {
  const answers = filledIn(story, who, { area: 'town:jiubao', identity: same });
  return take(
    story,
    story.submit(who, 'scholarship', answers, daysAgo(46 - index)),
    hands,
    index ? 'reviewed' : 'paid',
  );
});
const entitled = applied(freshIdentity(), 0, 'awarded');

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents() });
});
afterEach(() => product.stop());

async function move(who: { _id: string }, found: Case | undefined, action: string, input: Record<string, unknown>) {
  const { _id, version } = await readCaseOf(found?._id ?? '');
  return product.call(who._id, 'case.move', { caseId: _id, version, action, input });
}
const check = (found: Case | undefined) =>
  move(checker, found, 'check', { category: 'deep', stage: 'university', opinion: '同意资助。' });
const pay = (found: Case | undefined) => move(treasurer, found, 'pay', { paidOn: today, voucher: '记-11-008' });
const alarms = async () => granted(await product.call(auditor, 'alarm.list', { settled: false })).rows;
const attest = async (found: Case | undefined) => {
  const alarm = (await alarms()).find(({ caseId }) => caseId === found?._id)?.id ?? '';
  return product.call(auditor, 'case.attest', { caseId: found?._id ?? '', alarm, note: '已与银行回单逐项核对。' });
};

describe('a student one of whose cases was changed in the store', () => {
  it('is not granted a fifth year over a payment that was edited away, and the auditors are told', async () => {
    expect(codeOf(await check(fifth))).toBe('awardOver');
    const { command } = await import('../../../cloudfunctions/shared/store/database');
    await edit('cases', { _id: years[1]?._id }, { 'grant.paidOn': command.set(null) });
    const refused = await check(fifth);
    expect(refused).toMatchObject({
      refusal: { code: 'brokenCase', message: expect.stringContaining(years[1]?.number ?? '') },
    });
    expect(await alarms()).toMatchObject([{ kind: 'brokenCase', caseId: years[1]?._id }]);
    expect((await readCaseOf(fifth._id)).status).toBe('reviewed');
  });

  it('is not paid twice in a season by another key of what was paid, nor once an auditor let that go on', async () => {
    expect(codeOf(await check(second))).toBe('sameStudent');
    await edit('cases', { _id: first?._id }, { onceKey: 'something else' });
    expect(codeOf(await check(second))).toBe('brokenCase');
    expect(await alarms()).toMatchObject([{ kind: 'brokenCase', caseId: first?._id }]);
    granted(await attest(first));
    expect(await check(second)).toMatchObject({
      refusal: { code: 'sameStudent', message: expect.stringContaining(first?.number ?? '') },
    });
  });

  it('waits while somebody has put payments there, and is paid once they are gone', async () => {
    const { personKey, kind } = entitled;
    const cases = await collection('cases');
    const planted = [1, 2, 3, 4].map((n) => `${n}`.repeat(32));
    for (const _id of planted) {
      const season = String(Number(year) - Number(_id[0]));
      await cases.add({
        _id,
        onceKey: _id,
        kind,
        personKey,
        season,
        status: 'paid',
        grant: { paidOn: `${season}-09-01` },
      });
    }
    expect(codeOf(await pay(entitled))).toBe('brokenCase');
    const raised = await alarms();
    expect(raised).toHaveLength(4);
    const [id, caseId] = [raised[0]?.id ?? '', raised[0]?.caseId ?? ''];
    expect(codeOf(await product.call(auditor, 'case.open', { caseId }))).toBe('notFound');
    expect(
      await product.call(auditor, 'case.attest', { caseId, alarm: id, note: '备份里没有这一件，看不出来历。' }),
    ).toMatchObject({
      refusal: { code: 'wrongState', message: expect.stringContaining('恢复不了') },
    });
    const finding = { id, note: '备份里没有这一件，已请管理员删去。', wrong: true };
    expect(granted(await product.call(auditor, 'alarm.settle', finding))).toMatchObject({ stands: true, open: true });
    for (const _id of planted) await cases.doc(_id).remove();
    expect((await alarms()).map(({ gone, stands }) => [gone, stands])).toEqual(planted.map(() => [true, false]));
    const ended = { id, note: '备份里没有，已由管理员删去。' };
    expect(granted(await product.call(auditor, 'alarm.settle', ended))).toMatchObject({ open: false });
    expect((await alarms()).map((alarm) => alarm.id)).not.toContain(id);
    granted(await pay(entitled));
    expect((await readCaseOf(entitled._id)).status).toBe('paid');
  });
});

describe('a list of earlier years that was changed in the store', () => {
  const input = (...identities: string[]) => ({
    year: Number(year) - 5,
    source: '花名册第3页',
    lines: identities.map((identity) => `${identity} 1000`).join('\n'),
    confirmed: true,
  });

  it('is not taken back by whoever entered it, whoever it says did, and the auditors are told', async () => {
    granted(await product.call(head, 'opening.enter', input(freshIdentity())));
    const [roster] = granted(await product.call(leader, 'opening.list', {})).rosters;
    await edit('rosters', { _id: roster?.id }, { 'by.id': leader._id });
    const takeBack = { roster: roster?.id ?? '', reason: '金额录错，重新录入。' };
    expect(codeOf(await product.call(head, 'opening.takeBack', takeBack))).toBe('fourEyes');
    expect(await alarms()).toMatchObject([{ kind: 'brokenOpening', about: expect.stringContaining('花名册第3页') }]);
  });

  it('is the same call only with the same students, however much was written since', async () => {
    const id = randomUUID();
    const one = input(freshIdentity());
    granted(await product.call(head, 'opening.enter', one, id));
    const forget = async () => (await collection('limits')).where({}).remove();
    await forget();
    expect(codeOf(await product.call(head, 'opening.enter', input(freshIdentity()), id))).toBe('submitIdReused');
    await forget();
    expect(granted(await product.call(head, 'opening.enter', one, id)).count).toBe(1);
  });
});
