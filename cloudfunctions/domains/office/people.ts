import { officeOperations } from '../../../core/domains/office/operations';
import { dayOf } from '../../../core/kernel/day';
import { ok, type Result, refuse } from '../../../core/kernel/result';
import { checkForm } from '../../../core/record/check';
import type { Me } from '../../../core/union/me';
import {
  type Caller,
  codeFrom,
  handleOf,
  type Invitation,
  Inviting,
  mostPhones,
  numbersAfter,
  Profile,
  plainCode,
} from '../../../core/union/people';
import { deskLevel, type Union } from '../../../core/union/union';
import { digest } from '../../shared/digest';
import { operation } from '../../shared/handler';
import { claimInvitation, insertInvitation, invitationOf, releaseInvitation } from '../../shared/store/invitations';
import { keepPostName, personOf, saveProfile, takePost } from '../../shared/store/people';
import { vault } from '../../shared/vault';
import { meOf } from './home';

const invitationDays = 7;

/** What a person is called as a worker. At her post she keeps the name of her invitation. */
export const saveMyProfile = operation(officeOperations, 'profile.save', {
  load: () => ({}),
  async run({ input, callerId, caller, union, at, submitId }) {
    const checked = checkForm(Profile, input, { union, today: dayOf(at) });
    if (!checked.ok) return checked;
    const full = refuse('invalidInput', {
      phone: `电话已经改过很多次，不能再改。请拨打 ${union.hotline}，请同事帮您核对。`,
    });
    if (numbersAfter(caller, input).length > mostPhones) return full;
    if (caller) await keepPostName(caller);
    const saved = await saveProfile(callerId, input, submitId, caller);
    if (saved === 'full') return full;
    if (saved === 'again' && caller) return ok(meOf(caller, union));
    const { area = '', unit = '', ...rest } = input;
    return ok(meOf({ ...caller, _id: callerId, ...rest, area, unit }, union));
  },
});

/** An administrator asks for a code that gives a colleague her post, once, within seven days. */
export const inviteStaff = operation(officeOperations, 'staff.invite', {
  load: () => ({}),
  async run({ input, callerId, submitId, bodyHash, at, union }) {
    const checked = checkForm(Inviting, input, { union, today: dayOf(at) });
    if (!checked.ok) return checked;
    const level = deskLevel(union, input.desk);
    if (!level) return refuse('notFound');
    const code = codeFrom(vault.blind(`invitation:${callerId}:${submitId}:${bodyHash}`));
    const expiresAt = new Date(Date.parse(at) + invitationDays * 86_400_000).toISOString();
    const staff: Invitation['staff'] = { ...input, level };
    const issued = { _id: digest(code), staff, by: callerId, issuedAt: at, expiresAt, usedBy: null };
    return ok({ code, expiresAt: (await insertInvitation(issued)).expiresAt });
  },
});

/**
 * A colleague takes up her post with her code. Asking again with it answers the same while that very post is hers; once
 * the post has ended the code is used up like any other, and so is every code from before she left. Refuses in words what
 * is no code, used, run out, or not for somebody who has a post.
 */
export const joinStaff = operation(officeOperations, 'staff.join', {
  load: ({ code }) => ({ invitations: invitationOf(digest(plainCode(code))) }),
  async run({ found, callerId, caller, at, union }) {
    const [invitation] = found.invitations;
    if (!invitation) return refuse('invitationUnknown', { code: '没有这个邀请码，请核对后重新输入。' });
    if (caller?.broken || caller?.forged) return refuse('brokenPost');
    if (caller?.staff) return holding(caller, invitation, union);
    const { usedBy, issuedAt = '', expiresAt, spentAt } = invitation;
    if (spentAt !== undefined) return refuse('invitationUsed');
    if ((usedBy === null || usedBy === callerId) && expiresAt <= at) return refuse('invitationExpired');
    if (!(await claimInvitation(invitation, callerId, at))) return refuse('invitationUsed');
    const known = { name: caller?.name || invitation.staff.name, phone: caller?.phone ?? '' };
    const staff = { ...invitation.staff, handle: handleOf(callerId, digest), since: at, invitation: invitation._id };
    if (await takePost({ ...caller, _id: callerId }, known, staff, issuedAt)) {
      return ok(meOf({ ...caller, _id: callerId, ...known, staff }, union));
    }
    return holding(await givenBack(callerId, invitation), invitation, union);
  },
});

/** The person for whom an invitation was claimed in vain; it is free again, unless its post is or was hers. */
async function givenBack(callerId: string, invitation: Invitation): Promise<Caller | undefined> {
  const { _id } = invitation;
  const person = await personOf(callerId);
  const isSpent = person?.staff?.invitation === _id || person?.ended?.includes(_id);
  if (!isSpent) await releaseInvitation(invitation, callerId);
  return person;
}

/** What is answered to somebody who cannot get a post by this invitation: she has it, has another one, had it, or left since. */
function holding(person: Caller | undefined, { _id }: Invitation, union: Union): Result<Me> {
  if (person?.staff?.invitation === _id) return ok(meOf(person, union));
  if (person?.staff) return refuse('alreadyStaff');
  return refuse(person?.ended?.includes(_id) ? 'invitationUsed' : 'invitationExpired');
}
