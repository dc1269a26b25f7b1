import type { Person } from '../../core/union/people';
import { aSeason, take, type Until } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today, year } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { placesOf } from '../support/places';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, luo, lin, verifier, checker, head, leader, treasurer, hands } = aidCentre();
story.announce(aSeason(today, { places: 60, bandPercent: 10 }));
const takenTo = (until: Until, days = 45) =>
  take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(days)),
    hands,
    until,
  );

const [toRevoke, toKeep, twice, paid] = [takenTo('awarded'), takenTo('awarded'), takenTo('awarded'), takenTo('paid')];
const [toCorrect, byMistake] = [takenTo('checked'), takenTo('checked')];
const [declined, again, lastPlace] = [takenTo('noticed'), takenTo('approved'), takenTo('noticed')];
const [objectedTo, early] = [takenTo('published', 11), takenTo('published', 11)];
const [refused, differing] = [takenTo('reviewed'), takenTo('reviewed')];

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());
afterEach(async () => {
  const { counter, cases } = await placesOf(year);
  expect(counter).toBe(cases);
});

async function move(who: Person | string, caseId: string, action: string, input: object = {}, sure = {}) {
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input: { ...input }, sure });
}
const told = async (caseId: string) => (await readCaseOf(caseId)).outgoing.map(({ to, phrase }) => [to, phrase]);
const forOwner = async (caseId: string) => JSON.stringify(await product.call(luo, 'case.open', { caseId }));
const reason = { reason: '学生已退学，按规定不再资助。' };
const wrong = { reason: '复核后符合条件，原来的决定有误。' };
const why = { reason: '收入高于标准，建议申请医疗救助。' };

describe('an award that was decided', () => {
  it('is taken back before it is paid by two heads, with a reason she reads, and its place is free', async () => {
    const { cases } = await placesOf(year);
    for (const who of [treasurer, checker, lin]) {
      expect(['forbidden', 'notFound']).toContain(codeOf(await move(who, toRevoke._id, 'proposeRevoke', reason)));
    }
    granted(await move(head, toRevoke._id, 'proposeRevoke', reason));
    expect(await readCaseOf(toRevoke._id)).toMatchObject({ status: 'revoking', desk: 'aid', holdsPlace: true });
    const { rows } = granted(await product.call(treasurer, 'payment.list', {}));
    expect(rows.map(({ id }) => id)).not.toContain(toRevoke._id);
    const queue = granted(await product.call(head, 'case.queue', { queue: 'decide', desk: 'aid' }));
    expect(queue.rows.map(({ id }) => id)).toContain(toRevoke._id);
    expect(codeOf(await move(head, toRevoke._id, 'confirmRevoke'))).toBe('fourEyes');
    granted(await move(leader, toRevoke._id, 'confirmRevoke'));
    expect(await readCaseOf(toRevoke._id)).toMatchObject({
      status: 'revoked',
      open: false,
      grant: null,
      deadline: null,
    });
    expect((await placesOf(year)).cases).toBe(cases - 1);
    expect(await told(toRevoke._id)).toContainEqual([luo._id, '已取消']);
    expect(await forOwner(toRevoke._id)).toContain('学生已退学');
  });

  it('goes on to the payment where the second head does not agree', async () => {
    granted(await move(leader, toKeep._id, 'proposeRevoke', reason));
    granted(await move(head, toKeep._id, 'keepAward'));
    expect(await readCaseOf(toKeep._id)).toMatchObject({
      status: 'awarded',
      desk: 'finance',
      deadline: { clock: 'pay' },
    });
    granted(await move(treasurer, toKeep._id, 'pay', { paidOn: today, voucher: '记-11-007' }));
  });

  it('can be doubted again by the other of two heads, and is then confirmed by the first: never by who proposed it', async () => {
    const reply = async (who: Person, action: string) => codeOf(await move(who, twice._id, action, reason));
    for (const [one, other] of [
      [head, leader],
      [leader, head],
    ] as const) {
      expect(await reply(one, 'proposeRevoke')).toBe('accepted');
      expect(await reply(one, 'confirmRevoke')).toBe('fourEyes');
      const view = granted(await product.call(other, 'case.open', { caseId: twice._id }));
      expect(view.barred).not.toContain('confirmRevoke');
      if (one === head) expect(await reply(head, 'keepAward')).toBe('accepted');
    }
    expect(await reply(head, 'confirmRevoke')).toBe('accepted');
    expect((await readCaseOf(twice._id)).status).toBe('revoked');
  });

  it('that is paid can no longer be taken back', async () => {
    expect(codeOf(await move(leader, paid._id, 'proposeRevoke', reason))).toBe('wrongState');
  });
});

