import type { Instant } from '../../../core/kernel/day';
import type { StaffPost } from '../../../core/union/access';
import {
  type Acting,
  type Authority,
  actingFields,
  type Caller,
  mostPhones,
  numbersAfter,
  type Person,
  type Post,
  type Profile,
  postMark,
} from '../../../core/union/people';
import { vault } from '../vault';
import { noted, unseen } from './changes';
import { command, database, isDuplicate } from './database';
import { ask } from './gather';
import { spendInvitation } from './invitations';
import { type Counter, find } from './query';

const people = () => database.collection('people');

/**
 * What a profile changes of a person, who may never have been here before (`known` undefined); an answer left open clears what
 * stood there, but an earlier number is kept beside. `again` where this very call has saved it before, whatever was saved
 * since; `full` where there is no room for another number (`mostPhones`), also when many are saved at the same moment.
 */
export async function saveProfile(
  id: string,
  profile: Profile,
  submitId: string,
  known: Pick<Person, 'phone' | 'phones'> | undefined,
): Promise<'saved' | 'again' | 'full'> {
  const { area = '', unit = '', ...rest } = profile;
  const fields = { ...rest, area, unit };
  const { phones = [] } = known ?? {};
  const fresh = numbersAfter(known, profile).filter((number) => !phones.includes(number));
  // Nobody is at the place which the last of them would take beyond the bound.
  const room = fresh.length > 0 ? { [`phones.${mostPhones - fresh.length}`]: command.exists(false) } : {};
  const change = async () => {
    const { updated } = await people()
      .where({ _id: id, ...unseen(submitId), ...room })
      .update({ ...fields, ...noted(submitId), ...(fresh.length > 0 ? { phones: command.push(fresh) } : {}) });
    if (updated === 1) return 'saved';
    return (await personOf(id))?.changes?.includes(submitId) ? 'again' : 'full';
  };
  if (known) return change();
  try {
    await people().add({ ...fields, _id: id, phones: fresh, changes: [submitId] });
    return 'saved';
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return change();
  }
}

/** What a person may act as, exactly as the store has it: of a post that was changed there, what lies there. */
const asStored = ({ _id, staff, broken, ended, endedAt, stamp }: Acting): Authority => {
  const post = staff ?? broken;
  return {
    _id,
    ...(post && { staff: post }),
    ...(ended && { ended }),
    ...(endedAt !== undefined && { endedAt }),
    ...(stamp !== undefined && { stamp }),
  };
};

/** A person's record in the very state that was read. */
const asRead = ({ _id, stamp }: Pick<Authority, '_id' | 'stamp'>) => ({ _id, stamp: stamp ?? command.exists(false) });

/** So often somebody's post is read again where something else of it was changed at the same moment. */
const mostTurns = 5;

/**
 * Changes what decides a person's authority, over the very state that was read, so that her stamp always fits; read again
 * where something else of that post changed meanwhile. Answers her as she is then; undefined where the post is hers no more, or
 * was changed in the store meanwhile, since a new stamp would hide it, and where the call of `submitId` has made the change before.
 */
async function changeAuthority<P extends Acting>(
  person: P,
  change: (authority: Authority & { staff: Post }) => { after: Authority; written: object },
  submitId?: string,
): Promise<(P & Authority) | undefined> {
  const since = (person.staff ?? person.broken)?.since;
  let before: (Acting & Pick<Person, 'changes'>) | undefined = person;
  for (let turn = 0; turn < mostTurns && before; turn += 1) {
    const { staff, ...rest } = asStored(before);
    const isTampered = before.broken !== undefined && !person.broken;
    if (!staff || staff.since !== since || isTampered) return undefined;
    const { after, written } = change({ ...rest, staff });
    const stamp = postMark.stampOf(after, vault);
    // An update that changes nothing would report that nobody was found.
    if (submitId === undefined && stamp === before.stamp) return { ...person, ...after, stamp };
    const [once, note] = submitId === undefined ? [] : [unseen(submitId), noted(submitId)];
    const { updated } = await people()
      .where({ ...asRead(before), 'staff.since': staff.since, ...once })
      .update({ ...written, stamp, ...note });
    if (updated === 1) return { ...person, ...after, stamp };
    before = await personOf(person._id);
    if (submitId !== undefined && before?.changes?.includes(submitId)) return undefined;
  }
  return undefined;
}

/** The same of her post alone, which only somebody changes who holds it as the cloud stored it. */
async function changePost<P extends Acting>(person: P, change: (post: Post) => Post, submitId?: string) {
  if (!person.staff) return undefined;
  const whole = (authority: Authority & { staff: Post }) => {
    const staff = change(authority.staff);
    return { after: { ...authority, staff }, written: { staff: command.set(staff) } };
  };
  return changeAuthority(person, whole, submitId);
}

