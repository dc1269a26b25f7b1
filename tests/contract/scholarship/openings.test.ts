import fc from 'fast-check';
import type { Case } from '../../../core/case/case';
import type { Opening } from '../../../core/opening';
import type { Person } from '../../../core/union/people';
import { take, type Until } from '../../../local/worlds/students';
import { openRecords } from '../../../scripts/backup/records';
import { verify } from '../../../scripts/verify/verify';
import { aidCentre, daysAgo, filledIn, freshIdentity, today, year } from '../../support/aid-centre';
import { readCaseOf } from '../../support/cases';
import { valuesOf } from '../../support/figures';
import { vault } from '../../support/office';
import { honest } from '../../support/papers';
import { codeOf, granted, type Product, startProduct } from '../../support/product';
import { upload } from '../../support/upload';

const { story, wang, luo, checker, head, leader, treasurer, hands } = aidCentre();
const administrator = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const rightsHead = story.staff('staff-fang', '方正平', '13900000005', 'approver', 'rights', '部长');

// The world's first season is last year's: what is older is entered.
const ago = (years: number) => Number(year) - 1 - years;
const inLastSeason = daysAgo(Math.round((Date.parse(today) - Date.parse(`${Number(year) - 1}-08-10`)) / 86_400_000));
const handedIn = (who: Person, identity: string, until: Until, at = daysAgo(45)) =>
  take(
    story,
    story.submit(who, 'scholarship', filledIn(story, who, { identity, area: 'town:jiubao' }), at),
    hands,
    until,
  );

const students = {
  over: freshIdentity(),
  third: freshIdentity(),
  late: freshIdentity(),
  known: freshIdentity(),
};
const over = handedIn(wang, students.over, 'reviewed');
const third = handedIn(wang, students.third, 'awarded');
const late = handedIn(luo, students.late, 'approved');
handedIn(luo, students.known, 'paid', inLastSeason);

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

interface List {
  year?: number;
  source?: string;
  confirmed?: boolean;
}
const enter = (who: Person | string, lines: readonly string[], { confirmed = true, ...part }: List = {}) =>
  product.call(who, 'opening.enter', {
    year: ago(1),
    source: '2023年花名册第3页',
    lines: lines.join('\n'),
    confirmed,
    ...part,
  });
const takeBack = (who: Person, roster: string, identity?: string) =>
  product.call(who, 'opening.takeBack', { roster, reason: '金额录错，重新录入。', ...(identity ? { identity } : {}) });
const listed = async (who: Person = head) => granted(await product.call(who, 'opening.list', {})).rosters;
/** What was ever paid, and what of it was entered here: students, instalments, fen. */
const ever = async () => {
  const of = ['students', 'instalments', 'paid'];
  const asked = [...of.map((id) => `scholarship.${id}Cumulative`), ...of.map((id) => `scholarship.${id}Entered`)];
  return Object.values(await valuesOf(product, leader, asked, { year }));
};

async function move(who: Person, caseId: string, action: string, input: Record<string, unknown> = {}) {
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input });
}
async function documentsOf<T>(name: string): Promise<T[]> {
  const { database } = await import('../../../cloudfunctions/shared/store/database');
  const { data } = await database.collection(name).where({}).limit(1000).get();
  return data;
}

