import { watches } from '../../../core/limits';
import { mostRosters, rosterMark } from '../../../core/opening';
import type { Person } from '../../../core/union/people';
import { aidCentre, daysAgo, freshIdentity, year } from '../../support/aid-centre';
import { vault } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';

const { story, head } = aidCentre();
const administrator = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const enter = (who: Person, lines: string, confirmed = true) =>
  product.call(who, 'opening.enter', { year: Number(year) - 2, source: '2023年花名册第3页', lines, confirmed });

describe('lists of earlier years', () => {
  const by = { id: head._id, name: head.name };
  const roster = (n: number) => ({ _id: `roster-${n}`, year: '2023', source: `第${n}页`, by, at: daysAgo(900) });

  it('looked through student after student that others have entered, are told to the auditors; one’s own are not', async () => {
    const lines = Array.from({ length: watches.openings.most + 1 }, () => `${freshIdentity()} 1000`);
    const told = async () => granted(await product.call(auditor, 'alarm.list', { settled: false })).rows;
    granted(await enter(head, lines.join('\n')));
    granted(await enter(head, lines.join('\n'), false));
    granted(await enter(administrator, lines.slice(1).join('\n'), false));
    expect(await told()).toEqual([]);
    granted(await enter(administrator, lines.slice(0, 1).join('\n'), false));
    expect(await told()).toMatchObject([{ kind: 'reveals', by: '孙宇', about: expect.stringContaining('往年名单') }]);
  });

  it('are all shown, however many pages they were entered from, and no more are entered than are shown', async () => {
    const { database } = await import('../../../cloudfunctions/shared/store/database');
    const rosters = database.collection('rosters');
    const before = (await rosters.count()).total ?? 0;
    const shown = async () => granted(await product.call(head, 'opening.list', {})).rosters.length;
    const first = await shown();
    const pages = Array.from({ length: mostRosters - before }, (_, n) => n);
    await rosters.add(pages.map(roster).map((list) => ({ ...list, stamp: rosterMark.stampOf(list, vault) })));
    await database
      .collection('openings')
      .add(pages.map((n) => ({ _id: `2023:page-${n}`, roster: `roster-${n}`, amountFen: 1, standing: true })));
    expect(await shown()).toBe(first + pages.length);
    const line = `${freshIdentity()} 1000`;
    expect(codeOf(await enter(head, line))).toBe('rostersFull');
    await rosters.doc('roster-0').remove();
    expect(codeOf(await enter(head, line))).toBe('accepted');
  });
});
