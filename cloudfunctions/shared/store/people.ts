import type { StaffPost } from '../../../core/access';
import type { Instant } from '../../../core/kernel/day';
import { type Acting, actingFields, type Invitation, type Person, type Post, type Profile } from '../../../core/people';
import { noted, unseen } from './changes';
import { command, database, isDuplicate } from './database';
import { type Counter, find } from './query';

const people = () => database.collection('people');
const invitations = () => database.collection('invitations');

/**
 * What a profile changes of a person, who may never have been here before (`isKnown`); an answer left open clears what stood
 * there. False where this very call has saved it before, whatever was saved since.
 */
export async function saveProfile(id: string, profile: Profile, submitId: string, isKnown: boolean): Promise<boolean> {
  const { area = '', unit = '', ...rest } = profile;
  const fields = { ...rest, area, unit };
  const change = async () =>
    (
      await people()
        .where({ _id: id, ...unseen(submitId) })
        .update({ ...fields, ...noted(submitId) })
    ).updated === 1;
  if (isKnown) return change();
  try {
    await people().add({ ...fields, _id: id, changes: [submitId] });
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return change();
  }
}

/** Writes her name into a post from before posts carried one, so that it stays what it is when she calls herself otherwise. */
export async function keepPostName({ _id, name, staff }: Person): Promise<void> {
  if (!staff || staff.name !== undefined) return;
  const nameless = { _id, 'staff.since': staff.since, 'staff.name': command.exists(false) };
  await people().where(nameless).update({ 'staff.name': name });
}

/**
 * Gives a person the post of an invitation, in one update: unless she has a post, or had the one of this very invitation
 * and it ended, or has left another one since it was issued, however long ago the call that wants it was made. False then.
 */
export async function takePost(
  id: string,
  known: Pick<Person, 'name' | 'phone'>,
  post: Post & { invitation: string },
  issuedAt: Instant,
): Promise<boolean> {
  const hasNotLeft = { ended: command.neq(post.invitation), endedAt: command.not(command.gt(issuedAt)) };
  const { updated } = await people()
    .where({ _id: id, 'staff.handle': command.exists(false), ...hasNotLeft })
    .update({ ...known, staff: command.set(post) });
  if (updated === 1) return true;
  try {
    await people().add({ _id: id, ...known, staff: post });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** The person and her post, exactly as it was read: one that she took up since is another one. */
const ofPost = (id: string, { since }: Pick<Post, 'since'>) => ({ _id: id, 'staff.since': since });

/**
 * Notes until when a colleague is away and who stands in for her; undefined when she is back. False, and nothing, where the
 * post has ended, and where this very call has done so before, whatever came after it.
 */
export async function setAway(id: string, post: Post, away: StaffPost['away'], submitId: string): Promise<boolean> {
  const { updated } = await people()
    .where({ ...ofPost(id, post), ...unseen(submitId) })
    .update({ 'staff.away': away ? command.set(away) : command.remove(), ...noted(submitId) });
  return updated === 1;
}

/** Ends a post, and with it for her every invitation issued until then, for ever; the person stays a worker. */
export async function endPost(id: string, post: Post, endedAt: Instant): Promise<void> {
  const { invitation } = post;
  const voided = invitation === undefined ? {} : { ended: command.push([invitation]) };
  await people()
    .where(ofPost(id, post))
    .update({ staff: command.remove(), endedAt, ...voided });
}

const administrators = 'administrators';

/**
 * Notes that an administrator's post will end, over the version that the decision was made on; false when another one was
 * noted meanwhile. Two administrators who end each other's posts at once so never leave the union without one.
 */
export async function noteEnding(post: string, before: Counter | undefined): Promise<boolean> {
  const counters = database.collection('counters');
  if (before?.ending?.includes(post)) return true;
  if (before) {
    const { updated } = await counters
      .where({ _id: administrators, last: before.last })
      .update({ last: command.inc(1), ending: command.push([post]) });
    return updated === 1;
  }
  try {
    await counters.add({ _id: administrators, last: 1, ending: [post] });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** What decides whether an administrator's post may end: everybody who is one, and whose posts are ending. */
export const administration = () => ({
  administrators: find('people', { 'staff.desk': { $gt: '' }, 'staff.role': 'administrator' }, { fields: ['staff'] }),
  ending: find('counters', { _id: administrators }, { limit: 1 }),
});

export async function readPerson(id: string): Promise<Person | undefined> {
  const { data } = await people().doc(id).get();
  return data[0];
}

const acting = Object.fromEntries(actingFields.map((field) => [field, true]));

/** The colleague of that handle. */
export async function colleagueOf(handle: string): Promise<Acting | undefined> {
  const { data } = await people().where({ 'staff.handle': handle }).field(acting).limit(1).get();
  return data[0];
}

/** Everybody with a post at one of these desks. */
export const staffOf = (desks: readonly string[]) =>
  find('people', { 'staff.desk': { $in: desks } }, { fields: actingFields });

/** Stores an invitation; a repeat changes nothing of it. Answers it as it is stored. */
export async function insertInvitation(invitation: Invitation): Promise<Invitation> {
  try {
    await invitations().add(invitation);
    return invitation;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const { data } = await invitations().doc(invitation._id).get();
    return data[0] ?? invitation;
  }
}

/**
 * Uses an invitation up for one person; false when it is somebody else's or has run out. True again, until it runs out,
 * for whom it was claimed already, who may have lost her connection before she got the post; not where the first edition
 * did that, since it noted nothing of posts that ended.
 */
export async function claimInvitation(id: string, by: string, at: Instant): Promise<boolean> {
  const { updated } = await invitations()
    .where({ _id: id, usedBy: null, expiresAt: command.gt(at) })
    .update({ usedBy: by, claimedAt: at });
  if (updated === 1) return true;
  const { data } = await invitations().doc(id).get();
  const [invitation] = data;
  return invitation?.usedBy === by && invitation.claimedAt !== undefined && invitation.expiresAt > at;
}

/** Gives back an invitation that a person claimed and got no post by: it is for whom it was meant. */
export async function releaseInvitation(id: string, by: string): Promise<void> {
  await invitations().where({ _id: id, usedBy: by }).update({ usedBy: null, claimedAt: command.remove() });
}