/** Writes her name into a post from before posts carried one, so that it stays what it is when she calls herself otherwise. */
export async function keepPostName(person: Acting): Promise<void> {
  const { name, staff } = person;
  if (staff && staff.name === undefined) await changePost(person, (post) => ({ ...post, name: post.name ?? name }));
}

/**
 * Gives a person the post of an invitation, in one update: unless she has a post, or had the one of this very invitation
 * and it ended, or has left another one since it was issued, however long ago the call that wants it was made. False then.
 * `known` is for who was never here; of anybody else nothing is changed but a name that is missing.
 */
export async function takePost(
  person: Pick<Acting, '_id' | 'ended' | 'endedAt' | 'stamp'> & Partial<Pick<Acting, 'name'>>,
  known: Pick<Person, 'name' | 'phone'>,
  post: Post & { invitation: string },
  issuedAt: Instant,
): Promise<boolean> {
  const { _id } = person;
  const stamp = postMark.stampOf({ ...person, staff: post }, vault);
  const hasNotLeft = { ended: command.neq(post.invitation), endedAt: command.not(command.gt(issuedAt)) };
  const take = async (name?: { name: string }) =>
    (
      await people()
        .where({ ...asRead(person), 'staff.handle': command.exists(false), ...hasNotLeft, ...(name && { name: '' }) })
        .update({ ...name, staff: command.set(post), stamp })
    ).updated === 1;
  if (person.name) return take();
  try {
    if (person.name === undefined) {
      await people().add({ _id, ...known, staff: post, stamp });
      return true;
    }
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  return (await take({ name: known.name })) || take();
}

/**
 * Notes until when a colleague is away and who stands in for her; undefined when she is back. Answers her as she is then;
 * undefined, and nothing is changed, where the post has ended, and where this very call has done so before, whatever came after it.
 */
export async function setAway<P extends Acting>(person: P, away: StaffPost['away'], submitId: string) {
  return changePost(person, ({ away: _before, ...post }) => ({ ...post, ...(away && { away }) }), submitId);
}

/**
 * Ends a post, and with it for her every invitation issued until then, for ever; the person stays a worker. One that was
 * changed in the store ends like any other.
 */
export async function endPost(person: Acting, endedAt: Instant): Promise<void> {
  const invitation = (person.staff ?? person.broken)?.invitation;
  if (invitation !== undefined) await spendInvitation(invitation, endedAt);
  await changeAuthority(person, ({ staff: { invitation }, ...rest }) => {
    const ended = invitation === undefined ? rest.ended : [...(rest.ended ?? []), invitation];
    const after = { ...rest, ...(ended && { ended }), endedAt };
    return { after, written: { staff: command.remove(), endedAt, ...(ended && { ended: command.set(ended) }) } };
  });
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
  administrators: find(
    'people',
    { 'staff.desk': { $gt: '' }, 'staff.role': 'administrator' },
    { fields: actingFields },
  ),
  ending: find('counters', { _id: administrators }, { limit: 1 }),
});

/** A person as she may act now, and which changes of her record were made last. */
export async function personOf(id: string): Promise<(Caller & Pick<Person, 'changes'>) | undefined> {
  const fields = [...actingFields, 'area', 'unit', 'changes'] as const;
  const found = await ask({ rows: find('people', { _id: id }, { limit: 1, fields }) });
  return found?.rows[0];
}

/** Whoever has a handle, as a question to be asked along with others: also who got a colleague's by an edit of the store. */
export const byHandle = (handle: string) =>
  find('people', { 'staff.handle': handle }, { limit: 20, fields: actingFields });

/** Everybody whom something that was filled in may name, by their handles. */
export function namedIn(input: object) {
  const handles = [...new Set(JSON.stringify(input).match(/(?<=")[0-9a-f]{16}(?=")/g) ?? [])];
  return handles.length > 0
    ? find('people', { 'staff.handle': { $in: handles } }, { limit: 100, fields: actingFields })
    : undefined;
}

/** What colleagues are called, by their handles. */
export const namesOf = (people: readonly Acting[]): ReadonlyMap<string, string> =>
  new Map(people.flatMap(({ name, staff }) => (staff ? [[staff.handle, name] as const] : [])));

/** Who of them holds her post; nobody where none does. */
export const holderAmong = (people: readonly Acting[]): Acting | undefined => people.find(({ staff }) => staff);

/** The same, asked alone. */
export async function colleagueOf(handle: string): Promise<Acting | undefined> {
  const found = await ask({ rows: byHandle(handle) });
  return holderAmong(found?.rows ?? []);
}

/** Everybody with a post, desk by desk: as a question to be asked along with others. */
export const allStaff = () =>
  find('people', { 'staff.desk': { $gt: '' } }, { sort: { 'staff.desk': 1 }, fields: actingFields });

/** Everybody with a post at one of these desks. */
export const staffOf = (desks: readonly string[]) =>
  find('people', { 'staff.desk': { $in: desks } }, { fields: actingFields });
