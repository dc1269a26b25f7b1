import { randomUUID } from 'node:crypto';
import { addDays } from '../../../core/kernel/day';
import type { Person } from '../../../core/union/people';
import { aSeason, take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, freshIdentity, sameAsBefore, today, year } from '../../support/aid-centre';
import { readCaseOf } from '../../support/cases';
import { valuesOf } from '../../support/figures';
import { honest } from '../../support/papers';
import { codeOf, granted, type Product, startProduct } from '../../support/product';
import { upload } from '../../support/upload';

const { story, wang, luo, lin, checker, head, leader, treasurer, hands } = aidCentre();
const rightsHead = story.staff('staff-fang', '方正平', '13900000005', 'approver', 'rights', '部长');

const others = [
  story.staff('staff-shen', '沈会计', '13900000077', 'treasurer', 'audit', '会计'),
  story.staff('staff-bao', '包接待', '13900000078', 'windowClerk', 'aid', '干事'),
  story.staff('staff-hua', '华律师', '13900000079', 'lawyer', 'aid', '律师'),
];

const lastYear = daysAgo(Math.round((Date.parse(today) - Date.parse(`${Number(year) - 1}-08-10`)) / 86_400_000));
const handIn = (who: Person, at: string, identity = freshIdentity()) =>
  story.submit(who, 'scholarship', filledIn(story, who, { area: 'town:jiubao', identity }), at);

const student = freshIdentity();
const paidLastYear = take(story, handIn(luo, lastYear, student), hands, 'paid');
const alsoPaidLastYear = take(story, handIn(luo, lastYear), hands, 'paid');
const paidThisYear = take(story, handIn(wang, daysAgo(45)), hands, 'paid');
const toPay = take(story, handIn(wang, daysAgo(44)), hands, 'awarded');
const checked = [1, 2, 3].map(() => take(story, handIn(wang, daysAgo(20)), hands, 'checked'));
const reviewed = [1, 2].map(() => take(story, handIn(wang, daysAgo(20)), hands, 'reviewed'));

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

async function proof(who: Person) {
  return [{ fileId: await upload(product.cloud, who, honest.png ?? Buffer.alloc(0)), name: '在读证明' }];
}

async function renew(who: Person, caseId: string, submitId = randomUUID()) {
  return product.call(who, 'case.renew', { caseId, answers: { proof: await proof(who), ...sameAsBefore } }, submitId);
}

describe('a season', () => {
  const { by: _by, at: _at, ...next } = aSeason(today, { year: Number(year) + 1, opens: addDays(today, 200) });
  const announced = { ...next, closes: addDays(today, 260) };

  it('is announced by the head of the aid centre, once however often it is sent', async () => {
    expect(codeOf(await product.call(rightsHead, 'season.announce', announced))).toBe('forbidden');
    expect(codeOf(await product.call(lin, 'season.announce', announced))).toBe('forbidden');
    const { seasons } = granted(await product.call(head, 'season.announce', announced));
    expect(seasons).toHaveLength(3);
    expect(seasons[2]).toMatchObject({ ...announced, by: '温建华' });
    expect(granted(await product.call(head, 'season.announce', announced)).seasons).toEqual(seasons);
  });

  it('with a window that is no window, or of another age, is refused at the field', async () => {
    const { seasons } = granted(await product.call(head, 'season.list', {}));
    const changed = { ...announced, corrects: seasons[2]?.at };
    expect(await product.call(head, 'season.announce', { ...changed, closes: addDays(today, 100) })).toMatchObject({
      refusal: { fields: { closes: '截止日期要在开始日期之后。' } },
    });
    const overlapping = { ...changed, opens: addDays(today, 10), closes: addDays(today, 60) };
    expect(await product.call(head, 'season.announce', overlapping)).toMatchObject({
      refusal: { fields: { opens: expect.stringContaining('重叠') } },
    });
    expect(await product.call(head, 'season.announce', { ...announced, year: 2062 })).toMatchObject({
      refusal: { fields: { year: '请填今年、去年或明年。' } },
    });
  });

  it('lists whom it would publish, publishes those as they were read and nobody else, and nobody twice', async () => {
    expect(codeOf(await product.call(rightsHead, 'season.checked', { year }))).toBe('forbidden');
    const { rows } = granted(await product.call(head, 'season.checked', { year }));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ name: '王*明', category: '深度困难 · 高校', amountFen: 500_000 });
    expect(JSON.stringify(rows)).not.toMatch(/王小明|王建国|13800000001|\d{15}/);
    const cases = rows.slice(0, 2).map(({ id, version }) => ({ id, version }));
    const publish = (who: Person, submitId = randomUUID()) =>
      product.call(who, 'season.publish', { year, cases }, submitId);
    expect(codeOf(await publish(rightsHead))).toBe('forbidden');
    const [first] = cases;
    const amended = { category: 'relative', stage: 'university', reason: '审核时选错了类别。' };
    const { id: caseId = '', version = 0 } = first ?? {};
    granted(await product.call(checker, 'case.move', { caseId, version, action: 'correct', input: amended }));
    const id = randomUUID();
    expect(granted(await publish(head, id))).toEqual({ moved: 1, left: 1 });
    expect(granted(await publish(head, id))).toEqual({ moved: 1, left: 1 });
    const left = granted(await product.call(head, 'season.checked', { year })).rows;
    expect(left.map((row) => [row.id, row.amountFen])).toEqual([
      [rows[0]?.id, 400_000],
      [rows[2]?.id, 500_000],
    ]);
    for (const { _id } of checked) {
      const { status, timeline } = await readCaseOf(_id);
      const times = timeline.filter(({ action }) => action === 'publish').length;
      expect([status, times]).toEqual(_id === rows[1]?.id ? ['published', 1] : ['checked', 0]);
    }
  });

  it('counts what was paid, for how many distinct students, new and continuing apart', async () => {
    const ids = [
      ...['fresh', 'continuing', 'paidInRound', 'state.awarded'],
      ...['studentsCumulative', 'instalmentsCumulative', 'paidCumulative', 'instalmentsEntered'],
    ];
    const asked = ids.map((id) => `scholarship.${id}`);
    expect(Object.values(await valuesOf(product, leader, asked, { year }))).toEqual([
      ...[1, 0, 500_000, 1],
      ...[3, 3, 1_500_000, 0],
    ]);
  });

  it('never gives more places than it has, with two officers at once', async () => {
    const before = granted(await product.call(head, 'season.places', { year })).taken;
    const { by: _who, at: corrects, ...current } = aSeason(today, { places: before + 1 });
    const { seasons } = granted(await product.call(head, 'season.announce', { ...current, corrects }));
    const check = { action: 'check', input: { category: 'deep', stage: 'university', opinion: '同意资助。' } };
    const replies = await Promise.all(
      reviewed.map(({ _id, version }) => product.call(checker, 'case.move', { caseId: _id, version, ...check })),
    );
    expect(replies.map(codeOf).sort()).toEqual(['accepted', 'seasonFull']);
    expect(granted(await product.call(head, 'season.places', { year })).taken).toBe(before + 1);
    const after = await Promise.all(reviewed.map(({ _id }) => readCaseOf(_id)));
    expect(after.map(({ status }) => status).sort()).toEqual(['checked', 'reviewed']);
    const { by: _a, at: _b, ...more } = aSeason(today);
    const read = seasons.find((season) => String(season.year) === year)?.at;
    granted(await product.call(head, 'season.announce', { ...more, corrects: read }));
  });
});

