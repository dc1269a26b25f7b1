import { randomUUID } from 'node:crypto';
import { allowances } from '../../../core/limits';
import type { StaffRole } from '../../../core/union/access';
import { codeFrom, handleOf, type Invitation, type Person } from '../../../core/union/people';
import { readCaseOf } from '../../support/cases';
import { stopClock } from '../../support/clock';
import { digest, office, pay } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';
import { collection, edit } from '../../support/store-console';

const { story, lin, li, wang } = office();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const luo = story.staff('staff-luo', '罗强', '13900000012', 'caseOfficer', 'rights', '干事');

/** As the first edition left it: used up, with nothing written down of when, nor of which post it gave. */
const oldCode = (seed: string) => codeFrom(digest(seed));
const usedBy = (person: Pick<Person, '_id'>, seed: string): Invitation => ({
  _id: digest(oldCode(seed)),
  staff: { name: '老同志', title: '干事', role: 'caseOfficer', level: 'city', desk: 'women' },
  by: sun._id,
  expiresAt: '2027-01-01T00:00:00.000Z',
  usedBy: person._id,
});

let product: Product;
beforeAll(async () => {
  const invitations = [usedBy(li, 'of li'), usedBy({ _id: 'dismissed' }, 'of somebody dismissed')].map((each) => ({
    ...each,
  }));
  const dismissed = { _id: 'dismissed', name: '老同志', phone: '' };
  const { people, ...documents } = story.documents();
  product = await startProduct({ documents: { ...documents, people: [...people, dismissed], invitations } });
});
afterAll(() => product.stop());

const join = (who: string | Person, code: string, id?: string) => product.call(who, 'staff.join', { code }, id);
const handle = (id: string) => handleOf(id, digest);
const postOf = async (who: string | Person) => granted(await product.call(who, 'home.open', {})).me.staff;
const leave = (by: string | Person, id: string, successor = li._id) =>
  product.call(by, 'staff.leave', { handle: handle(id), successor: handle(successor) });

async function invited(role: StaffRole = 'caseOfficer', desk = 'women'): Promise<string> {
  return granted(await product.call(sun, 'staff.invite', { name: '赵敏', title: '干事', role, desk })).code;
}

async function joined(who: string, role?: StaffRole, desk?: string): Promise<string> {
  const code = await invited(role, desk);
  granted(await join(who, code));
  return code;
}

describe('a post that has ended', () => {
  it('does not come back with the code that gave it, however often it is sent', async () => {
    const code = await joined('leaver');
    expect(granted(await join('leaver', code)).staff?.desk).toBe('women');
    granted(await leave(sun, 'leaver'));
    for (let n = 0; n < 3; n += 1) expect(codeOf(await join('leaver', code))).toBe('invitationUsed');
    expect(await postOf('leaver')).toBeNull();
    expect(codeOf(await product.call('leaver', 'staff.colleagues', {}))).toBe('forbidden');
  });

  it('may be followed by another one with a code of its own, and the old code stays used up', async () => {
    const first = await joined('comes-back');
    granted(await leave(sun, 'comes-back'));
    const second = await joined('comes-back', 'windowClerk', 'aid');
    expect(codeOf(await join('comes-back', first))).toBe('alreadyStaff');
    expect(await postOf('comes-back')).toMatchObject({ role: 'windowClerk', desk: 'aid' });
    granted(await leave(sun, 'comes-back'));
    for (const code of [first, second]) expect(codeOf(await join('comes-back', code))).toBe('invitationUsed');
  });

  it('is not followed by one of an older code where its end was turned into a date that reads the same', async () => {
    const [first, older] = [await invited(), await invited()];
    granted(await join('left', first));
    granted(await leave(sun, 'left'));
    expect(codeOf(await join('left', older))).toBe('invitationExpired');
    jest.spyOn(console, 'error').mockImplementation(() => {});
    const { data } = await (await collection('people')).doc('left').get();
    await edit('people', { _id: 'left' }, { endedAt: new Date(data[0].endedAt) });
    expect(codeOf(await join('left', older))).not.toBe('accepted');
    expect(await postOf('left')).toBeNull();
  });

  it('does not come back with its code where her record was put back to that of a worker', async () => {
    const code = await invited('leader', 'office');
    granted(await join('cleaned', code));
    granted(await leave(sun, 'cleaned'));
    const { command } = await import('../../../cloudfunctions/shared/store/database');
    const nothing = { ended: command.remove(), endedAt: command.remove(), stamp: command.remove() };
    await edit('people', { _id: 'cleaned' }, nothing);
    expect(codeOf(await join('cleaned', code))).toBe('invitationUsed');
    expect(await postOf('cleaned')).toBeNull();
  });

  it('is not given back by a call that was on its way when it ended', async () => {
    for (let n = 0; n < 12; n += 1) {
      const who = `slow-${n}`;
      const code = await joined(who);
      await Promise.all([leave(sun, who), join(who, code), join(who, code)]);
      granted(await leave(sun, who));
      expect(await postOf(who)).toBeNull();
    }
  });

  it('is not revived by saying at that moment that she will be away', async () => {
    const { setAway, personOf, endPost } = await import('../../../cloudfunctions/shared/store/people');
    await joined('goes-away');
    const person = await personOf('goes-away');
    if (!person?.staff) throw new Error('no post');
    await endPost(person, new Date().toISOString());
    await setAway(person, { until: '2027-01-01', deputy: handle(li._id) }, randomUUID());
    expect((await personOf('goes-away'))?.staff).toBeUndefined();
  });
});