describe('a list of a year before the product', () => {
  it('is looked through line by line, and nothing of it is stored before that was confirmed', async () => {
    const [one, two] = [freshIdentity(), freshIdentity()];
    const lines = [`${one} 1000`, '36078120080101 1000', '', `${two} 多少`, `${one}\t1,000元`, `${two}，1500.50`];
    const reply = granted(await enter(head, lines, { confirmed: false }));
    expect(reply).toEqual({
      stored: false,
      count: 2,
      amountFen: 250_050,
      wrong: [
        { line: 2, why: expect.stringContaining('身份证号码不对') },
        { line: 4, why: expect.stringContaining('金额没有看懂') },
        { line: 5, why: '和第 1 行是同一名学生，一年只录一次。' },
      ],
    });
    expect(await documentsOf('openings')).toEqual([]);
    const [first, second] = reply.wrong;
    const third = { line: 5, why: expect.stringContaining('和另一行是同一名学生') };
    expect(granted(await enter(head, lines))).toEqual({ ...reply, stored: true, wrong: [first, second, third] });
    expect(await listed()).toMatchObject([
      { year: String(ago(1)), count: 2, amountFen: 250_050, by: '温建华', source: '2023年花名册第3页', mine: true },
    ]);
  });

  it('keeps no number, and shows none again', async () => {
    const identity = freshIdentity();
    const reply = granted(await enter(head, [`刘小兰 ${identity} 1000`, `${identity} 刘小兰 1000`]));
    expect(reply.count).toBe(1);
    const kept = JSON.stringify([await documentsOf('openings'), await documentsOf('rosters'), await listed(), reply]);
    expect(kept).not.toContain(identity);
    expect(kept).not.toContain('刘小兰');
    expect(kept).not.toContain(identity.slice(0, 14));
  });

  it('is entered by the aid centre’s head or an administrator, and read by those who oversee', async () => {
    const lines = [`${freshIdentity()} 1000`];
    for (const who of [rightsHead, checker, leader, wang]) expect(codeOf(await enter(who, lines))).toBe('forbidden');
    expect(codeOf(await enter(administrator, lines))).toBe('accepted');
    expect((await listed(leader)).length).toBe((await listed()).length);
    expect(codeOf(await product.call(rightsHead, 'opening.list', {}))).toBe('forbidden');
  });

  it('is of a year that has no season here, and its source names nobody', async () => {
    const lines = [`${freshIdentity()} 1000`];
    expect(await enter(head, lines, { year: Number(year) - 1 })).toMatchObject({
      refusal: { fields: { year: expect.stringContaining('都在系统里办理') } },
    });
    expect(await enter(head, lines, { year: ago(20) })).toMatchObject({
      refusal: { fields: { year: expect.any(String) } },
    });
    expect(await enter(head, lines, { source: `花名册 ${freshIdentity()}` })).toMatchObject({
      refusal: { fields: { source: expect.stringContaining('不要写身份证号码') } },
    });
  });

  it('names a student once, whoever enters her and however simultaneously', async () => {
    const identity = freshIdentity();
    const before = await ever();
    const both = await Promise.all([enter(head, [`${identity} 1000`]), enter(administrator, [`${identity} 3000`])]);
    expect(both.map((reply) => granted(reply).count).sort()).toEqual([0, 1]);
    expect(granted(await enter(head, [`${identity} 1000`])).wrong).toMatchObject([{ line: 1 }]);
    const after = await ever();
    expect([0, 1].map((at) => (after[at] ?? 0) - (before[at] ?? 0))).toEqual([1, 1]);
  });

  it('sent again with the same submitId is the same list', async () => {
    const input = { year: ago(1), source: '花名册', lines: `${freshIdentity()} 1000`, confirmed: true };
    const id = 'a'.repeat(32);
    const first = granted(await product.call(head, 'opening.enter', input, id));
    expect(granted(await product.call(head, 'opening.enter', input, id))).toEqual(first);
    expect(first.count).toBe(1);
  });

  it('is taken back by somebody else, student by student or whole, and can be entered anew', async () => {
    const [one, two] = [freshIdentity(), freshIdentity()];
    granted(await enter(head, [`${one} 1000`, `${two} 2000`], { source: '要撤的一份' }));
    const find = async () => (await listed(administrator)).find(({ source }) => source === '要撤的一份');
    const { id = '' } = (await find()) ?? {};
    expect(codeOf(await takeBack(head, id))).toBe('fourEyes');
    expect(await takeBack(administrator, id, freshIdentity())).toMatchObject({
      refusal: { fields: { identity: expect.any(String) } },
    });
    for (const _again of [1, 2]) expect(granted(await takeBack(administrator, id, one))).toEqual({ takenBack: 1 });
    expect(await find()).toMatchObject({ count: 1, amountFen: 200_000, takenBack: 1 });
    expect(granted(await enter(administrator, [`${one} 1100`])).count).toBe(1);
    expect(granted(await takeBack(administrator, id))).toEqual({ takenBack: 1 });
    expect(await find()).toMatchObject({ count: 0, takenBack: 1 });
    const again = (await documentsOf<Opening>('openings')).find(({ _id }) =>
      _id.endsWith(vault.blind(`identity:${one}`)),
    );
    expect(again?.history.map(({ action, by, amountFen }) => `${action} ${by.name} ${amountFen}`)).toEqual([
      'enter 温建华 100000',
      'takeBack 孙宇 100000',
      'enter 孙宇 110000',
    ]);
  });
});

