import type { Case } from '../../core/case/case';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, year } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { edit } from '../support/store-console';

const { story, wang, luo, lin, head, leader, treasurer, hands } = aidCentre();
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const other = story.staff('staff-lai', '赖文', '13900000018', 'auditor', 'audit', '委员');
const handIn = (who: Person, days: number) =>
  story.submit(who, 'scholarship', filledIn(story, who, { area: 'town:jiubao' }), daysAgo(days));
const awarded = take(story, handIn(luo, 44), hands, 'awarded');
const approved = take(story, handIn(wang, 43), hands, 'approved');
const published = take(story, handIn(wang, 12), hands, 'published');
const [checked, sound] = [1, 2].map(() => take(story, handIn(wang, 20), hands, 'checked'));
if (!checked || !sound) throw new Error('nobody is checked');
const wages = story.submit(wang, 'appeal', pay, daysAgo(3));
const hers = story.submit(story.worker('worker-lai', '赖文', '13800000018'), 'appeal', pay, daysAgo(3));

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents() });
});
afterEach(() => product.stop());

const change = ({ _id }: Case, fields: Record<string, unknown>) => edit('cases', { _id }, fields);
const open = async (who: Person, { _id: caseId }: Case) => granted(await product.call(who, 'case.open', { caseId }));
const note = '镇工会出示了纸质审批表，已逐项核对。';
async function attest(found: Case, who = auditor) {
  const { alarm } = await open(auditor, found);
  return product.call(who, 'case.attest', { caseId: found._id, alarm, note });
}
const alarms = async () => granted(await product.call(auditor, 'alarm.list', { settled: false })).rows;

describe('an amount that somebody wrote into an award', () => {
  it.each([
    ['alone', {}],
    ['and into its notice', { 'notice.amountFen': 9_999_900 }],
  ])('%s is not let go on by anybody, in words that say who puts it right', async (_how, more) => {
    await change(approved, { 'grant.amountFen': 9_999_900, ...more });
    const reply = await attest(approved);
    expect(reply).toMatchObject({ refusal: { code: 'wrongState', message: expect.stringContaining('用备份恢复') } });
    expect((await readCaseOf(approved._id)).version).toBe(approved.version);
    expect(await alarms()).toMatchObject([{ caseId: approved._id, stands: true }]);
  });

  it('is not let go on where the season was raised along with it', async () => {
    await edit('rounds', { _id: `scholarship:${year}` }, { 'terms.deepUniversity': 9_999_900 });
    await change(approved, { 'grant.amountFen': 9_999_900 });
    expect(codeOf(await attest(approved))).toBe('wrongState');
  });

  it('is not let go on under another person than the one whose number was filled in', async () => {
    await change(approved, { personKey: '0'.repeat(64) });
    expect(await attest(approved)).toMatchObject({
      refusal: { code: 'wrongState', message: expect.stringContaining('不是同一个人') },
    });
  });

  it('needs more than two characters of whoever lets it go on', async () => {
    await change(approved, { headline: '改了' });
    const { alarm } = await open(auditor, approved);
    const reply = await product.call(auditor, 'case.attest', { caseId: approved._id, alarm, note: '无误' });
    expect(reply).toMatchObject({ refusal: { code: 'invalidInput', fields: { note: expect.any(String) } } });
  });
});

describe('a case that an auditor let go on', () => {
  it('says so with what differed to whoever confirms or pays it, in its list of payments as well, not to its applicant', async () => {
    for (const found of [approved, awarded]) {
      await change(found, { headline: '改了' });
      granted(await attest(found));
    }
    const differs = {
      field: 'differs',
      label: '恢复时与办理记录不同',
      value: '标题：和填写的内容对不上',
      inside: true,
    };
    expect((await open(leader, approved)).attested).toEqual([
      { field: 'compared', label: '核对情况', value: note },
      differs,
    ]);
    expect((await open(head, approved)).timeline.at(-1)?.shown).toContainEqual(differs);
    expect((await open(treasurer, awarded)).attested).toEqual([differs]);
    const { rows } = granted(await product.call(treasurer, 'payment.list', {}));
    expect(rows.map(({ notes }) => notes)).toEqual([[expect.stringContaining('标题：和填写的内容对不上')]]);
    const own = await open(luo, awarded);
    expect([own.attested, own.timeline.at(-1)?.shown]).toEqual([
      [],
      [{ field: 'compared', label: '核对情况', value: note }],
    ]);
  });

  it('is not let go on by whoever may be the applicant, whatever somebody wrote over her name and number', async () => {
    await change(hers, { 'owner.name': '张三', 'owner.phone': '13900001111' });
    expect(codeOf(await attest(hers, other))).toBe('fourEyes');
    granted(await attest(hers));
  });
});

describe('a case that somebody changed in the store', () => {
  it('is suspended where its applicant and its officers meet it in lists, as where they open it', async () => {
    await change(wages, { headline: '欠薪 · 三十万', 'deadline.day': '2099-12-31', status: 'accepted' });
    const row = { broken: true, headline: '', deadline: null, grant: null, state: { label: '暂停核对' } };
    const about = (rows: readonly { id: string }[]) => rows.find(({ id }) => id === wages._id);
    // A row bears no stamp: somebody meets the case, or the timer does.
    await product.work(new Date().toISOString(), ['restingCases']);
    expect(about(granted(await product.call(wang, 'home.open', {})).open)).toMatchObject(row);
    expect(about(granted(await product.call(wang, 'case.mine', {})).rows)).toMatchObject(row);
    const queue = { queue: 'desk' as const, desk: 'town:xianghu' };
    expect(about(granted(await product.call(lin, 'case.queue', queue)).rows)).toMatchObject(row);
    expect(await open(wang, wages)).toMatchObject({ ...row, timeline: [], shown: [], seen: [], officer: null });
    expect(about(granted(await product.call(wang, 'case.mine', {})).rows)?.id).toBe(wages._id);
  });

  it('is told to the auditors in the words of its service', async () => {
    await change(wages, { headline: '改了' });
    await change(approved, { headline: '改了' });
    for (const { _id: caseId } of [wages, approved]) granted(await product.call(auditor, 'case.open', { caseId }));
    const about = async ({ _id }: Case) => (await alarms()).find(({ caseId }) => caseId === _id)?.about ?? '';
    expect(await about(wages)).not.toMatch(/学生|发放|备份/);
    expect(await about(approved)).toContain('同一名学生');
  });

  it('is not published on the first screen either', async () => {
    const untilWhen = async () => granted(await product.call(luo, 'home.open', {})).published;
    const { notice } = await readCaseOf(published._id);
    expect(await untilWhen()).toBe(notice?.until);
    await change(published, { 'notice.unit': '别的单位' });
    expect([await untilWhen(), granted(await product.call(luo, 'notice.list', {})).rows]).toEqual([null, []]);
  });

  it('is not offered to be published with the others, and named with why', async () => {
    await change(checked, { 'owner.name': '张三' });
    const { rows, held } = granted(await product.call(head, 'season.checked', { year }));
    expect(rows.map(({ id }) => id)).toEqual([sound._id]);
    expect(held).toEqual([{ id: checked._id, number: checked.number, why: expect.stringContaining('已暂停办理') }]);
  });
});