describe('a post of the first edition, which noted no invitation', () => {
  it('goes on as it was, and its used code changes nothing', async () => {
    expect(codeOf(await join(li, oldCode('of li')))).toBe('alreadyStaff');
    expect((await postOf(li))?.desk).toBe('rights');
  });

  it('does not come back to somebody who was dismissed then', async () => {
    expect(codeOf(await join('dismissed', oldCode('of somebody dismissed')))).toBe('invitationUsed');
    expect(await postOf('dismissed')).toBeNull();
  });

  it('ends like any other, and does not come back', async () => {
    granted(await leave(sun, luo._id));
    expect(await postOf(luo)).toBeNull();
    const code = await joined(luo._id, 'caseOfficer', 'rights');
    granted(await leave(sun, luo._id));
    expect(codeOf(await join(luo, code))).toBe('invitationUsed');
  });
});

describe('one code', () => {
  it('of two colleagues at once gives one of them the post, and the other is told', async () => {
    for (let n = 0; n < 5; n += 1) {
      const code = await invited();
      const pair = [`first-${n}`, `second-${n}`];
      const replies = await Promise.all(pair.map((who) => join(who, code)));
      expect(replies.map(codeOf).sort()).toEqual(['accepted', 'invitationUsed']);
    }
  });

  it('sent twice at once by one person is one post', async () => {
    const code = await invited();
    const replies = await Promise.all([join('double', code), join('double', code)]);
    expect(replies.map(codeOf)).toEqual(['accepted', 'accepted']);
  });
});

describe('guessing codes', () => {
  beforeAll(() => stopClock());
  afterAll(() => jest.useRealTimers());
  const { burst } = allowances.codes;
  const wrong = (n: number) => codeFrom(digest(`wrong ${n}`));

  it('is over after a handful of tries, in words, even if the next one were right', async () => {
    for (let n = 0; n < burst; n += 1) expect(codeOf(await join('guesser', wrong(n)))).toBe('invitationUnknown');
    const code = await invited();
    expect(await join('guesser', code)).toMatchObject({
      refusal: { code: 'tooManyCodes', message: expect.stringContaining('过十分钟再试') },
    });
    expect(codeOf(await join('honest', code))).toBe('accepted');
  });

  it('many at once is no more than one after another', async () => {
    const code = await invited();
    const tries = [...Array.from({ length: 28 }, (_, n) => wrong(n)), code];
    const codes = (await Promise.all(tries.map((each) => join('fast-guesser', each)))).map(codeOf);
    expect(codes.filter((each) => each !== 'tooManyCodes')).toHaveLength(burst);
  });

  it('is not what a repeat after a lost answer is taken for', async () => {
    const code = await invited();
    const id = randomUUID();
    for (let n = 0; n < burst + 3; n += 1) expect(codeOf(await join('lost-answer', code, id))).toBe('accepted');
  });

  it('may go on after ten minutes, with one try', async () => {
    stopClock(Date.now() + 600_000);
    expect(codeOf(await join('guesser', wrong(99)))).toBe('invitationUnknown');
    expect(codeOf(await join('guesser', wrong(98)))).toBe('tooManyCodes');
  });
});

describe('the last administrator', () => {
  it('cannot end her own post, and is told what to do first', async () => {
    expect(await leave(sun, sun._id)).toMatchObject({
      refusal: { code: 'lastAdministrator', message: expect.stringContaining('先邀请一位新的管理员') },
    });
    expect((await postOf(sun))?.role).toBe('administrator');
    expect((await postOf(sun))?.away).toBeNull();
  });

  it('can once there is another one, who is then the last', async () => {
    await joined('second-admin', 'administrator', 'office');
    granted(await leave('second-admin', 'second-admin'));
    expect(codeOf(await leave(sun, sun._id))).toBe('lastAdministrator');
  });
});

describe('a colleague who leaves', () => {
  it('is given nothing new from the first part of her handover on', async () => {
    const contact = { name: wang.name, phone: wang.phone };
    const submit = async (employer: string) => {
      const answers = { ...pay, ...contact, employer };
      // Each of them somebody else's: one worker has no fifty under way.
      return granted(await product.call(`worker ${employer}`, 'case.submit', { kind: 'appeal', answers })).caseId;
    };
    for (let n = 0; n < 51; n += 1) await submit(`厂 ${n}`);
    await joined('town-2', 'townOfficer', 'town:xianghu');
    expect(granted(await leave(sun, lin._id, 'town-2'))).toMatchObject({ moved: 50, left: 1 });
    // She has fewer now than her successor, and would be next.
    expect(await readCaseOf(await submit('新来的'))).toMatchObject({ officer: { id: 'town-2' } });
  });
});

describe('two administrators', () => {
  it('who end each other’s posts and their own at the same moment leave one of them', async () => {
    let first = sun._id;
    for (let n = 0; n < 6; n += 1) {
      const second = `rival-${n}`;
      const input = { name: '赵敏', title: '管理员', role: 'administrator', desk: 'office' } as const;
      granted(await join(second, granted(await product.call(first, 'staff.invite', input)).code));
      const pair = [first, second] as const;
      await Promise.all([leave(first, second), leave(second, first), leave(first, first), leave(second, second)]);
      const posts = await Promise.all(pair.map(postOf));
      const left = pair.filter((_, at) => posts[at]?.role === 'administrator');
      expect(left.length).toBeGreaterThan(0);
      first = left[0] ?? first;
      for (const other of left.slice(1)) await leave(first, other);
    }
  });
});
