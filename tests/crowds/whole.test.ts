import type { Payments } from '../../core/payments';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, year } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
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
  product = await startProduct({ documents: { ...documents, cases: [...documents.cases, ...paid, ...late] } });
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

  it('figures are exact, however many there are', async () => {
    const { paid: ofSeason, everPaid, states } = granted(await product.call(leader, 'season.figures', { year }));
    expect(ofSeason).toEqual({ fresh: paidBefore / 2, continuing: paidBefore / 2, amountFen: paidBefore * 100 });
    expect(everPaid).toEqual({
      students: paidBefore / 2,
      instalments: paidBefore,
      amountFen: paidBefore * 100,
      entered: null,
    });
    expect(states.find(({ status }) => status === 'paid')?.count).toBe(paidBefore);
    const { counts } = granted(await product.call(leader, 'desk.figures', { desk: 'aid', year }));
    expect(counts.overdue).toBe(overdue);
    expect(granted(await product.call(checker, 'desk.today', {})).overdue).toBe(overdue);
  });
});
