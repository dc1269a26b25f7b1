import { national } from '../../../cloudfunctions/shared/clock';
import { addDays, dayOf } from '../../../core/kernel/day';
import type { Sure } from '../../../core/kernel/doubt';
import { office } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';

const { story, wang, li } = office();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

// A union that was set up before years could be entered: its record says nothing of them, or has no calendar at all.
const [{ calendar: _none, ...before }] = story.documents().settings as [typeof story.union];

const today = dayOf(new Date().toISOString());

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: { ...story.documents(), settings: [before] } });
});
afterAll(() => product.stop());

describe('the calendar of a union', () => {
  let sure: Sure | undefined;

  it('is read where nothing was ever entered, by everybody of the staff', async () => {
    const calendar = granted(await product.call(li, 'calendar.open', {}));
    expect(calendar.entered).toEqual([]);
    expect(codeOf(await product.call(wang, 'calendar.open', {}))).toBe('forbidden');
    expect(granted(await product.call(wang, 'home.open', {})).missingYear).toBeNull();
  });

  it('takes a year from an administrator once, says who entered it, and counts by it', async () => {
    const year = Number(today.slice(0, 4)) + 1;
    const breaks = national.legal(year).map((one) => (one.name === '元旦' ? { ...one, to: addDays(one.to, 2) } : one));
    const incomplete = await product.call(sun, 'calendar.arrange', { year, breaks: breaks.slice(1) });
    expect(incomplete).toMatchObject({ refusal: { fields: { breaks: expect.stringContaining('还缺元旦') } } });
    const asked = await product.call(sun, 'calendar.arrange', { year, breaks });
    expect(asked).toMatchObject({
      refusal: { code: 'doubtful', fields: { breaks: expect.stringContaining('没有填补班日') } },
    });
    if (!asked.ok) sure = asked.refusal.fields;
    const entered = granted(await product.call(sun, 'calendar.arrange', { year, breaks, sure }));
    expect(entered).toMatchObject({ entered: [{ year, by: '孙宇', breaks }] });
    expect(entered.next?.year).not.toBe(year);
    expect(granted(await product.call(sun, 'calendar.arrange', { year, breaks }))).toEqual(entered);
    expect(granted(await product.call(sun, 'home.open', {})).missingYear).toBeNull();
  });

  it('lets an administrator put a year right that stands, from what she read, and says who did it and which days', async () => {
    const year = Number(today.slice(0, 4)) + 1;
    const [standing] = granted(await product.call(sun, 'calendar.open', {})).entered;
    if (!standing) throw new Error('nothing was entered');
    const { at: corrects, breaks } = standing;
    const longer = breaks.map((one) => (one.name === '国庆节' ? { ...one, to: addDays(one.to, 1) } : one));
    const last = longer.find(({ name }) => name === '国庆节')?.to;
    expect(codeOf(await product.call(sun, 'calendar.arrange', { year, breaks: longer }))).toBe('stale');
    expect(codeOf(await product.call(li, 'calendar.arrange', { year, breaks: longer, corrects }))).toBe('forbidden');
    const corrected = granted(await product.call(sun, 'calendar.arrange', { year, breaks: longer, corrects, sure }));
    const correction = { by: '孙宇', at: expect.any(String), days: [last], off: [last] };
    expect(corrected.entered).toMatchObject([
      { year, by: '孙宇', at: corrects, breaks: longer, corrections: [correction] },
    ]);
    // Sent once more it is the same; from what stood before it is refused.
    expect(granted(await product.call(sun, 'calendar.arrange', { year, breaks: longer, corrects }))).toEqual(corrected);
    expect(codeOf(await product.call(sun, 'calendar.arrange', { year, breaks, corrects }))).toBe('stale');
  });
});
