import { randomUUID } from 'node:crypto';
import { bearsItsStamp } from '../../core/case/stamp';
import { aboutAnswer, sealedIn } from '../../core/record/vault';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, freshIdentity, sameAsBefore, year } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { handle } from '../support/cast';
import { pay, vault } from '../support/office';
import { honest } from '../support/papers';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { upload } from '../support/upload';

const { story, wang, luo, lin, head, leader, treasurer, hands } = aidCentre();
// Before there is anybody else at the desk: both lie with 林海燕.
const handed = [3, 2].map((days) => story.submit(wang, 'appeal', pay, daysAgo(days)));

const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const li = story.staff('staff-li', '李敏', '13900000003', 'townOfficer', 'town:xianghu', '干事');
const administrator = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const handIn = (who: Person, at: string) =>
  story.submit(who, 'scholarship', filledIn(story, who, { area: 'town:jiubao', identity: freshIdentity() }), at);
const awarded = [1, 2, 3, 4].map(() => take(story, handIn(wang, daysAgo(44)), hands, 'awarded'));
const [raised, unreadable, honestOne, stripped] = awarded.map(({ _id }) => _id);
const checked = [1, 2].map(() => take(story, handIn(wang, daysAgo(20)), hands, 'checked'));
const again = [1, 2].map(() => handIn(wang, daysAgo(20)));
const twice = [handIn(wang, daysAgo(20))];
const lastYear = `${Number(year) - 1}-08-10T01:00:00.000Z`;
const paidLastYear = take(story, handIn(luo, lastYear), hands, 'paid');

