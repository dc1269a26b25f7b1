import { randomUUID } from 'node:crypto';
import type { StaffRole } from '../../core/union/access';
import { codeFrom, handleOf, type Invitation } from '../../core/union/people';
import { digest, office } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, li } = office();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
/** Claimed by somebody whose call died before she got the post. */
const claimedBy = (who: string, { code, expiresAt }: { code: string; expiresAt: string }): Invitation => ({
  _id: digest(code),
  staff: { name: '小新', title: '副主席', role: 'leader', level: 'city', desk: 'office' },
  by: sun._id,
  expiresAt,
  usedBy: who,
  claimedAt: daysFromNow(-10),
});
const runOut = { code: codeFrom(digest('run out')), expiresAt: daysFromNow(-3) };
const goesOn = { code: codeFrom(digest('goes on')), expiresAt: daysFromNow(3) };

let product: Product;
beforeAll(async () => {
  const invitations = [claimedBy('cut-off-late', runOut), claimedBy('cut-off', goesOn)].map((each) => ({ ...each }));
  product = await startProduct({ documents: { ...story.documents(), invitations } });
});
afterAll(() => product.stop());

const join = (who: string, code: string) => product.call(who, 'staff.join', { code });
const postOf = async (who: string) => granted(await product.call(who, 'home.open', {})).me.staff;
const handle = (id: string) => handleOf(id, digest);
const dismiss = async (id: string) =>
  granted(await product.call(sun, 'staff.leave', { handle: handle(id), successor: handle(li._id) }));

async function invited(role: StaffRole, desk: string): Promise<string> {
  return granted(await product.call(sun, 'staff.invite', { name: '小新', title: '干事', role, desk })).code;
}

async function claim(who: string, code: string): Promise<boolean> {
  const { claimInvitation } = await import('../../cloudfunctions/shared/store/invitations');
  const { database } = await import('../../cloudfunctions/shared/store/database');
  const { data } = await database.collection('invitations').doc(digest(code)).get();
  return claimInvitation(data[0], who, new Date().toISOString());
}

/** Claims a code as a call does that dies before it gives the post. */
async function cutOff(who: string, code: string): Promise<void> {
  expect(await claim(who, code)).toBe(true);
}

describe('two codes in one hand', () => {
  it('sent at once give one post; the other one gives her none after she left, and is free for whom it was meant', async () => {
    for (let n = 0; n < 6; n += 1) {
      const who = `both-${n}`;
      const codes = [await invited('caseOfficer', 'women'), await invited('leader', 'office')];
      const replies = (await Promise.all(codes.map((code) => join(who, code)))).map(codeOf);
      expect([...replies].sort()).toEqual(['accepted', 'alreadyStaff']);
      const spare = codes[replies.indexOf('alreadyStaff')] ?? '';
      await dismiss(who);
      expect(codeOf(await join(who, spare))).toBe('invitationExpired');
      expect(await postOf(who)).toBeNull();
      expect(codeOf(await join(`meant-${n}`, spare))).toBe('accepted');
      expect(codeOf(await join(`third-${n}`, spare))).toBe('invitationUsed');
    }
  });

  it('of which one was never sent: she comes back by none that was issued before she left', async () => {
    const [first, kept] = [await invited('caseOfficer', 'women'), await invited('leader', 'office')];
    granted(await join('keeps-one', first));
    await dismiss('keeps-one');
    expect(codeOf(await join('keeps-one', kept))).toBe('invitationExpired');
    expect(codeOf(await join('keeps-one', await invited('caseOfficer', 'women')))).toBe('accepted');
  });

  it('of which one was claimed by a call that died: it gives her nothing once she has left another post', async () => {
    const [first, claimed] = [await invited('caseOfficer', 'women'), await invited('leader', 'office')];
    await cutOff('died-between', claimed);
    granted(await join('died-between', first));
    expect(codeOf(await join('died-between', claimed))).toBe('alreadyStaff');
    await dismiss('died-between');
    expect(codeOf(await join('died-between', claimed))).toBe('invitationExpired');
    expect(await postOf('died-between')).toBeNull();
  });
});

describe('a code that was claimed by a call that died before it gave the post', () => {
  it('gives it to her who claimed it when she asks again, and to nobody else', async () => {
    expect(codeOf(await join(randomUUID(), goesOn.code))).toBe('invitationUsed');
    expect(granted(await join('cut-off', goesOn.code)).staff?.role).toBe('leader');
  });

  it('runs out like any other', async () => {
    expect(codeOf(await join('cut-off-late', runOut.code))).toBe('invitationExpired');
    expect(await claim('cut-off-late', runOut.code)).toBe(false);
    expect(await postOf('cut-off-late')).toBeNull();
  });
});
