import type { Input } from '../../core/contract';
import type { Person } from '../../core/union/people';
import { Story } from '../../local/worlds/story';
import { application, aSeason, inventedIdentity, take } from '../../local/worlds/students';
import { ruijinUnion } from '../../local/worlds/union';
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

const records = async (who: Person, input: Input<'season.cases'>) =>
  granted(await product.call(who, 'season.cases', input));
const opened = async (...asked: Parameters<typeof records>) =>
  (await records(...asked)).rows.map(({ openedAt }) => openedAt.slice(0, 10));

describe('the records behind a figure', () => {
  it('are exactly those that were counted, in two round trips', async () => {
    const { states, paid, everPaid } = granted(await product.call(deng, 'season.figures', { year: '2026' }));
    expect(states.map(({ status, count }) => [status, count])).toEqual([
      ['submitted', 22],
      ['checked', 1],
      ['paid', 2],
    ]);
    expect([paid.fresh, paid.continuing, everPaid.instalments, everPaid.students]).toEqual([1, 1, 3, 2]);
    product.proxy.trips();
    expect(await opened(deng, { year: '2026', status: 'checked' })).toEqual(['2026-08-12']);
    expect(product.proxy.trips()).toBe(2);
    expect(await opened(deng, { year: '2026', status: 'paid' })).toEqual(['2026-08-11', '2026-08-10']);
    expect(await opened(deng, { year: '2026', status: 'paid', turn: 'first' })).toEqual(['2026-08-11']);
    expect(await opened(deng, { year: '2026', status: 'paid', turn: 'later' })).toEqual(['2026-08-10']);
    expect(await opened(deng, { status: 'paid' })).toEqual(['2026-08-11', '2026-08-10', '2025-08-10']);
  });

  it('come in pages, the newest first, none twice and none left out', async () => {
    const first = await records(deng, { year: '2026', status: 'submitted' });
    const rest = await records(deng, { year: '2026', status: 'submitted', cursor: first.next ?? '' });
    expect([first.rows.length, rest.rows.length, rest.next]).toEqual([20, 2, null]);
    const days = [...first.rows, ...rest.rows].map(({ openedAt }) => openedAt);
    expect(new Set(days).size).toBe(22);
    expect(days).toEqual([...days].sort().reverse());
  });

  it('are for the aid centre and for those who oversee everything, and for nobody else', async () => {
    const input = { year: '2026', status: 'paid' };
    for (const who of [deng, hands.head, hands.leader, guo]) expect(await opened(who, input)).toHaveLength(2);
    for (const who of [lin, sun, hands.treasurer, yang]) {
      expect(codeOf(await product.call(who, 'season.cases', input))).toBe('forbidden');
    }
  });

  it('carry no name, and say which of them the reader may open', async () => {
    const input = { year: '2026', status: 'paid' };
    for (const who of [deng, hands.checker, guo]) {
      const { rows } = await records(who, input);
      expect(JSON.stringify(rows)).not.toMatch(/杨美兰|杨小梅|13800000005|timeline/);
      for (const { id, readable } of rows) {
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
      () => product.call(deng, 'season.cases', { year, status: 'submitted' }),
      () => product.call(guo, 'desk.cases', { desk: 'aid', year, figure: 'opened' }),
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
