import * as v from 'valibot';
import type { Actor, StaffPost } from './access';
import type { Instant } from './kernel/day';
import { optional, phone, text, unit } from './kernel/field';

/** One person as she lies in the store; `_id` is WeChat's openid. */
export interface Person {
  _id: string;
  name: string;
  phone: string;
  area?: string;
  unit?: string;
  staff?: StaffPost & { title: string; since: Instant };
}

/** What a person tells about herself; it fills in her forms. */
export const Profile = v.object({
  name: text('姓名', 20),
  phone: phone('电话', { help: '办事时用来联系您。' }),
  area: optional(unit('工作所在地')),
  unit: optional(text('工作单位', 60)),
});
export type Profile = v.InferOutput<typeof Profile>;

/** Who is calling: a person the store knows, or somebody who has never been here. */
export function actorOf(id: string, person: Person | undefined): Actor {
  const known = { id, name: person?.name ?? '职工' };
  return person?.staff ? { ...known, staff: person.staff } : known;
}

/** An invitation to a post, used once; `_id` is the digest of its code, the code itself is not stored. */
export interface Invitation {
  _id: string;
  post: StaffPost & { title: string; name: string };
  by: string;
  expiresAt: Instant;
  usedBy: string | null;
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
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
}
