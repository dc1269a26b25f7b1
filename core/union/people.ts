import * as v from 'valibot';
import type { Digest } from '../kernel/canonical';
import { cleanNumber } from '../kernel/clean';
import type { Instant } from '../kernel/day';
import type { Places } from '../kernel/doubt';
import { choice, colleague, day, optional, phone, text, unit } from '../kernel/field';
import { name } from '../kernel/field-personal';
import { isSameName } from '../kernel/same-name';
import { type Judging, markOver } from '../kernel/stamp';
import { type Actor, type StaffPost, staffRoles } from './access';
import { deskName } from './union';

/** What WeChat tells somebody of: her own matters, what came to her as work, what is due. */
export type MessageEvent = 'progress' | 'assigned' | 'deadline';

/** A post as it is held. */
export interface Post extends StaffPost {
  title: string;
  since: Instant;
  /** What she is called at it, from her invitation; absent in older posts: `calledAtWork` reads both. */
  name?: string;
  /** The invitation that gave it; absent in posts of the first edition, which noted none. */
  invitation?: string;
}

/** One person as she lies in the store; `_id` is WeChat's openid. */
export interface Person {
  _id: string;
  name: string;
  phone: string;
  /** Every number she ever gave, this one too: by them she is known in cases that a colleague filed for her. Absent where she gave none since this is kept. */
  phones?: readonly string[];
  area?: string;
  unit?: string;
  staff?: Post;
  /** The invitations whose posts have ended: none of them gives a post again. */
  ended?: readonly string[];
  /** When the last of her posts ended: no invitation from before gives one. Absent where none ended since this is noted. */
  endedAt?: Instant;
  /** The submitIds of her own changes of this record, and of those who handed on her cases: a repeat, however late, changes nothing. */
  changes?: readonly string[];
  /** How many messages of each event she has accepted and not been sent; absent where nobody has counted. */
  quota?: Partial<Record<MessageEvent, number>>;
  /** The submitIds of the acceptances counted last, so that a repeat is not counted again. */
  accepted?: readonly string[];
  /** The ids of messages for which one was taken off and that are not settled. */
  taken?: readonly string[];
  /** The keyed mark of her post and of those that ended (`postMark`); absent where she never had one, and in older documents. */
  stamp?: string;
}

/** What of a person decides her authority. Everything that changes it writes its stamp anew. */
export type Authority = Pick<Person, '_id' | 'staff' | 'ended' | 'endedAt' | 'stamp'>;
export const postMark = markOver<Authority>('people', { only: ['_id', 'staff', 'ended', 'endedAt'] });

/** True when nobody changed in the store what decides a person's authority. A worker who never had a post bears no stamp. */
export function isPostIntact(person: Authority, judging: Judging): boolean {
  const hasNone = person.staff === undefined && person.stamp === undefined;
  return hasNone || postMark.isAsStored(person, judging);
}

/** What a person tells about herself; it fills in her forms. */
export const Profile = v.object({
  name: name('姓名'),
  phone: phone('电话', { help: '办事时用来联系您。' }),
  area: optional(unit('工作所在地')),
  unit: optional(text('工作单位', 60)),
});
export type Profile = v.InferOutput<typeof Profile>;

/** What an administrator says about a colleague to be. */
export const Inviting = v.object({
  name: name('姓名'),
  title: text('职务', 30, { placeholder: '例如：权益保障部副部长' }),
  role: choice('身份', staffRoles),
  desk: unit('所在岗位', { places: 'desks', help: '可以办理这个岗位收到的事情。' }),
});

/**
 * Whoever may let changed settings hold again can be invited meanwhile, since a union without one could never go on. A desk list
 * that was changed gives her nothing: what an auditor may do depends neither on her desk nor on its level.
 */
export const InvitingAuditor = v.object({ role: v.literal('auditor') });

/** What a colleague types to take up her post. */
export const Joining = v.object({ code: text('邀请码', 40, { placeholder: '10 位字母和数字' }) });

/** What somebody says who will not be at her desk. */
export const Leave = v.object({
  until: day('离岗到哪一天', {
    help: '含这一天。第二天起新的事情又会分给您。',
    from: { of: 'today' },
    to: { of: 'today', years: 5 },
  }),
  deputy: colleague('由谁代理', { help: '要选同一个岗位的同事。新来的事情会分给这位同事。' }),
});

/** What an administrator says when a colleague leaves. */
export const Handover = v.object({
  handle: colleague('谁要离开'),
  successor: colleague('由谁接手', {
    help: '同一个岗位的事转给这位同事；其余的由各自岗位的其他同事接着办，转完会列出来。',
  }),
});

/** What of a person decides what she may do; the rest (what WeChat was accepted for) is not read along with it. */
export const actingFields = ['_id', 'name', 'phone', 'phones', 'staff', 'ended', 'endedAt', 'stamp'] as const;
/**
 * A person as she was read. Where somebody changed her post in the store she holds none, and `broken` is what lies there, to
 * be ended by an administrator.
 */