let product: Product;
beforeAll(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

/** What somebody with the console of the store could do. */
async function edit(caseId: string | undefined, fields: Record<string, unknown>): Promise<void> {
  const { database } = await import('../../cloudfunctions/shared/store/database');
  const { updated } = await database.collection('cases').doc(String(caseId)).update(fields);
  expect(updated).toBe(1);
}

async function move(who: Person, caseId: string | undefined, action: string, input: Record<string, unknown> = {}) {
  const { _id, version } = await readCaseOf(String(caseId));
  return product.call(who, 'case.move', { caseId: _id, version, action, input });
}

/** What auditors must look into because of broken cases. */
async function alarms() {
  const { rows } = granted(await product.call(auditor, 'alarm.list', { settled: false }));
  return rows.filter(({ kind }) => kind === 'brokenCase');
}

/** The alarm that stands about a case. */
const alarmAbout = async (caseId: string | undefined) =>
  (await alarms()).find((alarm) => alarm.caseId === caseId && alarm.stands)?.id ?? '';

const numberOf = (caseId: string | undefined) => awarded.find(({ _id }) => _id === caseId)?.number ?? '';

describe('a case that somebody changed in the store', () => {
  it('is neither listed nor put on the sheet nor paid: its number is named, and the others come', async () => {
    await edit(raised, { 'grant.amountFen': 99_900_000 });
    const list = granted(await product.call(treasurer, 'payment.list', {}));
    const sheet = granted(await product.call(treasurer, 'payment.sheet', {}));
    for (const { rows, held } of [list, sheet]) {
      const nothing = { student: '', amountFen: null };
      const why = expect.stringContaining('不一致');
      expect(held).toEqual([{ id: raised, number: numberOf(raised), ...nothing, why }]);
      expect(rows.map(({ id, amountFen }) => [id, amountFen])).toEqual(
        expect.arrayContaining([
          [unreadable, 500_000],
          [honestOne, 500_000],
        ]),
      );
      expect(rows.map(({ id }) => id)).not.toContain(raised);
    }
    expect((await readCaseOf(String(raised))).reveals).toEqual([]);
    expect(codeOf(await move(treasurer, raised, 'pay', { paidOn: '2026-11-03', voucher: '记-1' }))).toBe('brokenCase');
    const reveal = { caseId: String(raised), field: 'cardNumber' };
    expect(codeOf(await product.call(treasurer, 'case.reveal', reveal))).toBe('brokenCase');
  });

  it('says so to whoever opens it', async () => {
    const hers = granted(await product.call(wang, 'case.open', { caseId: String(raised) }));
    expect(hers).toMatchObject({ broken: true, grant: null, deadline: null, notice: null, conflicts: [] });
    const { conflicts } = granted(await product.call(auditor, 'case.open', { caseId: String(raised) }));
    expect(conflicts).toContainEqual({ label: '金额', value: '办理记录是 5,000 元，现在是 999,000 元' });
    expect(granted(await product.call(wang, 'case.open', { caseId: String(honestOne) })).broken).toBe(false);
  });

  it('is put before the auditors once, however many have met it', async () => {
    const about = expect.stringContaining(numberOf(raised));
    expect(await alarms()).toEqual([expect.objectContaining({ caseId: raised, about, findings: [], stands: true })]);
  });

  it('is let go on by an auditor who had no hand in it, with her words, once', async () => {
    const wrong = { id: await alarmAbout(raised), note: '审批表上是 5,000 元。', wrong: true };
    granted(await product.call(auditor, 'alarm.settle', wrong));
    await edit(raised, { 'grant.amountFen': 500_000, headline: '改了' });
    const { alarm: seen } = granted(await product.call(auditor, 'case.open', { caseId: String(raised) }));
    const input = { caseId: String(raised), alarm: seen, note: '与纸质申请表核对，只有标题不同。' };
    expect(codeOf(await product.call(treasurer, 'case.attest', input))).toBe('forbidden');
    const id = randomUUID();
    const first = granted(await product.call(auditor, 'case.attest', input, id));
    expect(granted(await product.call(auditor, 'case.attest', input, id))).toEqual(first);
    expect(codeOf(await product.call(auditor, 'case.attest', input))).toBe('wrongState');
    const { timeline, ...found } = await readCaseOf(String(raised));
    expect(bearsItsStamp({ timeline, ...found }, vault)).toBe(true);
    expect(timeline.at(-1)).toMatchObject({
      action: 'attest',
      by: { id: auditor._id, party: 'auditor' },
      shown: [
        { label: '核对情况', value: input.note },
        { label: '恢复时与办理记录不同', value: '标题：和填写的内容对不上', inside: true },
      ],
    });
    expect(await alarms()).toEqual([]);
    const { rows } = granted(await product.call(auditor, 'alarm.list', { settled: true }));
    expect(rows).toContainEqual(
      expect.objectContaining({
        caseId: raised,
        findings: [expect.objectContaining({ by: '郭长青', note: input.note, mended: true })],
      }),
    );
  });

  it('is let go on by the same auditor once more where the union has no other one', async () => {
    await edit(raised, { headline: '又改了' });
    granted(await product.call(auditor, 'case.open', { caseId: String(raised) }));
    const input = { caseId: String(raised), alarm: await alarmAbout(raised), note: '标题有误，金额与审批表一致。' };
    granted(await product.call(auditor, 'case.attest', input));
    expect(await alarms()).toEqual([]);
    await edit(raised, { headline: '再改一次' });
  });

  it('that an auditor wrote of before she compared it waits on, and ends with both; one put right ends by itself', async () => {
    const [one, other] = again.map(({ _id }) => _id);
    const about = async (caseId: string | undefined, settled: boolean) =>
      granted(await product.call(auditor, 'alarm.list', { settled })).rows.filter((row) => row.caseId === caseId);
    const changed = async (caseId = '') => {
      await edit(caseId, { headline: '改了' });
      expect(granted(await product.call(wang, 'case.open', { caseId })).broken).toBe(true);
      return (await about(caseId, false))[0]?.id ?? '';
    };
    const { headline } = await readCaseOf(String(one));
    const wrong = { id: await changed(one), note: '应为原来的标题。', wrong: true };
    granted(await product.call(auditor, 'alarm.settle', wrong));
    expect(await about(one, false)).toMatchObject([{ stands: true, findings: [{ wrong: true }] }]);
    await edit(one, { headline });
    expect([await about(one, false), await about(one, true)]).toMatchObject([[], [{ fits: true, stands: false }]]);
    const alarm = await changed(other);
    granted(await product.call(auditor, 'alarm.settle', { id: alarm, note: '正在核对。' }));
    granted(
      await product.call(auditor, 'case.attest', { caseId: String(other), alarm, note: '与纸质材料逐项核对无误。' }),
    );
    const findings = [{ note: '正在核对。' }, { note: '与纸质材料逐项核对无误。', mended: true }];
    expect([await about(other, false), await about(other, true)]).toMatchObject([[], [{ stands: false, findings }]]);
  });

  it('that is changed once more after an auditor looked is not let go on: it is another alarm', async () => {
    const [one] = twice.map(({ _id }) => _id);
    const look = () => product.call(wang, 'case.open', { caseId: String(one) });
    await edit(one, { headline: '改了' });
    await look();
    const alarm = await alarmAbout(one);
    await edit(one, { headline: '又改了' });
    const attest = (id: string) =>
      product.call(auditor, 'case.attest', { caseId: String(one), alarm: id, note: '与纸质材料逐项核对无误。' });
    expect(codeOf(await attest(alarm))).toBe('stale');
    await look();
    granted(await attest(await alarmAbout(one)));
  });

  it('keeps its officer from leaving, with its number, once everything else is handed over', async () => {
    const [forged, other] = handed.map(({ _id }) => _id);
    await edit(forged, { urgent: true });
    const leave = () => product.call(administrator, 'staff.leave', { handle: handle(lin), successor: handle(li) });
    expect(granted(await leave())).toMatchObject({ moved: 1, left: 1 });
    expect((await readCaseOf(String(other))).officer?.id).toBe(li._id);
    expect(await leave()).toMatchObject({
      refusal: { code: 'brokenCase', message: expect.stringContaining(handed[0]?.number ?? 'none') },
    });
    const attested = { caseId: String(forged), alarm: await alarmAbout(forged), note: '已和经办人核对，是紧急的。' };
    granted(await product.call(auditor, 'case.attest', attested));
    const { rows } = granted(await product.call(auditor, 'alarm.list', { settled: true }));
    expect(rows.filter(({ caseId }) => caseId === forged)).toMatchObject([
      { open: false, findings: [{ mended: true, note: '已和经办人核对，是紧急的。' }] },
    ]);
    expect(granted(await leave())).toMatchObject({ moved: 1, left: 0 });
  });

  it('is not published with the others', async () => {
    const [forged, other] = checked.map(({ _id }) => _id);
    await edit(forged, { 'owner.name': '张三' });
    const cases = checked.map(({ _id: id, version }) => ({ id, version }));
    expect(granted(await product.call(head, 'season.publish', { year, cases }))).toMatchObject({ moved: 1 });
    expect((await readCaseOf(String(forged))).status).toBe('checked');
    expect((await readCaseOf(String(other))).status).toBe('published');
  });

  it('does not pass for one from before there were stamps when its stamp is taken away', async () => {
    const { command } = await import('../../cloudfunctions/shared/store/database');
    await edit(stripped, { stamp: command.remove() });
    expect(codeOf(await move(treasurer, stripped, 'pay', { paidOn: '2026-11-03', voucher: '记-1' }))).toBe(
      'brokenCase',
    );
  });

  it('holds up no sheet where a sealed card cannot be opened: the row is named, the others come', async () => {
    const { command } = await import('../../cloudfunctions/shared/store/database');
    const found = await readCaseOf(String(unreadable));
    const { stamped } = await import('../../core/case/stamp');
    const answers = {
      ...found.answers,
      cardNumber: { sealed: vault.seal('6200000000000005', 'elsewhere:cardNumber') },
    };
    const { stamp } = stamped({ ...found, answers }, vault);
    await edit(unreadable, { answers: command.set(answers), stamp });
    const { rows, held } = granted(await product.call(treasurer, 'payment.sheet', {}));
    expect(rows.map(({ id }) => id)).toEqual([honestOne]);
    expect(held).toContainEqual({
      id: unreadable,
      number: numberOf(unreadable),
      student: expect.any(String),
      amountFen: 500_000,
      why: expect.stringContaining('读不出来'),
    });
  });
});

describe('what the mechanism itself writes', () => {
  it('bears its stamp after each step, whoever took it and whatever else was written meanwhile', async () => {
    const intact = async (caseId: string) => expect(bearsItsStamp(await readCaseOf(caseId), vault)).toBe(true);
    await intact(String(honestOne));
    granted(await product.call(leader, 'case.open', { caseId: String(honestOne) }));
    granted(await move(treasurer, honestOne, 'pay', { paidOn: daysAgo(0).slice(0, 10), voucher: '记-1' }));
    await product.runJobs();
    await intact(String(honestOne));
    granted(await move(treasurer, honestOne, 'bounce', { reason: '户名与卡号不符，需要换卡。' }));
    await intact(String(honestOne));
  });

  it('seals what a renewal takes over for the new case', async () => {
    const proof = [{ fileId: await upload(product.cloud, luo, honest.png ?? Buffer.alloc(0)), name: '在读证明' }];
    const asked = { caseId: paidLastYear._id, answers: { proof, ...sameAsBefore } };
    const { caseId } = granted(await product.call(luo, 'case.renew', asked, randomUUID()));
    const { answers } = await readCaseOf(caseId);
    const card = sealedIn(answers.cardNumber) ?? '';
    expect(vault.unseal(card, aboutAnswer(caseId, 'cardNumber'))).toMatch(/^\d{16}$/);
    expect(() => vault.unseal(card, aboutAnswer(paidLastYear._id, 'cardNumber'))).toThrow();
    expect(vault.unseal(sealedIn(answers.identity) ?? '', aboutAnswer(caseId, 'identity'))).toMatch(/^\d{17}/);
  });
});
