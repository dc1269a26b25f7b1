import { national } from '../../../cloudfunctions/shared/clock';
import { addDays, dayOf } from '../../../core/kernel/day';
import { workingDaysOf } from '../../../core/union/calendar';
import { office } from '../../support/office';
import { granted, type Product, startProduct } from '../../support/product';

const { story } = office();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

const today = dayOf(new Date().toISOString());
const year = Number(today.slice(0, 4));
const breaks = national.legal(year).map(({ name, from, to }) => ({ name, from, to }));
// This year, as it was stored before one could be corrected: nothing is said of corrections.
const given = { year, by: '孙宇', at: '2026-01-05T01:00:00.000Z', breaks };
const calendar = { closed: [], open: [], years: [given] };

let product: Product;
beforeAll(async () => {
  const settings = [{ ...story.union, calendar }];
  product = await startProduct({ documents: { ...story.documents(), settings } });
});
afterAll(() => product.stop());

describe('a year that was entered before it could be put right', () => {
  it('is read, with nobody who corrected it', async () => {
    const { entered } = granted(await product.call(sun, 'calendar.open', {}));
    expect(entered).toEqual([{ ...given, corrections: [] }]);
  });

  it('keeps the days that have passed as they were counted', async () => {
    const asRead = { calendar: { ...calendar, years: [{ ...given, corrections: [] }] } };
    const isWorkingDay = workingDaysOf(asRead, national);
    const passed = Array.from({ length: 12 }, (_, n) => addDays(today, -1 - n)).find((day) => isWorkingDay(day)) ?? '';
    const wrong = { year, breaks: [...breaks, { name: '补登', from: passed, to: passed }], corrects: given.at };
    expect(await product.call(sun, 'calendar.arrange', wrong)).toMatchObject({
      refusal: { fields: { breaks: expect.stringMatching(/已经过去.*今天和以后的日子可以改/) } },
    });
  });
});
