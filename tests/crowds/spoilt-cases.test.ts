import type { Case } from '../../core/case/case';
import type { Result } from '../../core/kernel/result';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, freshIdentity, year } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { handle } from '../support/cast';
import { pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { collection, leftInstead, putBack, spoil } from '../support/store-console';

const { story, wang, luo, lin, checker, head, leader, treasurer, hands } = aidCentre();
// Before there is anybody else at the desk: both lie with 林海燕.
const handed = [3, 2].map((days) => story.submit(luo, 'appeal', pay, daysAgo(days)));
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const administrator = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const li = story.staff('staff-li', '李敏', '13900000003', 'townOfficer', 'town:xianghu', '干事');
const handIn = (at: string) =>
  story.submit(wang, 'scholarship', filledIn(story, wang, { area: 'town:jiubao', identity: freshIdentity() }), at);
const left = Object.entries(leftInstead);
const states = ['checked', 'published', 'awarded'] as const;
const ago = { checked: 12, published: 12, awarded: 44 };
/** In each state one for whatever somebody may leave in the place of a field, and one that she leaves alone. */
const ofState = (state: (typeof states)[number]) =>
  [...left, ['alone']].map(() => take(story, handIn(daysAgo(ago[state])), hands, state));
const cases = states.map(ofState);
const all = cases.flat();
const [checkedId = '', publishedId = '', awardedId = ''] = cases.map((those) => those.at(-1)?._id);
const fields = Object.keys(cases[0]?.[0] ?? {}).filter((field) => field !== '_id');
const inside = [
  ...['owner.name', 'owner.phone', 'officer.id', 'officer.name', 'answers.student', 'answers.employer', 'grant.paidOn'],
  ...[
    'grant.amountFen',
    'grant.label',
    'deadline.day',
    'deadline.clock',
    'notice.since',
    'notice.until',
    'notice.unit',
  ],
  ...[
    'timeline.0',
    'timeline.0.by',
    'timeline.0.by.id',
    'timeline.1.action',
    'shown.0',
    'papers.0',
    'answers.cardNumber',
  ],
];

let product: Product;
let whole: Case[];
beforeAll(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents() });
  whole = await Promise.all(all.map(({ _id }) => readCaseOf(_id)));
});
afterAll(() => product.stop());

/** Nobody's allowance is what is looked at here. */
async function refresh() {
  const { readers } = await import('../../cloudfunctions/shared/pace');
  readers.clear();
  await (await collection('limits')).where({}).remove();
}

/** A key that is unique cannot be left in two places. */
const leave = (one: Case | undefined, field: string, value: unknown) =>
  spoil('cases', one?._id ?? '', field, value).catch(() => undefined);

/** Every list in which cases stand, each as somebody who reads it. */
const lists: Record<string, () => Promise<Result<unknown>>> = {
  mine: () => product.call(wang, 'case.mine', {}),
  home: () => product.call(wang, 'home.open', {}),
  data: () => product.call(wang, 'me.data', {}),
  queue: () => product.call(treasurer, 'case.queue', { queue: 'mine', desk: '' }),
  desk: () => product.call(leader, 'case.queue', { queue: 'desk', desk: 'aid' }),
  search: () => product.call(leader, 'case.search', { text: wang.name }),
  season: () => product.call(leader, 'figures.records', { figure: 'scholarship.state.published', year }),
  records: () => product.call(leader, 'figures.records', { desk: 'finance', year, figure: 'cases.underway' }),
  checked: () => product.call(checker, 'season.checked', { year }),
  payments: () => product.call(treasurer, 'payment.list', {}),
  sheet: () => product.call(treasurer, 'payment.sheet', {}),
  notices: () => product.call(luo, 'notice.list', {}),
};

/** What was left alone, where it must stand. */
const honestIn: Partial<Record<string, string>> = {
  ...{ payments: awardedId, sheet: awardedId, season: publishedId, checked: checkedId },
  ...{ notices: publishedId, queue: awardedId },
};

describe('a field of some cases in whose place somebody left something else', () => {
  it.each([...fields, 'stamp', 'carried', ...inside])('takes no list down: %s', async (field) => {
    await refresh();
    await Promise.all(cases.flatMap((those) => left.map(([, value], at) => leave(those[at], field, value))));
    const replies = await Promise.all(Object.entries(lists).map(async ([name, call]) => [name, await call()] as const));
    const troubles = replies.flatMap(([name, reply]) => {
      if (!reply.ok) return [`${name}: ${codeOf(reply)}`];
      return JSON.stringify(reply.value).includes(honestIn[name] ?? '') ? [] : [`${name}: nothing else is in it`];
    });
    await putBack('cases', whole);
    expect(troubles).toEqual([]);
  });
});

describe('one case in which somebody left something else in the place of a field', () => {
  const opened = async (caseId: string) => codeOf(await product.call(auditor, 'case.open', { caseId }));

  it.each([...fields, 'stamp', 'carried', ...inside])(
    'opens and is let go on, or neither, in words: %s',
    async (field) => {
      const [one] = cases[2] ?? [];
      const caseId = one?._id ?? '';
      const { brokenAlarms } = await import('../../cloudfunctions/shared/judge');
      for (const [what, value] of left) {
        await refresh();
        await spoil('cases', caseId, field, value);
        const looked = await opened(caseId);
        const [alarm = ''] = brokenAlarms(await readCaseOf(caseId));
        const reply = await product.call(auditor, 'case.attest', {
          caseId,
          alarm,
          note: '已与纸质材料逐项核对，没有出入。',
        });
        const words = reply.ok ? '' : reply.refusal.message;
        // What lies beside the steps, and what was as it is, leaves nothing to be let go on.
        const fits = looked === 'accepted' && codeOf(reply) === 'wrongState' && !words.includes('恢复不了');
        const neither = looked === 'notFound' && words.includes('恢复不了');
        const goesOn = reply.ok && looked === 'accepted' && (await opened(caseId)) === 'accepted';
        expect({ what, looked, reply, held: fits || neither || goesOn }).toMatchObject({ held: true });
        await putBack(
          'cases',
          whole.filter(({ _id }) => _id === caseId),
        );
      }
    },
  );

  it('stops none of the others that are published or handed over with it, nor the calendar', async () => {
    await refresh();
    const [toPublish, isPublished] = cases;
    const spoiltOnes = [toPublish?.[0], isPublished?.[0], handed[0]].map((one) => one?._id ?? '');
    for (const id of spoiltOnes) await spoil('cases', id, 'timeline', 'x');
    const named = toPublish?.slice(0, 2).map(({ _id: id, version }) => ({ id, version })) ?? [];
    expect(granted(await product.call(head, 'season.publish', { year, cases: named }))).toEqual({ moved: 1, left: 1 });
    const leave = () => product.call(administrator, 'staff.leave', { handle: handle(lin), successor: handle(li) });
    expect(granted(await leave())).toMatchObject({ moved: 1, left: 1 });
    expect(await leave()).toMatchObject({
      refusal: { code: 'brokenCase', message: expect.stringContaining(handed[0]?.number ?? 'none') },
    });
    await (await collection('alarms')).where({}).remove();
    await product.work('2099-01-01T00:00:00.000Z', ['days', 'officers']);
    expect((await readCaseOf(publishedId)).status).toBe('noticed');
    const { rows } = granted(await product.call(auditor, 'alarm.list', { settled: false }));
    expect(rows).toMatchObject([{ kind: 'brokenCase', caseId: spoiltOnes[1] }]);
  });
});
