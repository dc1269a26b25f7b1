import type { Entry } from '../../core/record/record';
import type { Actor, StaffPost } from '../../core/union/access';
import { deskLevel } from '../../core/union/union';
import { ruijinUnion } from '../../local/worlds/union';

/** A colleague whose name, openid and handle are one word. */
export function aColleague(
  id: string,
  role: StaffPost['role'],
  desk: string,
  part: Partial<Actor> & { away?: StaffPost['away'] } = {},
): Actor & { staff: StaffPost } {
  const { away, ...rest } = part;
  const staff = { role, level: deskLevel(ruijinUnion, desk) ?? 'city', desk, handle: id, ...(away ? { away } : {}) };
  return { id, name: id, staff, ...rest };
}

/** Something that this person did to a case. */
export function anEntry(
  id: string,
  action: string,
  to: string,
  party: Entry['by']['party'] = 'officer',
  part: Partial<Entry> = {},
): Entry {
  return {
    at: '2026-11-02T02:00:00.000Z',
    by: { id, name: id, party },
    action,
    to,
    version: 1,
    said: action,
    input: {},
    shown: [],
    submitId: `${id}-${action}`,
    bodyHash: '',
    hash: '',
    ...part,
  };
}
