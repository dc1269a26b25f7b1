import { randomUUID } from 'node:crypto';
import { mostPhones, type Person } from '../../../core/union/people';
import { office } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';

const { story, lin, li } = office();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

async function people() {
  const { database } = await import('../../../cloudfunctions/shared/store/database');
  return database.collection('people');
}

async function personIn(who: string): Promise<Person> {
  const { data } = await (await people()).doc(who).get();
  return data[0];
}

describe('an invitation', () => {
  const invite = async () =>
    granted(
      await product.call(sun, 'staff.invite', { name: '赵敏', title: '干事', role: 'caseOfficer', desk: 'women' }),
    );

  it('gives one person her post, once, however the code is typed', async () => {
    const { code } = await invite();
    const typed = ` ${code.toLowerCase().slice(0, 5)}-${code.slice(5)}`;
    const me = granted(await product.call('new-1', 'staff.join', { code: typed }));
    expect(me.staff).toMatchObject({ role: 'caseOfficer', desk: 'women', deskName: '市总女职工部' });
    expect(codeOf(await product.call('new-1', 'staff.join', { code }))).toBe('accepted');
    expect(codeOf(await product.call('new-2', 'staff.join', { code }))).toBe('invitationUsed');
  });

  it('claimed by ten people at once is given to one', async () => {
    const { code } = await invite();
    const people = Array.from({ length: 10 }, (_, index) => `racer-${index}`);
    const replies = await Promise.all(people.map((who) => product.call(who, 'staff.join', { code })));
    expect(replies.map(codeOf).filter((outcome) => outcome === 'accepted')).toHaveLength(1);
  });

  it('is refused when it is wrong, and does not move somebody who has a post', async () => {
    const { code } = await invite();
    expect(codeOf(await product.call('new-3', 'staff.join', { code: 'AAAAAAAAAA' }))).toBe('invitationUnknown');
    expect(codeOf(await product.call(lin, 'staff.join', { code }))).toBe('alreadyStaff');
  });

  it('asked for twice with one id is the same code', async () => {
    const id = randomUUID();
    const input = { name: '赵敏', title: '干事', role: 'caseOfficer', desk: 'women' } as const;
    const [first, second] = [
      await product.call(sun, 'staff.invite', input, id),
      await product.call(sun, 'staff.invite', input, id),
    ];
    expect(granted(first).code).toBe(granted(second).code);
  });
});

describe('a profile', () => {
  it('is saved for somebody who was never here, and can be changed', async () => {
    granted(await product.call('new-9', 'profile.save', { name: '新来', phone: '138 1111 2222' }));
    granted(await product.call('new-9', 'profile.save', { name: '新来', phone: '13811112222', unit: '木器厂' }));
    expect(granted(await product.call('new-9', 'home.open', {})).me).toMatchObject({
      name: '新来',
      phone: '13811112222',
      unit: '木器厂',
      staff: null,
    });
  });

  it('keeps as many numbers as anybody has, also where more are saved at the same moment', async () => {
    granted(await product.call('many', 'profile.save', { name: '新来', phone: '13811112222' }));
    const numbers = Array.from({ length: mostPhones + 8 }, (_, n) => `1381111${4000 + n}`);
    const replies = await Promise.all(
      numbers.map((phone) => product.call('many', 'profile.save', { name: '新来', phone })),
    );
    const { phone, phones = [] } = await personIn('many');
    expect([phones.length, phones[0], phones.includes(phone)]).toEqual([mostPhones, '13811112222', true]);
    const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code]));
    expect(replies.length - refused.length).toBe(mostPhones - 1);
    expect(new Set(refused)).toEqual(new Set(['invalidInput']));
  });

  it('saved while she takes up a post stays as it was saved', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      const post = { name: '赵敏', title: '干事', role: 'caseOfficer', desk: 'women' } as const;
      const { code } = granted(await product.call(sun, 'staff.invite', post));
      const who = `joining-${turn}`;
      granted(await product.call(who, 'draft.drop', { kind: 'appeal' }));
      // Known since she accepted messages, or by an earlier profile, or not at all.
      if (turn < 2) await (await people()).add({ _id: who, name: '', phone: '' });
      if (turn >= 4) granted(await product.call(who, 'profile.save', { name: '旧名', phone: '13811115000' }));
      const profile = { name: '赵小敏', phone: '13811116000' };
      const [joined, saved] = await Promise.all([
        product.call(who, 'staff.join', { code }),
        product.call(who, 'profile.save', profile),
      ]);
      expect([codeOf(joined), codeOf(saved)]).toEqual(['accepted', 'accepted']);
      expect(await personIn(who)).toMatchObject({ ...profile, staff: { name: '赵敏' } });
    }
  });

  it('does not touch the post of a colleague', async () => {
    granted(await product.call(li, 'profile.save', { name: '李敏', phone: '13900000003' }));
    expect(granted(await product.call(li, 'home.open', {})).me.staff?.role).toBe('caseOfficer');
  });

  it('is refused field by field', async () => {
    const reply = await product.call('new-8', 'profile.save', { name: '', phone: '12' });
    expect(reply).toMatchObject({ refusal: { code: 'invalidInput', fields: { name: '这一项要填，请补上。' } } });
  });
});
