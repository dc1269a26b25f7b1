import { watches } from '../../core/limits';
import { handleOf, type Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { digest, pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, luo, checker, head, hands } = aidCentre();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const guo = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
/** Her post is from before posts carried a name. */
const ceng = story.staff('staff-ceng', '曾小玲', '13900000033', 'caseOfficer', 'aid', '干事');
const reviewed = [1, 2].map(() =>
  take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(20)),
    hands,
    'reviewed',
  ),
);

let product: Product;
beforeAll(async () => {
  const { people, ...documents } = story.documents();
  const older = people.map((person) => {
    const { stamp: _later, ...read } = person;
    const { name: _none, ...staff } = { title: '', ...person.staff };
    return person._id === ceng._id ? { ...read, staff } : person;
  });
  product = await startProduct({ documents: { ...documents, people: older } });
});
afterAll(() => product.stop());

const handle = (id: string) => handleOf(id, digest);
const opinion = { category: 'deep', stage: 'university', opinion: '情况属实，同意上报。' };
/** She calls herself what the head of her desk is called. */
const rename = async (who: Person | string) =>
  granted(await product.call(who, 'profile.save', { name: head.name, phone: '13900000099' }));
const colleagues = async () => granted(await product.call(head, 'staff.colleagues', {})).colleagues;
const nameInList = async (id: string) => (await colleagues()).find((each) => each.handle === handle(id))?.name;

describe.each([
  ['a post that carries its name', checker, 0],
  ['a post from before posts carried one', ceng, 1],
])('a colleague who calls herself like another one, at %s', (_post, her, nth) => {
  const caseId = reviewed[nth]?._id ?? '';
  const step = async (who: Person, action: string, input: Record<string, unknown>) => {
    const { version } = await readCaseOf(caseId);
    return granted(await product.call(who, 'case.move', { caseId, version, action, input }));
  };
  beforeAll(async () => {
    await rename(her);
    // Once more: what was kept the first time is not lost by the second.
    await rename(her);
  });

  it('is called so on her own phone alone', async () => {
    expect(granted(await product.call(her, 'home.open', {})).me.name).toBe(head.name);
    expect(await nameInList(her._id)).toBe(her.name);
  });

  it('has the name of her post in what she reads, is shown, does and has in hand, and in what the auditors are told', async () => {
    const reason = '按部门安排调整经办人。';
    if ((await readCaseOf(caseId)).officer?.id !== her._id)
      await step(head, 'transfer', { to: handle(her._id), reason });
    granted(await product.call(her, 'case.open', { caseId }));
    for (let n = 0; n <= watches.reveals.most; n += 1)
      granted(await product.call(her, 'case.reveal', { caseId, field: 'identity' }));
    await step(her, 'check', opinion);
    const { officer, seen, reveals, timeline } = await readCaseOf(caseId);
    expect(officer).toEqual({ id: her._id, name: her.name });
    expect(seen[handle(her._id)]?.name).toBe(her.name);
    expect([...new Set(reveals.map(({ name }) => name))]).toEqual([her.name]);
    expect(timeline.at(-1)).toMatchObject({ action: 'check', by: { id: her._id, name: her.name } });
    const { rows } = granted(await product.call(guo, 'alarm.list', { settled: false }));
    expect(rows[0]).toMatchObject({ by: her.name, about: expect.stringContaining(`${her.name} 从`) });
  });

  it('has it where she helps somebody in, and her own name where she applies herself', async () => {
    const answers = { ...pay, name: '谢金发', phone: `1380000006${nth}` };
    const input = { kind: 'appeal', answers, readBack: true } as const;
    const helped = await readCaseOf(granted(await product.call(her, 'case.assist', input)).caseId);
    expect(helped.helper).toEqual({ id: her._id, name: her.name });
    expect(helped.timeline[0]?.by.name).toBe(her.name);
    const own = { ...pay, name: head.name, phone: '13900000099' };
    const mine = granted(await product.call(her, 'case.submit', { kind: 'appeal', answers: own }));
    const { owner, timeline } = await readCaseOf(mine.caseId);
    expect([owner.name, timeline[0]?.by.name]).toEqual([head.name, head.name]);
  });
});

describe('a worker who calls herself like a colleague before she joins', () => {
  it('has the name of her invitation at her post', async () => {
    await rename('newcomer');
    const input = { name: '小新', title: '干事', role: 'caseOfficer', desk: 'women' } as const;
    const { code } = granted(await product.call(sun, 'staff.invite', input));
    expect(granted(await product.call('newcomer', 'staff.join', { code })).name).toBe(head.name);
    expect(await nameInList('newcomer')).toBe('小新');
    expect(codeOf(await product.call('newcomer', 'profile.save', { name: '孙宇', phone: '13900000099' }))).toBe(
      'accepted',
    );
    expect(await nameInList('newcomer')).toBe('小新');
  });
});
