import { catalogueOf } from '../../core/case/catalogue';
import { ruleSets } from '../../core/domains/rules';
import { services } from '../../core/domains/services';
import { dayOf } from '../../core/kernel/day';
import { deputies, handle, staff, everybody as story } from '../support/cast';
import { figuresOf, recordsBehind } from '../support/figures';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { cardRules, unionCard } from '../support/union-card';

const card = unionCard();
const house = catalogueOf({ services: [...services, card], rules: [...ruleSets, cardRules] });
const year = dayOf(new Date().toISOString()).slice(0, 4);
const wang = story.worker('worker-card', '王立新', '13800000090', { area: 'town:xianghu' });
const answers = { name: wang.name, phone: wang.phone };
const colleagues = [staff.officer, ...Object.values(deputies)];

let product: Product;
const cases: Record<'approved' | 'returned' | 'asked', string> = { approved: '', returned: '', asked: '' };
/** Who has the case; it went to whoever had the fewest. */
const officerOf = async (caseId: string) => {
  const name = granted(await product.call(staff.leader, 'case.open', { caseId })).officer;
  const officer = colleagues.find((one) => one.name === name);
  if (!officer) throw new Error(`${name} has no post`);
  return officer;
};

beforeAll(async () => {
  product = await startProduct({ documents: story.documents() }, house);
  for (const [state, action] of [
    ['approved', 'give'],
    ['returned', 'sendBack'],
    ['asked', undefined],
  ] as const) {
    const { caseId, version } = granted(await product.call(wang, 'case.submit', { kind: card.kind, answers }));
    cases[state] = caseId;
    if (action === undefined) continue;
    const move = { caseId, version, action, input: {} };
    expect(granted(await product.call(await officerOf(caseId), 'case.move', move)).status).toBe(state);
  }
});
afterAll(() => product.stop());

describe('a service in a few lines, whose states are called like those of another', () => {
  it('is handed in, routed and closed; another service by that name there is none', async () => {
    expect(granted(await product.call(wang, 'case.open', { caseId: cases.asked }))).toMatchObject({
      title: card.title,
      number: expect.stringMatching(/^HY-\d{4}-/),
      desk: '市总权益保障部',
      state: { label: '待补办' },
    });
    expect(codeOf(await product.call(wang, 'case.submit', { kind: 'nothing', answers }))).toBe('invalidInput');
  });

  it('is at home and in her list, open and closed as its own flow says', async () => {
    const { open } = granted(await product.call(wang, 'home.open', {}));
    expect(open.map(({ id }) => id)).toEqual([cases.asked]);
    const { rows } = granted(await product.call(wang, 'case.mine', {}));
    expect(rows.map(({ state }) => state.label).sort()).toEqual(['已补办', '已退回', '待补办'].sort());
  });

  it('is in the queue of its desk under the filters that it belongs to, and counted there once', async () => {
    const officer = await officerOf(cases.asked);
    const queue = async (filter?: 'fresh' | 'waiting') =>
      granted(await product.call(officer, 'case.queue', { queue: 'desk', desk: 'rights', ...(filter && { filter }) }))
        .rows.map(({ id }) => id)
        .filter((id) => Object.values(cases).includes(id));
    expect(await queue()).toEqual([cases.asked]);
    expect(await queue('fresh')).toEqual([cases.asked]);
    // What is `returned` waits for the applicant in an award, and is over here.
    expect(await queue('waiting')).toEqual([]);
    const decide = { queue: 'decide', desk: '' } as const;
    expect(granted(await product.call(staff.leader, 'case.queue', decide)).rows).toEqual([]);
    expect(granted(await product.call(officer, 'desk.today', {}))).toMatchObject({ fresh: 1, waiting: 0 });
  });

  it('is found by its number', async () => {
    const { number } = granted(await product.call(wang, 'case.open', { caseId: cases.approved }));
    const found = granted(await product.call(await officerOf(cases.approved), 'case.search', { text: number }));
    expect(found.rows.map(({ id }) => id)).toEqual([cases.approved]);
  });

  it('is in each figure once, with the records behind it', async () => {
    const scope = { desk: 'rights', year };
    const ids = ['cases.opened', 'cases.done', 'cases.underway', 'cases.ended'];
    const figures = await figuresOf(product, staff.leader, ids, scope);
    expect([...figures.values()].map(({ value }) => value)).toEqual([3, 1, 1, 1]);
    expect(figures.get('cases.opened')?.topics).toEqual([{ topic: card.kind, label: card.title, value: 3 }]);
    for (const [figure, state] of [
      ['cases.done', 'approved'],
      ['cases.ended', 'returned'],
      ['cases.underway', 'asked'],
    ] as const) {
      const rows = await recordsBehind(product, staff.leader, { ...scope, figure });
      expect(rows.map((row) => row.case?.id)).toEqual([cases[state]]);
    }
  });

  it('is told to her among what the union keeps, with who read it; her draft of it is kept', async () => {
    const draft = { kind: card.kind, draft: '{"typed":{}}', base: null };
    granted(await product.call(wang, 'draft.save', draft));
    const kept = granted(await product.call(wang, 'me.data', {}));
    expect(kept.cases).toEqual([expect.objectContaining({ title: card.title, count: 3 })]);
    expect(kept.drafts).toEqual([expect.objectContaining({ title: card.title })]);
    expect(codeOf(await product.call(wang, 'draft.save', { ...draft, kind: 'nothing' }))).toBe('badRequest');
  });

  it('is closed to strangers and to colleagues of another desk, and is handed over with its officer', async () => {
    const stranger = { _id: 'openid-stranger', name: '', phone: '' };
    expect(codeOf(await product.call(stranger, 'case.open', { caseId: cases.asked }))).toBe('notFound');
    expect(codeOf(await product.call(staff.wrongDesk, 'case.open', { caseId: cases.asked }))).toBe('notFound');
    const leaving = await officerOf(cases.asked);
    const successor = colleagues.find((one) => one._id !== leaving._id && one.staff?.desk === 'rights');
    if (!successor) throw new Error('nobody is left');
    const handover = { handle: handle(leaving), successor: handle(successor) };
    expect(granted(await product.call(staff.administrator, 'staff.leave', handover))).toMatchObject({ moved: 1 });
    expect(await officerOf(cases.asked)).toBe(successor);
  });
});
