import { watches } from '../../../core/limits';
import type { Person } from '../../../core/union/people';
import { aidCentre, freshIdentity, year } from '../../support/aid-centre';
import { granted, type Product, startProduct } from '../../support/product';

const { story, head } = aidCentre();
const administrator = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

describe('a list of an earlier year', () => {
  it('looked through student after student that others have entered, is told to the auditors; one’s own list is not', async () => {
    const lines = Array.from({ length: watches.openings.most + 1 }, () => `${freshIdentity()} 1000`);
    const enter = async (who: Person, those: readonly string[], confirmed = false) => {
      const list = { year: Number(year) - 6, source: '花名册第3页', lines: those.join('\n'), confirmed };
      return granted(await product.call(who, 'opening.enter', list));
    };
    const told = async () => granted(await product.call(auditor, 'alarm.list', { settled: false })).rows;
    await enter(head, lines, true);
    await enter(head, lines);
    await enter(administrator, lines.slice(1));
    expect(await told()).toEqual([]);
    await enter(administrator, lines.slice(0, 1));
    expect(await told()).toMatchObject([{ kind: 'reveals', by: '孙宇', about: expect.stringContaining('往年名单') }]);
  });
});
