import { renewableAmong } from '../../../core/case/renewal';
import { summaryFields } from '../../../core/case/summary';
import type { Home } from '../../../core/domains/office/operations';
import { officeOperations } from '../../../core/domains/office/operations';
import { type Day, dayOf } from '../../../core/kernel/day';
import { ok } from '../../../core/kernel/result';
import { announcedOf, latest, openOn, type Round } from '../../../core/round/round';
import { staffRoles } from '../../../core/union/access';
import { missingYear } from '../../../core/union/calendar';
import type { Me } from '../../../core/union/me';
import type { Caller } from '../../../core/union/people';
import { deskName, type Union } from '../../../core/union/union';
import { publishedAfter, publishedFrom } from '../../shared/case/notices';
import { folderOf } from '../../shared/files/folder';
import { operation } from '../../shared/handler';
import { templateIds } from '../../shared/notify/templates';
import { suspendedCases } from '../../shared/store/alarms';
import { ownAwards } from '../../shared/store/awards';
import { find } from '../../shared/store/query';
import { lastRefused } from '../../shared/store/refused';
import { announced } from '../../shared/store/rounds';
import { summariesOf } from '../../shared/summaries';

/** Among so many of what ends first, one is looked for that nobody changed in the store: only that is published. */
const mostSearched = 3;

/** What the first screen shows: who I am, what the union is, what is going on. */
export const openHome = operation(officeOperations, 'home.open', {
  load: (_input, { callerId, at, catalogue }) => ({
    open: find(
      'cases',
      { 'owner.id': callerId, open: true },
      { sort: { openedKey: -1 }, limit: 5, fields: summaryFields(catalogue) },
    ),
    alarms: suspendedCases(),
    ...ownAwards(callerId, catalogue),
    rounds: announced(catalogue),
    refused: lastRefused(at),
    ending: publishedAfter(publishedFrom(at), mostSearched),
  }),
  run({ actor, caller, callerId, union, catalogue, rounds, national, found, at, isSettled, isIntact }) {
    const { name, city, hotline, hours, desks } = union;
    const today = dayOf(at);
    const administers = caller?.staff?.role === 'administrator';
    const ending = found.ending.find((one) => isIntact(one));
    const home: Home = {
      me: meOf(caller, union),
      union: { name, city, hotline, hours, desks },
      today,
      templates: templateIds(),
      season: shownOf(rounds, today),
      open: summariesOf(found.open, actor, { union, catalogue, alarms: found.alarms }),
      renewals: summariesOf(
        renewableAmong([...found.underWay, ...found.awarded], { union, rounds, catalogue }, today),
        actor,
        {
          union,
          catalogue,
          alarms: found.alarms,
        },
      ),
      published: ending?.notice?.until ?? null,
      folder: folderOf(callerId),
      isSettled: isSettled || !actor.staff,
      missingYear: administers ? missingYear(union, national, today) : null,
      refused: administers ? (found.refused[0]?.refused ?? null) : null,
    };
    return ok(home);
  },
});

/** What one can apply for today, else the newest that was announced. */
function shownOf(rounds: readonly Round[], today: Day): Home['season'] {
  const round = openOn(rounds, today) ?? latest(rounds);
  return round ? announcedOf(round) : null;
}

/** The person as her own phone knows her. */
export function meOf(person: Omit<Caller, 'broken'> | undefined, union: Union): Me {
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