describe('the next instalment', () => {
  it('takes over what is known and asks for the proof of study alone', async () => {
    expect(granted(await product.call(luo, 'case.open', { caseId: paidLastYear._id })).renewable).toBe(true);
    const { caseId } = granted(await renew(luo, paidLastYear._id));
    const renewed = await readCaseOf(caseId);
    expect(renewed).toMatchObject({ status: 'reviewed', desk: 'aid', turn: 2, season: year, grant: null });
    expect(renewed.personKey).toBe(paidLastYear.personKey);
    expect(renewed.record[0]?.value).toContain('5,000 元');
    expect(renewed.shown.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['现在读几年级', '银行卡号', '家庭成员']),
    );
  });

  it('is asked for once a year, by the applicant alone, and not by a new application of hers either', async () => {
    expect(codeOf(await renew(luo, paidLastYear._id))).toBe('alreadyApplied');
    expect(codeOf(await renew(wang, paidLastYear._id))).toBe('notFound');
    const answers = { ...filledIn(story, luo, { identity: student }), proof: await proof(luo) };
    expect(codeOf(await product.call(luo, 'case.submit', { kind: 'scholarship', answers }))).toBe('alreadyApplied');
  });

  it('waits for the next season', async () => {
    expect(granted(await product.call(wang, 'case.open', { caseId: paidThisYear._id })).renewable).toBe(false);
    expect(codeOf(await renew(wang, paidThisYear._id))).toBe('notYetRenewable');
  });

  it('repeated with the same submitId answers the same case', async () => {
    const answers = { proof: await proof(luo), ...sameAsBefore };
    const id = randomUUID();
    const ask = () => product.call(luo, 'case.renew', { caseId: alsoPaidLastYear._id, answers }, id);
    const first = granted(await ask());
    expect(granted(await ask())).toEqual(first);
  });
});

describe('the payment list', () => {
  it('shows the treasurer names and sums, and whole card numbers only on the sheet, which is noted', async () => {
    const { rows } = granted(await product.call(treasurer, 'payment.list', {}));
    expect(rows).toMatchObject([{ id: toPay._id, holder: '王小明', card: '尾号 0005', amountFen: 500_000 }]);
    const sheet = granted(await product.call(treasurer, 'payment.sheet', {}));
    expect(sheet.rows).toMatchObject([{ id: toPay._id, card: '6200000000000005' }]);
    expect((await readCaseOf(toPay._id)).reveals).toMatchObject([{ by: treasurer._id, field: 'cardNumber@sheet' }]);
  });

  it('is for those at the finance desk who pay, and for nobody else, whatever she is there or elsewhere', async () => {
    for (const who of [...others, leader, head, checker, lin, rightsHead, luo]) {
      for (const operation of ['payment.list', 'payment.sheet'] as const)
        expect([who._id, operation, codeOf(await product.call(who, operation, {}))]).toEqual([
          who._id,
          operation,
          'forbidden',
        ]);
    }
    expect(codeOf(await product.call(treasurer, 'payment.sheet', {}))).toBe('accepted');
  });

  it('takes back what the bank returned', async () => {
    const move = async (action: string, input: Record<string, unknown>) => {
      const { version } = await readCaseOf(toPay._id);
      return product.call(treasurer, 'case.move', { caseId: toPay._id, version, action, input });
    };
    expect(await move('pay', { paidOn: addDays(today, 1), voucher: '记-1' })).toMatchObject({
      refusal: { fields: { paidOn: '还没有到这一天，请选今天或以前的日子。' } },
    });
    granted(await move('pay', { paidOn: today, voucher: '记-1' }));
    granted(await move('bounce', { reason: '户名与卡号不符，需要换卡。' }));
    expect(await readCaseOf(toPay._id)).toMatchObject({ status: 'awaitingCard', open: true, grant: { paidOn: null } });
  });
});
