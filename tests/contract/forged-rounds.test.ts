import { randomUUID } from 'node:crypto';
import { scholarship } from '../../core/domains/scholarship/scholarship';
import { type Round, roundMark } from '../../core/round/round';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, freshIdentity, today, year } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { pay, vault } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { collection } from '../support/store-console';

const { story, wang, luo, lin, checker, head, treasurer, hands } = aidCentre();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const reviewed = take(
  story,
  story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(20)),
  hands,
  'reviewed',
);
const _id = `scholarship:${year}`;
const [, round] = story.rounds;
if (round?._id !== _id) throw new Error('no season');

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents() });
});
afterEach(() => product.stop());

const edited = async (fields: Record<string, unknown>, id = _id) => (await collection('rounds')).doc(id).update(fields);
const raise = () => edited({ 'terms.deepUniversity': 9_999_900 });
const stored = async (): Promise<Round> => (await (await collection('rounds')).doc(_id).get()).data[0];
const check = { category: 'deep', stage: 'university', opinion: '同意资助。' };

async function move(who: Person, caseId: string, action: string, input: Record<string, unknown>) {
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input });
}

async function alarms(settled = false) {
  const { rows } = granted(await product.call(auditor, 'alarm.list', { settled }));
  return rows.filter(({ kind }) => kind === 'brokenSettings');
}

const attested = (id: string, submitId: string = randomUUID()) =>
  product.call(auditor, 'settings.attest', { id, note: '与会议纪要核对，金额无误。' }, submitId);

describe('a season that somebody changed in the store', () => {
  it('decides and spends nothing, and stops nothing else', async () => {
    await raise();
    expect(await move(checker, reviewed._id, 'check', check)).toMatchObject({
      refusal: { code: 'brokenSettings', message: expect.stringContaining('经审人员') },
    });
    expect(codeOf(await product.call(treasurer, 'payment.sheet', {}))).toBe('brokenSettings');
    expect(
      codeOf(await product.call(head, 'season.publish', { year, cases: [{ id: reviewed._id, version: 1 }] })),
    ).toBe('brokenSettings');
    granted(await product.call(sun, 'staff.invite', { name: '赵敏', title: '干事', role: 'leader', desk: 'office' }));
    const answers = { ...pay, name: wang.name, phone: wang.phone };
    const { caseId } = granted(await product.call(wang, 'case.submit', { kind: 'appeal', answers }));
    granted(await move(lin, caseId, 'accept', {}));
    expect((await readCaseOf(reviewed._id)).version).toBe(reviewed.version);
  });

  it('is put before the auditors by its name, and holds again as one of them lets it', async () => {
    await raise();
    await Promise.all([wang, luo, head].map((who) => product.call(who, 'home.open', {})));
    const [alarm, ...more] = await alarms();
    expect([more, alarm]).toMatchObject([[], { about: expect.stringContaining(`${year}年金秋助学的设置`) }]);
    const id = alarm?.id ?? '';
    const submitId = randomUUID();
    const first = granted(await attested(id, submitId));
    expect(first).toMatchObject({ open: false, findings: [{ by: '郭长青', mended: true }] });
    expect(granted(await attested(id, submitId))).toEqual(first);
    expect(codeOf(await attested(id))).toBe('wrongState');
    expect(roundMark.isAsStored(await stored(), { stamper: vault, allStamped: true })).toBe(true);
    granted(await product.call(treasurer, 'payment.sheet', {}));
  });

  it('is let hold only as it was when she looked at it', async () => {
    await raise();
    await product.call(wang, 'home.open', {});
    const id = (await alarms())[0]?.id ?? '';
    await edited({ places: 10_000 });
    expect(codeOf(await attested(id))).toBe('stale');
    expect(await alarms()).toHaveLength(2);
  });

  it('ends the alarm by itself where it was put right, once an auditor has written of it', async () => {
    await raise();
    await product.call(wang, 'home.open', {});
    const id = (await alarms())[0]?.id ?? '';
    granted(await product.call(auditor, 'alarm.settle', { id, note: '会议纪要上是 5,000 元。', wrong: true }));
    await edited({ 'terms.deepUniversity': round.terms.deepUniversity });
    expect([await alarms(), await alarms(true)]).toMatchObject([[], [{ id, fits: true, stands: false }]]);
  });

  it('gives no place away that it did not have, should it be changed while a step is stored', async () => {
    const { saveRound, storeStep } = await import('../../cloudfunctions/shared/store/claims');
    await raise();
    const before = await readCaseOf(reviewed._id);
    const [entry] = before.timeline;
    if (!entry) throw new Error('no entry');
    const { status, officer, desk, version, updatedAt } = before;
    const set = { status, officer, desk, version: version + 1, updatedAt, holdsPlace: true };
    expect(await storeStep(before, { set, entry, outgoing: [] }, scholarship, round)).toBe('stale');
    expect(await saveRound(round, round, scholarship, randomUUID())).toBe('stale');
  });

  it.each<[string, Record<string, unknown>]>([
    ['its places', { places: 41 }],
    ['its window', { closes: '2099-01-01' }],
    ['a budget', { budgetFen: 1 }],
    ['its version', { version: 7 }],
    ['a field that nobody knows', { surprise: 1 }],
    ['its stamp', { stamp: 'v1.0' }],
  ])('is found whatever it was: %s', async (_what, fields) => {
    await edited(fields);
    expect(codeOf(await move(checker, reviewed._id, 'check', check))).toBe('brokenSettings');
    expect(await alarms()).toHaveLength(1);
  });
});

describe('whatever lies among the rounds', () => {
  const submit = () => {
    const answers = filledIn(story, luo, { area: 'town:jiubao', identity: freshIdentity() });
    return product.call(luo, 'case.submit', {
      kind: 'scholarship',
      answers: { ...answers, name: '罗桂花', phone: '13800000009' },
    });
  };

  it('that is no round any more stops nobody who does not need it, and is no season', async () => {
    const { command } = await import('../../cloudfunctions/shared/store/database');
    await edited({ terms: command.set(5), opens: command.set(null) });
    granted(await product.call(wang, 'home.open', {}));
    expect(granted(await product.call(wang, 'season.list', {})).seasons.map((season) => season.year)).toEqual([
      Number(year) - 1,
    ]);
    expect(codeOf(await submit())).toBe('seasonClosed');
  });

  it('with a term more than is known here, as a later edition stores it, is a season like any other', async () => {
    const more: Round = { ...round, terms: { ...round.terms, meals: 3 } };
    const { database } = await import('../../cloudfunctions/shared/store/database');
    await database.collection('rounds').doc(_id).remove();
    await database.collection('rounds').add({ ...more, stamp: roundMark.stampOf(more, vault) });
    expect(granted(await product.call(wang, 'home.open', {})).season).toMatchObject({ year: Number(year) });
    expect(granted(await move(checker, reviewed._id, 'check', check))).toMatchObject({ status: 'checked' });
    expect(await alarms()).toEqual([]);
    expect(today.slice(0, 4)).toBe(year);
  });
});
