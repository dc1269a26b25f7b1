import type { StaffPost } from '../../../core/access';
import type { Instant } from '../../../core/kernel/day';
import type { Invitation, Person, Profile } from '../../../core/people';
import { command, database, isDuplicate } from './database';

const people = () => database.collection('people');
const invitations = () => database.collection('invitations');

/**
 * Writes fields of a person, who may never have been here before. Updating with what is there already changes
 * nothing and reports 0, so a 0 alone does not say that she is missing.
 */
export async function savePerson(id: string, fields: Partial<Person> & Pick<Person, 'name' | 'phone'>): Promise<void> {
  const { staff, ...plain } = fields;
  const change = staff ? { ...plain, staff: command.set(staff) } : plain;
  const { updated } = await people().doc(id).update(change);
  if (updated === 1) return;
  try {
    await people().add({ ...fields, _id: id });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await people().doc(id).update(change);
  }
}

/** What a profile changes; an answer left open clears what stood there. */
export async function saveProfile(id: string, profile: Profile): Promise<void> {
  const { area = '', unit = '', ...rest } = profile;
  await savePerson(id, { ...rest, area, unit });
}

/** Notes until when a colleague is away and who stands in for her; undefined when she is back. */
export async function setAway(id: string, away: StaffPost['away']): Promise<void> {
  await people()
    .doc(id)
    .update({ 'staff.away': away ? command.set(away) : command.remove() });
}

/** Ends a post; the person stays a worker. */
export async function endPost(id: string): Promise<void> {
  await people().doc(id).update({ staff: command.remove() });
}

/** The colleague of that handle. */
export async function colleagueOf(handle: string): Promise<Person | undefined> {
  const { data } = await people().where({ 'staff.handle': handle }).limit(1).get();
  return data[0];
}

/** Everybody with a post at a desk. */
export async function staffAt(desk: string): Promise<Person[]> {
  const { data } = await people().where({ 'staff.desk': desk }).limit(1000).get();
  return data;
}

export async function insertInvitation(invitation: Invitation): Promise<void> {
  try {
    await invitations().add(invitation);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

/** Uses an invitation up for one person; false when somebody else used it first or it has run out. */
export async function claimInvitation(id: string, by: string, at: Instant): Promise<boolean> {
  const { updated } = await invitations()
    .where({ _id: id, usedBy: null, expiresAt: command.gt(at) })
    .update({ usedBy: by });
  return updated === 1;
}
