import { randomUUID } from 'node:crypto';
import { addDays } from '../../core/kernel/day';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today } from '../support/aid-centre';
import { putCase, readCaseOf } from '../support/cases';
import { pay } from '../support/office';
import { honest } from '../support/papers';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { upload } from '../support/upload';

const setting = aidCentre();
const { story, luo, lin, verifier, checker, hands } = setting;
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const filed = story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(45));
const awarded = take(story, filed, hands, 'awarded');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

async function step(who: Person, caseId: string, action: string, input: Record<string, unknown> = {}) {
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input });
}

/** A newcomer who has never told her telephone number. */
async function newcomer(name: string, desk: string): Promise<Person> {
  const post = { name, title: '干事', role: 'caseOfficer', desk } as const;
  const { code } = granted(await product.call(sun, 'staff.invite', post));
  const her: Person = { _id: `openid-${randomUUID()}`, name, phone: '' };
  granted(await product.call(her, 'staff.join', { code }));
  return her;
}

const spoken = { ...pay, category: 'women', name: '魏红', phone: '13900000044' };

/** The case of 魏红, whom a colleague helped in, in the hands of a newcomer of that name. */
async function helpedIn() {
  const input = { kind: 'appeal', answers: spoken, readBack: true } as const;
  const { caseId } = granted(await product.call(lin, 'case.assist', input));
  const her = await newcomer('魏红', 'women');
  await putCase(caseId, { desk: 'women', officer: { id: her._id, name: her.name } });
  return { caseId, her };
}

/** The scholarship that a colleague filed for 谢金发, as it is published. */
async function published(): Promise<string> {
  const proof = [{ fileId: await upload(product.cloud, lin, honest.png ?? Buffer.alloc(0)), name: '录取通知书' }];
  const answers = { ...filledIn(story, { ...luo, name: '谢金发', phone: '13800000066' }), proof };
  const { caseId } = granted(await product.call(lin, 'case.assist', { kind: 'scholarship', answers, readBack: true }));
  const { notice } = await readCaseOf(awarded._id);
  if (!notice) throw new Error('nothing was published');
  const running = { ...notice, since: addDays(today, -1), until: addDays(today, 3) };
  const officer = { id: checker._id, name: checker.name };
  await putCase(caseId, { status: 'noticed', desk: 'aid', officer, notice: running });
  return caseId;
}

describe('a colleague who has the name of whoever was helped in', () => {
  it('reads the case masked and does nothing in it, however the name was typed', async () => {
    const { caseId, her } = await helpedIn();
    const { version, owner } = await readCaseOf(caseId);
    const asked = { refusal: { code: 'sameName' } };
    for (const name of ['魏红.', '魏、红', '魏紅', '魏红1']) {
      await putCase(caseId, { owner: { ...owner, name } });
      expect([name, await step(her, caseId, 'accept')]).toMatchObject([name, asked]);
      const view = granted(await product.call(her, 'case.open', { caseId }));
      expect(view).toMatchObject({
        sameName: true,
        who: expect.stringMatching(/^魏\*+$/),
        phone: '',
        parties: [],
        papers: [],
        sealed: [],
        record: [],
      });
      expect(JSON.stringify(view)).not.toContain(spoken.phone);
      expect(granted(await product.call(her, 'case.papers', { caseId })).papers).toEqual([]);
    }
    const queue = granted(await product.call(her, 'case.queue', { queue: 'mine', desk: '' }));
    expect(queue.rows).toMatchObject([{ id: caseId, sameName: true }]);
    expect(version).toBe((await readCaseOf(caseId)).version);
    // A number that she gives later is the applicant's own: then the case is not there for her any more.
    granted(await product.call(her, 'profile.save', { name: '魏小红', phone: spoken.phone }));
    expect(codeOf(await product.call(her, 'case.open', { caseId }))).toBe('notFound');
  });

  it('is not told who objected, nor shown a sealed number', async () => {
    const mine = await published();
    const her = await newcomer('谢金发', 'aid');
    const told = { reason: '他家里有两辆小汽车。', objector: '钟小花', contact: '13800000077' };
    granted(await step(luo, mine, 'object', told));
    const seenBy = async (who: Person) => granted(await product.call(who, 'case.open', { caseId: mine })).objections;
    expect(JSON.stringify(await seenBy(verifier))).toContain('钟小花');
    expect(await seenBy(her)).toEqual([]);
    expect(codeOf(await product.call(her, 'case.reveal', { caseId: mine, field: 'identity' }))).toBe('forbidden');
    granted(await product.call(verifier, 'case.reveal', { caseId: mine, field: 'identity' }));
    expect(codeOf(await step(her, mine, 'take'))).toBe('sameName');
  });
});