export type Acting = Pick<Person, (typeof actingFields)[number]> & {
  broken?: Post;
  /** True where she holds none, and somebody changed in the store how her last one ended. */
  forged?: true;
};
/** The same of whoever calls, with what fills in her forms. */
export type Caller = Acting & Pick<Person, 'area' | 'unit'>;

/** A person as she may act: without her post where it is not as the cloud stored it. */
export function asTrusted({ broken: _notStored, forged: _neither, ...person }: Caller, judging: Judging): Caller {
  const { staff, ...worker } = person;
  if (isPostIntact(person, judging)) return person;
  return staff ? { ...worker, broken: staff } : { ...worker, forged: true };
}

/**
 * What a colleague is called in all that she does as one: as her invitation said, whatever she calls herself. Posts from
 * before that was kept have the name that the person was stored with.
 */
export function calledAtWork({ name, staff }: Pick<Person, 'name' | 'staff'>): string {
  return staff?.name ?? name;
}

/**
 * A colleague so that nobody takes her for another one: her name, and where somebody else at work is called the same her desk
 * and title as well.
 */
export function toldApart(
  { id, name }: Pick<Actor, 'id' | 'name'>,
  staff: readonly Pick<Person, '_id' | 'name' | 'staff'>[],
  union: Places,
): string {
  const post = staff.find(({ _id }) => _id === id)?.staff;
  const isAlone = staff.every((each) => each._id === id || !isSameName(calledAtWork(each), name));
  return isAlone || !post ? name : `${name}(${deskName(union, post.desk)}${post.title})`;
}

/** So many numbers are kept of a person, more than anybody has: if old ones gave way, she could make herself a stranger to her own case. */
export const mostPhones = 20;

/** Every number she ever gave; records from before that was kept have the last alone. */
export function numbersOf({ phone, phones = [] }: Pick<Person, 'phone' | 'phones'>): string[] {
  // These bear no stamp: what somebody left there instead is no number of hers.
  const known: readonly unknown[] = [...(Array.isArray(phones) ? phones : []), phone];
  return [...new Set(known.filter((number): number is string => typeof number === 'string' && number !== ''))];
}

/** The same after a profile. */
export function numbersAfter(
  known: Pick<Person, 'phone' | 'phones'> | undefined,
  { phone }: Pick<Person, 'phone'>,
): string[] {
  return [...new Set([...(known ? numbersOf(known) : []), phone])];
}

/** Who is calling: a person the store knows, or somebody who has never been here. */
export function actorOf(id: string, person: Pick<Acting, 'name' | 'phone' | 'phones' | 'staff'> | undefined): Actor {
  if (!person) return { id, name: '职工' };
  const { name: ownName, staff } = person;
  const phones = numbersOf(person);
  const known = { id, name: calledAtWork(person), ...(phones.length > 0 ? { phones } : {}) };
  return staff ? { ...known, ownName, staff } : known;
}

/** An invitation to a post, used once; `_id` is the digest of its code, the code itself is not stored. */
export interface Invitation {
  _id: string;
  staff: Omit<StaffPost, 'handle'> & { title: string; name: string };
  by: string;
  /** Absent in those issued before a leaving was noted (`endedAt`): any that is noted came later. */
  issuedAt?: Instant;
  expiresAt: Instant;
  usedBy: string | null;
  /** When it was used up; absent where the first edition did it. */
  claimedAt?: Instant;
  /** When the post ended that it gave: it gives none any more, whatever her record says. Absent where that was not noted yet. */
  spentAt?: Instant;
  /** The keyed mark of all of it; absent in older ones. */
  stamp?: string;
}
export const invitationMark = markOver<Invitation>('invitations');

/** What tells a post from every other one, earlier ones of the same person included. */
export function postId({ handle, since }: Pick<Post, 'handle' | 'since'>): string {
  return `${handle}@${since}`;
}

/** True when nobody but the holder of this post could administer the union: those whose posts are ending do not count. */
export function isLastAdministrator(
  post: Post,
  administrators: readonly Pick<Person, 'staff'>[],
  ending: readonly string[],
): boolean {
  const others = administrators.flatMap(({ staff }) => (staff?.role === 'administrator' ? [postId(staff)] : []));
  return post.role === 'administrator' && others.every((id) => id === postId(post) || ending.includes(id));
}

/** What colleagues know a person by: it leads back to nobody without the cloud's own list. */
export function handleOf(id: string, digest: Digest): string {
  return digest(`handle:${id}`).slice(0, 16);
}

/** Letters and digits that cannot be taken for one another on paper. */
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Ten unmistakable characters from a digest of at least 20 hexadecimal digits (about 49 bits). */
export function codeFrom(hex: string): string {
  const pairs = hex.match(/../g) ?? [];
  return pairs
    .slice(0, 10)
    .map((pair) => codeAlphabet[Number.parseInt(pair, 16) % codeAlphabet.length])
    .join('');
}

/** What a person typed, as the code was printed: capitals, no spaces or dashes. */
export function plainCode(typed: string): string {
  return cleanNumber(typed).replace(/[^0-9A-Z]/g, '');
}