describe('category and stage', () => {
  const other = { category: 'relative', stage: 'highSchool', reason: '学生读的是高中，审核时选错了。' };

  it('are corrected between check and publication by those who check, and the amount follows', async () => {
    for (const who of [leader, lin]) {
      expect(['forbidden', 'notFound']).toContain(codeOf(await move(who, toCorrect._id, 'correct', other)));
    }
    expect(codeOf(await move(verifier, toCorrect._id, 'correct', other))).toBe('fourEyes');
    const asked = '申请里写的是高校，这里选的是高中(中职)，请再看一眼录取通知书或在读证明。';
    expect(await move(checker, toCorrect._id, 'correct', other)).toMatchObject({
      refusal: { code: 'doubtful', fields: { stage: asked } },
    });
    granted(await move(checker, toCorrect._id, 'correct', other, { stage: asked }));
    expect(await readCaseOf(toCorrect._id)).toMatchObject({
      status: 'checked',
      holdsPlace: true,
      grant: { amountFen: 200_000, label: '相对困难 · 高中(中职)' },
    });
    expect(await forOwner(toCorrect._id)).toMatch(/更正了困难类别或就读阶段.*2,000 元/);
    expect(await told(toCorrect._id)).toContainEqual([luo._id, '待公示']);
    granted(await move(checker, toCorrect._id, 'publish'));
    expect((await readCaseOf(toCorrect._id)).notice).toMatchObject({ amountFen: 200_000 });
    expect(codeOf(await move(checker, toCorrect._id, 'correct', other))).toBe('wrongState');
  });

  it('stand as they are weighed last where the check is looked at again', async () => {
    const stageOf = async (caseId: string) => granted(await product.call(checker, 'case.open', { caseId }));
    expect((await stageOf(differing._id)).proposed).toEqual({ stage: 'university' });
    expect((await stageOf(byMistake._id)).proposed).toEqual({ category: 'deep', stage: 'university' });
    expect((await stageOf(differing._id)).amounts).toContainEqual({
      category: 'deep',
      stage: 'highSchool',
      label: '深度困难 · 高中(中职)',
      amountFen: 300_000,
      least: 270_000,
      most: 330_000,
    });
    expect(granted(await product.call(leader, 'case.open', { caseId: differing._id })).amounts).toEqual([]);
  });
});

describe('another amount than the season’s', () => {
  const assessed = { category: 'deep', stage: 'university', opinion: '同意资助。' };
  const amountReason = '学费已由学校减免一部分。';

  it('stays within the season’s bound, has a reason, and is read by those who approve', async () => {
    const check = (part: object) => move(checker, differing._id, 'check', { ...assessed, ...part });
    expect(await check({ amountFen: 440_000, amountReason })).toMatchObject({
      refusal: { fields: { amountFen: '标准是 5,000 元，本季只能定在 4,500 元 到 5,500 元之间。' } },
    });
    expect(await check({ amountFen: 460_000 })).toMatchObject({
      refusal: { fields: { amountReason: '金额和标准不一样，请写明原因。' } },
    });
    granted(await check({ amountFen: 460_000, amountReason }));
    const seen = granted(await product.call(head, 'case.open', { caseId: differing._id }));
    expect(seen.grant).toMatchObject({ amountFen: 460_000, why: `标准 5,000 元，核定 4,600 元：${amountReason}` });
    expect(await forOwner(differing._id)).not.toContain(amountReason);
  });
});

describe('a refusal that was wrong', () => {
  it('by a head is undone by another one, and two decide anew with money and place as before', async () => {
    granted(await move(head, declined._id, 'decline', why));
    expect(await readCaseOf(declined._id)).toMatchObject({ status: 'refused', grant: null, holdsPlace: false });
    expect(codeOf(await move(checker, declined._id, 'restore', wrong))).toBe('forbidden');
    expect(codeOf(await move(head, declined._id, 'restore', wrong))).toBe('fourEyes');
    granted(await move(leader, declined._id, 'restore', wrong));
    expect(await readCaseOf(declined._id)).toMatchObject({
      status: 'noticed',
      open: true,
      holdsPlace: true,
      grant: { amountFen: 500_000 },
      deadline: { clock: 'decide' },
      onceKey: declined.onceKey,
    });
    expect(await told(declined._id)).toContainEqual([luo._id, '待审批']);
    granted(await move(head, declined._id, 'approve'));
    granted(await move(leader, declined._id, 'confirm'));
    granted(await move(leader, again._id, 'decline', why));
    granted(await move(head, again._id, 'restore', wrong));
    expect((await readCaseOf(again._id)).status).toBe('noticed');
  });

  it('by an officer goes back to where it was, with that clock and without money', async () => {
    granted(await move(checker, refused._id, 'refuse', why));
    granted(await move(head, refused._id, 'restore', wrong));
    expect(await readCaseOf(refused._id)).toMatchObject({
      status: 'reviewed',
      grant: null,
      holdsPlace: false,
      deadline: { clock: 'check' },
    });
  });

  it('is published anew where the days to object were not over', async () => {
    const objection = { reason: '这家人有两套商品房，还有一辆货车。', objector: '李四光', contact: '13911112222' };
    granted(await move('a-neighbour', objectedTo._id, 'object', objection));
    // It went to a colleague of whoever checked it.
    granted(await move(verifier, objectedTo._id, 'refuse', why));
    granted(await move(head, objectedTo._id, 'restore', wrong));
    expect(await readCaseOf(objectedTo._id)).toMatchObject({ status: 'checked', notice: null, noticeKey: '' });
    granted(await move('a-neighbour', early._id, 'object', objection));
    granted(await move(verifier, early._id, 'dismiss', { finding: '查不动产和车辆登记，均无记录。' }));
    expect((await readCaseOf(early._id)).status).toBe('published');
    expect(codeOf(await move(head, early._id, 'decline', why))).toBe('wrongState');
  });

  it('needs a place again, and is told in words where there is none', async () => {
    granted(await move(head, lastPlace._id, 'decline', why));
    const { cases } = await placesOf(year);
    const { by: _by, at: corrects, ...season } = aSeason(today, { places: cases });
    const { seasons } = granted(await product.call(head, 'season.announce', { ...season, corrects }));
    const read = seasons.find((each) => String(each.year) === year)?.at;
    expect(await move(leader, lastPlace._id, 'restore', wrong)).toMatchObject({
      refusal: { code: 'seasonFull', message: expect.stringContaining('名额已经用完') },
    });
    granted(await product.call(head, 'season.announce', { ...season, corrects: read, places: cases + 1 }));
    granted(await move(leader, lastPlace._id, 'restore', wrong));
  });
});
