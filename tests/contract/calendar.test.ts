import { national } from '../../cloudfunctions/shared/clock';
import { addDays, dayOf } from '../../core/kernel/day';
import { office } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, wang, li } = office();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

// A union that was set up before years could be entered: its record says nothing of them, or has no calendar at all.
const [{ calendar: _none, ...before }] = story.documents().settings as [typeof story.union];

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: { ...story.documents(), settings: [before] } });
});
afterAll(() => product.stop());

describe('the calendar of a union', () => {
  it('is read where nothing was ever entered, by everybody of the staff', async () => {
    const calendar = granted(await product.call(li, 'calendar.open', {}));
    expect(calendar.entered).toEqual([]);
    expect(codeOf(await product.call(wang, 'calendar.open', {}))).toBe('forbidden');
    expect(granted(await product.call(wang, 'home.open', {})).missingYear).toBeNull();
  });

  it('takes a year from an administrator once, says who entered it, and counts by it', async () => {
    const year = Number(dayOf(new Date().toISOString()).slice(0, 4)) + 1;
    const breaks = national.legal(year).map((one) => (one.name === '元旦' ? { ...one, to: addDays(one.to, 2) } : one));
    const incomplete = await product.call(sun, 'calendar.arrange', { year, breaks: breaks.slice(1) });
    expect(incomplete).toMatchObject({ refusal: { fields: { breaks: expect.stringContaining('还缺元旦') } } });
    const entered = granted(await product.call(sun, 'calendar.arrange', { year, breaks }));
    expect(entered).toMatchObject({ entered: [{ year, by: '孙宇', breaks }] });
    expect(entered.next?.year).not.toBe(year);
    expect(granted(await product.call(sun, 'calendar.arrange', { year, breaks }))).toEqual(entered);
    expect(granted(await product.call(sun, 'home.open', {})).missingYear).toBeNull();
  });
});
