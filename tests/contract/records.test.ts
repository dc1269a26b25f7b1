import type { Input } from '../../core/contract';
import type { Person } from '../../core/union/people';
import { Story } from '../../local/worlds/story';
import { application, aSeason, inventedIdentity, take } from '../../local/worlds/students';
import { ruijinUnion } from '../../local/worlds/union';
import { valuesOf } from '../support/figures';
import { vault } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const seasons = [2025, 2026].map((year) => aSeason(`${year}-09-01`));
const story = new Story(ruijinUnion, vault, seasons);
const yang = story.worker('worker-yang', '杨美兰', '13800000005');
const lin = story.staff('staff-lin', '林海燕', '13900000002', 'townOfficer', 'town:xianghu', '副主席');
const deng = story.staff('staff-deng', '邓丽萍', '13900000004', 'windowClerk', 'aid', '窗口');
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const guo = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const hands = {
  verifier: story.staff('staff-ma', '马兰', '13900000077', 'windowClerk', 'aid', '窗口'),
  checker: story.staff('staff-xiao', '肖丽', '13900000013', 'caseOfficer', 'aid', '干事'),
  head: story.staff('staff-wen', '温建华', '13900000014', 'approver', 'aid', '主任'),
  leader: story.staff('staff-zhou', '周文斌', '13900000006', 'leader', 'office', '副主席'),
  treasurer: story.staff('staff-xu', '许惠芳', '13900000007', 'treasurer', 'finance', '会计'),
};

/** An application of 杨美兰 for her child number `child`, from a workplace without a union of its own. */
function apply(child: number, day: string) {
  const identity = inventedIdentity('2008-03-12', child);
  const answers = application(story, yang, '杨小梅', { identity, area: 'elsewhere' });
  return story.submit(yang, 'scholarship', answers, `${day}T03:00:00.000Z`);
}
take(story, apply(1, '2025-08-10'), hands, 'paid');
take(story, apply(1, '2026-08-10'), hands, 'paid');
take(story, apply(2, '2026-08-11'), hands, 'paid');
take(story, apply(3, '2026-08-12'), hands, 'checked');
for (let child = 10; child < 32; child += 1) apply(child, `2026-09-${child - 9 < 10 ? '0' : ''}${child - 9}`);

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const records = async (who: Person, input: Input<'figures.records'>) =>
  granted(await product.call(who, 'figures.records', input));
const opened = async (...asked: Parameters<typeof records>) =>
  (await records(...asked)).rows.map((row) => row.case?.openedAt.slice(0, 10));
const paid = 'scholarship.state.paid';
const fresh = 'scholarship.fresh';
const continuing = 'scholarship.continuing';
const ever = 'scholarship.instalmentsCumulative';

describe('the records behind a figure', () => {
  it('are exactly those that were counted; of what happened in one round trip more', async () => {
    const ids = ['submitted', 'checked', 'paid'].map((state) => `scholarship.state.${state}`);
    const asked = [...ids, fresh, continuing, ever, 'scholarship.studentsCumulative'];
    expect(Object.values(await valuesOf(product, deng, asked, { year: '2026' }))).toEqual([22, 1, 2, 1, 1, 3, 2]);
    product.proxy.trips();
    expect(await opened(deng, { year: '2026', figure: 'scholarship.state.checked' })).toEqual(['2026-08-12']);
    expect(product.proxy.trips()).toBe(2);
    expect(await opened(deng, { year: '2026', figure: paid })).toEqual(['2026-08-11', '2026-08-10']);
    expect(await opened(deng, { year: '2026', figure: fresh })).toEqual(['2026-08-11']);
    expect(await opened(deng, { year: '2026', figure: continuing })).toEqual(['2026-08-10']);
    product.proxy.trips();
    expect((await opened(deng, { year: '2026', figure: ever })).sort()).toEqual([
      '2025-08-10',
      '2026-08-10',
      '2026-08-11',
    ]);
    expect(product.proxy.trips()).toBe(3);
  });

  it('come in pages, the newest first, none twice and none left out', async () => {
    const input = { year: '2026', figure: 'scholarship.state.submitted' };
    const first = await records(deng, input);
    const rest = await records(deng, { ...input, cursor: first.next ?? '' });
    expect([first.rows.length, rest.rows.length, rest.next]).toEqual([20, 2, null]);
    const days = [...first.rows, ...rest.rows].map((row) => row.case?.openedAt);
    expect(new Set(days).size).toBe(22);
    expect(days).toEqual([...days].sort().reverse());
  });

  it('are for the aid centre and for those who oversee everything, and for nobody else', async () => {
    const input = { year: '2026', figure: paid };
    for (const who of [deng, hands.head, hands.leader, guo]) expect(await opened(who, input)).toHaveLength(2);
    for (const who of [lin, sun, hands.treasurer, yang]) {
      expect(codeOf(await product.call(who, 'figures.records', input))).toBe('forbidden');
    }
  });

  it('carry no name, and say which of them the reader may open', async () => {
    for (const figure of [paid, ever])
      for (const who of [deng, hands.checker, guo]) {
        const { rows } = await records(who, { year: '2026', figure });
        expect(rows.length).toBeGreaterThan(1);
        expect(JSON.stringify(rows)).not.toMatch(/杨美兰|杨小梅|13800000005|timeline/);
        for (const { id, readable } of rows.flatMap((row) => row.case ?? [])) {
          expect([readable, codeOf(await product.call(who, 'case.open', { caseId: id }))]).toEqual(
            who === deng ? [false, 'notFound'] : [true, 'accepted'],
          );
        }
      }
  });
});

describe('a list', () => {
  const year = '2026';
  /** Every entry of a timeline has it, and nothing else of a case. */
  const ofEntries = 'bodyHash';

  it('brings no timeline out of the store, whose length has no end', async () => {
    const lists = [
      () => product.call(yang, 'home.open', {}),
      () => product.call(yang, 'case.mine', {}),
      () => product.call(deng, 'case.queue', { queue: 'desk', desk: 'aid' }),
      () => product.call(deng, 'case.search', { text: '杨美兰' }),
      () => product.call(deng, 'figures.records', { year, figure: 'scholarship.state.submitted' }),
      () => product.call(guo, 'figures.records', { desk: 'aid', year, figure: 'cases.opened' }),
      () => product.call(deng, 'desk.today', {}),
    ];
    for (const list of lists) {
      product.proxy.answers();
      granted<unknown>(await list());
      expect([String(list), product.proxy.answers().includes(ofEntries)]).toEqual([String(list), false]);
    }
    granted(await product.call(yang, 'case.open', { caseId: story.cases[0]?._id ?? '' }));
    expect(product.proxy.answers()).toContain(ofEntries);
  });
});