describe('what a student was paid before the product', () => {
  const enterYears = async (identity: string, years: number) => {
    for (let back = 1; back <= years; back += 1)
      granted(await enter(head, [`${identity} 1000`], { year: ago(back), source: `${ago(back)}年花名册` }));
  };

  it('is read by whoever weighs her case, and ends it at the check; whoever applies learns nothing', async () => {
    await enterYears(students.over, 4);
    const { record } = granted(await product.call(checker, 'case.open', { caseId: over._id }));
    expect(record[0]).toEqual({ label: `${ago(4)}年已资助`, value: `1,000 元，依据：${ago(4)}年花名册` });
    expect(record.filter(({ label }) => label.endsWith('已资助'))).toHaveLength(4);
    expect(granted(await product.call(wang, 'case.open', { caseId: over._id })).record).toEqual([]);
    const weighed = { category: 'deep', stage: 'university', opinion: '同意资助。' };
    expect(codeOf(await move(checker, over._id, 'check', weighed))).toBe('awardOver');
    const proof = [{ fileId: await upload(product.cloud, luo, honest.png ?? Buffer.alloc(0)), name: '录取通知书' }];
    const answers = { ...filledIn(story, luo, { identity: students.over }), proof };
    expect(codeOf(await product.call(luo, 'case.submit', { kind: 'scholarship', answers }))).toBe('accepted');
  });

  it('counts as years at the payment: she is continuing, and her next year is told by it', async () => {
    await enterYears(students.third, 3);
    granted(await move(treasurer, third._id, 'pay', { paidOn: today, voucher: '记-11-008' }));
    expect(await readCaseOf(third._id)).toMatchObject({ status: 'paid', turn: 4 });
    expect(await valuesOf(product, leader, ['scholarship.continuing'], { year })).toEqual({
      'scholarship.continuing': 1,
    });
  });

  it('entered while her case is already on its way is found at the last decision, and may be declined there', async () => {
    await enterYears(students.late, 4);
    expect(codeOf(await move(leader, late._id, 'confirm'))).toBe('awardOver');
    // Edited in the store to stand no more, it counts all the same, and the auditors are told.
    const { database } = await import('../../../cloudfunctions/shared/store/database');
    const lists = (await documentsOf<Opening>('openings')).filter(({ personKey }) => personKey === late.personKey);
    await database
      .collection('openings')
      .doc(lists[0]?._id ?? '')
      .update({ standing: false });
    expect(codeOf(await move(leader, late._id, 'confirm'))).toBe('awardOver');
    expect(granted(await product.call(auditor, 'alarm.list', { settled: false })).rows).toEqual([
      expect.objectContaining({ kind: 'brokenOpening', about: expect.stringContaining('仍按已资助计算') }),
    ]);
    await database
      .collection('openings')
      .doc(lists[0]?._id ?? '')
      .update({ standing: true });
    granted(await move(leader, late._id, 'decline', { reason: '已经连续资助四年，今年不再资助。' }));
  });

  it('is not entered once more for a year that was paid here', async () => {
    const { paidIn } = await import('../../../cloudfunctions/shared/store/openings');
    const key = vault.blind(`identity:${students.known}`);
    const paid = await paidIn(String(Number(year) - 1), [key]);
    expect(paid.map(({ personKey }) => personKey)).toEqual([key]);
  });
});

describe('the figures of all years', () => {
  /** Counted by somebody who reads case after case and entry after entry. */
  async function counted() {
    const paid = (await documentsOf<Case>('cases')).filter(({ status }) => status === 'paid');
    const entered = (await documentsOf<Opening>('openings')).filter(({ standing }) => standing);
    const sums = [...paid.map(({ grant }) => grant?.amountFen ?? 0), ...entered.map(({ amountFen }) => amountFen)];
    return [
      new Set([...paid, ...entered].map(({ personKey }) => personKey)).size,
      sums.length,
      sums.reduce((sum, each) => sum + each, 0),
      new Set(entered.map(({ personKey }) => personKey)).size,
      entered.length,
      entered.reduce((sum, { amountFen }) => sum + amountFen, 0),
    ];
  }

  it('are what somebody counts who reads everything, whatever is entered and taken back', async () => {
    expect(await ever()).toEqual(await counted());
    const people = [students.known, students.third, freshIdentity(), freshIdentity()];
    const act = fc.record({
      back: fc.integer({ min: 1, max: 5 }),
      amounts: fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 4, maxLength: 4 }),
      those: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
      takes: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(act, async ({ back, amounts, those, takes }) => {
        const lines = those.map((at) => `${people[at]} ${amounts[at]}`);
        granted(await enter(head, lines, { year: ago(back), source: `第${back}份` }));
        const [newest] = await listed(administrator);
        if (takes && newest && newest.count > 0 && !newest.mine) granted(await takeBack(administrator, newest.id));
        expect(await ever()).toEqual(await counted());
      }),
      { numRuns: 12 },
    );
  });

  it('and what lies in the store are looked through by verify', async () => {
    const look = async () => {
      const records = await openRecords(product.cloud.dataDir);
      const { findings } = await verify(records, vault);
      records.close();
      return findings.filter((each) => each.startsWith('openings'));
    };
    expect(await look()).toEqual([]);
    const { database } = await import('../../../cloudfunctions/shared/store/database');
    const [one] = await documentsOf<Opening>('openings');
    await database
      .collection('openings')
      .doc(one?._id ?? '')
      .update({ amountFen: 1 });
    expect(await look()).toEqual([
      expect.stringContaining('not as the cloud stored it'),
      expect.stringContaining('not the one that was entered'),
    ]);
  });
});
