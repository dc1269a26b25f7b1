import { mostCounted } from '../../core/figures/figure';
import { sayFigure } from '../../core/figures/say';
import type { Payments } from '../../core/payments';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, year } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { figuresOf, valuesOf } from '../support/figures';
import { granted, type Product, startProduct } from '../support/product';

/** More than any page, and more than any answer that was ever cut off: 205 to be paid, 20,500 paid, 5,100 overdue. */
const toPay = 205;
const paidBefore = 20_500;
const overdue = 5_100;

const { story, wang, checker, leader, treasurer, hands } = aidCentre();
for (let n = 0; n < toPay; n += 1)
  take(
    story,
    story.submit(wang, 'scholarship', filledIn(story, wang, { area: 'town:jiubao' }), daysAgo(44)),
    hands,
    'awarded',
  );

const id = (kind: string, n: number) => `${kind}-${String(n).padStart(6, '0')}`;
/** As much of a case as a figure looks at; two instalments of each student. */
const paid = Array.from({ length: paidBefore }, (_, n) => ({
  _id: id('paid', n),
  onceKey: id('paid', n),
  kind: 'scholarship',
  season: year,
  status: 'paid',
  open: false,
  turn: n % 2 === 0 ? 1 : 2,
  personKey: `student-${Math.floor(n / 2)}`,
  grant: { amountFen: 100, paidOn: `${year}-01-02` },
}));
const rows = paid.map(({ _id: of, personKey, kind, season }) => {
  const [_id, on] = [`${of}:1:0`, `${year}-01-02`];
  const told = { fact: 'paid', kind, on, bookedOn: on, year, key: `${on}|${_id}`, desk: 'finance', round: season };
  const much = { count: 1, quantity: 1, unit: '人', amountFen: 100, person: personKey, part: null, reverses: null };
  return { _id, ...told, ...much, of: { collection: 'cases', id: of }, noted: `${on}T00:00` };
});
const late = Array.from({ length: overdue }, (_, n) => ({
  _id: id('late', n),
  onceKey: id('late', n),
  kind: 'appeal',
  status: 'accepted',
  open: true,
  desk: 'aid',
  year,
  officer: { id: checker._id, name: checker.name },
  dueKey: `2020-01-01|${id('late', n)}`,
}));

let product: Product;
beforeAll(async () => {
  const documents = story.documents();
  const cases = [...documents.cases, ...paid, ...late];
  product = await startProduct({ documents: { ...documents, cases, ledger: [...documents.ledger, ...rows] } });
});
afterAll(() => product.stop());

/** Every page of the list, or of the sheet. */
async function pagesOf(operation: 'payment.list' | 'payment.sheet'): Promise<Payments[]> {
  const pages: Payments[] = [];
  for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)?.next ?? null)
    pages.push(granted(await product.call(treasurer, operation, cursor === undefined ? {} : { cursor })));
  return pages;
}

describe('with hundreds of awards to be paid and tens of thousands paid', () => {
  it.each(['payment.list', 'payment.sheet'] as const)(
    '%s holds every one, and says so on each page',
    async (operation) => {
      const pages = await pagesOf(operation);
      const rows = pages.flatMap((page) => page.rows);
      expect([pages.length, rows.length, new Set(rows.map((row) => row.id)).size]).toEqual([3, toPay, toPay]);
      const amountFen = rows.reduce((sum, row) => sum + row.amountFen, 0);
      expect(pages.map(({ due }) => due)).toEqual(pages.map(() => ({ count: toPay, amountFen })));
      const whole = rows.filter(({ card }) => /^\d{16,19}$/.test(card));
      expect(whole).toHaveLength(operation === 'payment.sheet' ? toPay : 0);
    },
  );

  it('the look at the sheet is noted on the last page too', async () => {
    const last = (await pagesOf('payment.list')).at(-1)?.rows.at(-1);
    expect((await readCaseOf(last?.id ?? '')).reveals).toMatchObject([{ by: treasurer._id }]);
  });

  it('figures of what happened are exact however many there are, before they are added up and after', async () => {
    const ever = ['students', 'instalments', 'paid'].map((id) => `scholarship.${id}Cumulative`);
    const exact = async () =>
      Object.values(await valuesOf(product, leader, [...ever, 'scholarship.paidInRound'], { year }));
    const due = [paidBefore / 2, paidBefore, paidBefore * 100, paidBefore * 100];
    expect(await exact()).toEqual(due);
    await product.work(new Date().toISOString(), ['totals']);
    product.proxy.trips();
    expect(await exact()).toEqual(due);
    expect(product.proxy.trips()).toBe(2);
  });

  it('counts of what stands so now say where there are more than are counted', async () => {
    const ids = ['scholarship.state.paid', 'scholarship.fresh', 'cases.overdue'];
    const figures = await figuresOf(product, leader, ids, { desk: 'aid', year });
    expect([...figures.values()].map(sayFigure)).toEqual(['至少 1000 件', '至少 1000 人', '至少 1000 件']);
    expect(granted(await product.call(checker, 'desk.today', {})).overdue).toBe(mostCounted + 1);
  });
});
