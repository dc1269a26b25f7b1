import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today } from '../support/aid-centre';
import { putCase } from '../support/cases';
import { recordsBehind } from '../support/figures';
import { pay } from '../support/office';
import { granted, type Product, startProduct } from '../support/product';

const { story, luo, checker, leader, hands } = aidCentre();
const year = today.slice(0, 4);
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const li = story.staff('staff-li', '李敏', '13900000003', 'caseOfficer', 'rights', '干事');

const newcomer = story.staff('staff-xie', '谢敏', '13900000021', 'caseOfficer', 'aid', '干事');

const numbers = [
  '139-1000-0101',
  '１３９１００００１０１',
  '139 1000 0101',
  '36078119900101123X',
  '6228 4804 0256 4890 018',
];
const typed = `罗 桂花和罗·小红家庭农场 ${numbers.slice(0, 3).join('，')}`;
const unit = `罗 桂花和罗·小红家庭农场 ${numbers.join('，')}`;
const leaks = /罗[\s·]*桂花|罗[\s·]*小红|\d{4}[\s-]?\d{4}|１３９|139/;
const applied = () =>
  story.submit(
    luo,
    'scholarship',
    filledIn(story, luo, { area: 'town:jiubao', student: '罗小红', employer: typed }),
    daysAgo(11),
  );
const checked = take(story, applied(), hands, 'checked');
const published = take(story, applied(), hands, 'published');
const old = take(story, applied(), hands, 'published');
const appeal = story.submit(
  luo,
  'appeal',
  { ...pay, category: 'injury', employer: '罗桂花建筑队13910000101', name: luo.name, phone: luo.phone },
  daysAgo(2),
);

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
  if (!old.notice || !checked.grant) throw new Error('nothing was published or granted');
  await putCase(old._id, { notice: { ...old.notice, unit } });
  await putCase(checked._id, { grant: { ...checked.grant, why: `罗桂花多病，电话 ${numbers[0]}` } });
});
afterAll(() => product.stop());

const open = async (who: Person, caseId: string) => granted(await product.call(who, 'case.open', { caseId }));

describe('what a worker typed where her unit is asked for', () => {
  it('stands on the published list without anybody’s name or number, also where it was stored before it was masked', async () => {
    const { rows } = granted(await product.call('a stranger', 'notice.list', {}));
    expect(rows.map(({ id }) => id).sort()).toEqual([published._id, old._id].sort());
    for (const { unit: shown } of rows) expect(shown).toMatch(/^罗\*\*和罗\*\*家庭农场/);
    expect(JSON.stringify(rows.map(({ unit: shown }) => shown))).not.toMatch(leaks);
    expect(JSON.stringify(published.notice?.unit)).not.toMatch(leaks);
  });

  it('is read like that by whoever publishes it, before', async () => {
    const { rows } = granted(await product.call(checker, 'season.checked', { year }));
    expect(rows.map(({ unit: shown }) => shown)).toEqual([published.notice?.unit]);
  });

  it('stands in no list and no headline of who only oversees; her officer reads it', async () => {
    const found = async (who: Person) => granted(await product.call(who, 'case.search', { text: appeal.number })).rows;
    for (const who of [leader, auditor]) {
      expect(await found(who)).toMatchObject([{ who: '罗**', headline: '工伤赔偿 · 罗**建筑队' }]);
      expect((await open(who, appeal._id)).headline).toBe('工伤赔偿 · 罗**建筑队');
    }
    const { rows } = granted(await product.call(leader, 'case.queue', { queue: 'desk', desk: 'rights' }));
    expect(rows.map(({ headline }) => headline)).toEqual(['工伤赔偿 · 罗**建筑队']);
    expect(await found(li)).toMatchObject([{ headline: '工伤赔偿 · 罗桂花建筑队13910000101' }]);
  });
});

describe('a row of a desk’s cases', () => {
  const rowOf = async (who: Person, caseId: string, desk = 'aid') => {
    const { rows } = granted(await product.call(who, 'case.queue', { queue: 'desk', desk }));
    const { who: name, subject } = rows.find(({ id }) => id === caseId) ?? {};
    return [name, subject];
  };

  it('names parent and student to those at the desk, who read them in the case, and to nobody else', async () => {
    expect(await rowOf(checker, checked._id)).toEqual(['罗桂花', '学生 罗小红']);
    expect(await rowOf(leader, checked._id)).toEqual(['罗**', '学生 罗**']);
    expect((await open(checker, checked._id)).who).toBe('罗桂花');
    expect(await rowOf(li, appeal._id, 'rights')).toEqual(['罗桂花', '']);
    const own = granted(await product.call(luo, 'case.mine', {})).rows;
    expect(own.find(({ id }) => id === checked._id)?.subject).toBe('学生 罗小红');
  });

  it('names nobody to the colleague who objected to it', async () => {
    expect(await rowOf(newcomer, published._id)).toEqual(['罗桂花', '学生 罗小红']);
    const input = { reason: '这家去年买了新房，请再核实收入。', objector: newcomer.name, contact: '13911112222' };
    granted(await product.call(newcomer, 'case.move', { caseId: published._id, version: 1, action: 'object', input }));
    expect(await rowOf(newcomer, published._id)).toEqual(['罗**', '学生 罗**']);
  });
});

describe('why an amount is another one', () => {
  it('names nobody to who only oversees, and stands in no list of hers', async () => {
    for (const who of [leader, auditor]) {
      expect((await open(who, checked._id)).grant?.why).toBe('罗**多病，电话');
      const rows = await recordsBehind(product, who, { figure: 'scholarship.state.checked', year });
      expect(rows.map((row) => row.case?.grant?.why)).toEqual([undefined]);
    }
    expect((await open(checker, checked._id)).grant?.why).toContain('罗桂花多病');
  });
});
