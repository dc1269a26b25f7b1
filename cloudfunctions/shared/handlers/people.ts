import { checkForm } from '../../../core/check';
import type { Me } from '../../../core/contract';
import { dayOf } from '../../../core/kernel/day';
import { ok, type Result, refuse } from '../../../core/kernel/result';
import { codeFrom, handleOf, type Invitation, Inviting, type Person, Profile, plainCode } from '../../../core/people';
import { deskLevel, type Union } from '../../../core/union';
import { digest } from '../digest';
import { operation } from '../handler';
import { claimInvitation, insertInvitation, savePerson, saveProfile } from '../store/people';
import { find } from '../store/query';
import { vault } from '../vault';
import { meOf } from './home';

const invitationDays = 7;

export const saveMyProfile = operation('profile.save', {
  load: () => ({}),
  async run({ input, callerId, caller, union, at }) {
    const checked = checkForm(Profile, input, { union, today: dayOf(at) });
    if (!checked.ok) return checked;
    await saveProfile(callerId, input);
    const { area = '', unit = '', ...rest } = input;
    return ok(meOf({ ...caller, _id: callerId, ...rest, area, unit }, union));
  },
});

/** An administrator asks for a code that gives a colleague her post, once, within seven days. */
export const inviteStaff = operation('staff.invite', {
  load: () => ({}),
  async run({ input, callerId, submitId, at, union }) {
    const checked = checkForm(Inviting, input, { union, today: dayOf(at) });
    if (!checked.ok) return checked;
    const level = deskLevel(union, input.desk);
    if (!level) return refuse('notFound');
    const code = codeFrom(vault.blind(`invitation:${callerId}:${submitId}`));
    const expiresAt = new Date(Date.parse(at) + invitationDays * 86_400_000).toISOString();
    const staff: Invitation['staff'] = { ...input, level };
    await insertInvitation({ _id: digest(code), staff, by: callerId, expiresAt, usedBy: null });
    return ok({ code, expiresAt });
  },
});

/** A colleague takes up her post with her code. Repeating it with the same code answers the same. */
export const joinStaff = operation('staff.join', {
  load: ({ code }) => ({ invitations: find('invitations', { _id: digest(plainCode(code)) }, { limit: 1 }) }),
  async run({ found, callerId, caller, at, union }) {
    const [invitation] = found.invitations;
    if (!invitation) return refuse('invitationUnknown', { code: '没有这个邀请码，请核对后重新输入。' });
    if (invitation.usedBy === callerId) return take(invitation, callerId, caller, at, union);
    if (caller?.staff) return refuse('alreadyStaff');
    if (invitation.usedBy !== null) return refuse('invitationUsed');
    if (invitation.expiresAt <= at) return refuse('invitationExpired');
    if (!(await claimInvitation(invitation._id, callerId, at))) return refuse('invitationUsed');
    return take(invitation, callerId, caller, at, union);
  },
});

async function take(
  invitation: Invitation,
  id: string,
  caller: Person | undefined,
  at: string,
  union: Union,
): Promise<Result<Me>> {
  const { name, ...post } = invitation.staff;
  const known = { name: caller?.name || name, phone: caller?.phone ?? '' };
  const person = {
    ...caller,
    _id: id,
    ...known,
    staff: { ...post, handle: handleOf(id, digest), since: caller?.staff?.since ?? at },
  };
  await savePerson(id, { ...known, staff: person.staff });
  return ok(meOf(person, union));
}
