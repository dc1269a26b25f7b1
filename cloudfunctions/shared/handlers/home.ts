import { staffRoles } from '../../../core/access';
import { summaryFields, summaryOf } from '../../../core/case/view';
import type { Home, Me } from '../../../core/contract';
import { dayOf } from '../../../core/kernel/day';
import { ok } from '../../../core/kernel/result';
import type { Person } from '../../../core/people';
import { deskName, type Union } from '../../../core/union';
import { operation } from '../handler';
import { templateIds } from '../notify/templates';
import { find } from '../store/query';

/** What the first screen shows: who I am, what the union is, what is going on. */
export const openHome = operation('home.open', {
  load: (_input, { callerId }) => ({
    open: find(
      'cases',
      { 'owner.id': callerId, open: true },
      { sort: { openedKey: -1 }, limit: 5, fields: summaryFields },
    ),
  }),
  run({ actor, caller, union, found, at }) {
    const { name, city, hotline, hours, desks } = union;
    const home: Home = {
      me: meOf(caller, union),
      union: { name, city, hotline, hours, desks },
      today: dayOf(at),
      templates: templateIds(),
      open: found.open.map((row) => summaryOf(row, actor, union)),
    };
    return ok(home);
  },
});

/** The person as her own phone knows her. */
export function meOf(person: Person | undefined, union: Union): Me {
  const staff = person?.staff;
  return {
    name: person?.name ?? '',
    phone: person?.phone ?? '',
    area: person?.area ?? '',
    unit: person?.unit ?? '',
    known: person !== undefined,
    staff: staff
      ? {
          role: staff.role,
          roleName: staffRoles[staff.role],
          desk: staff.desk,
          deskName: deskName(union, staff.desk),
          title: staff.title,
          handle: staff.handle,
          away: staff.away ?? null,
        }
      : null,
  };
}
