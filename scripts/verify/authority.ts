import { type Invitation, invitationMark, isPostIntact, type Person } from '../../core/people';
import type { Judging } from '../../core/stamp';
import { type StoredSettings, settingsMark } from '../../core/union';

/** What is wrong with the posts of a union, in sentences. */
export function peopleTroubles(people: readonly Person[], judging: Judging): string[] {
  const handles = people.flatMap(({ staff }) => staff?.handle ?? []);
  const twice = new Set(handles.filter((each, at) => handles.indexOf(each) !== at));
  return [
    ...people.filter((person) => !isPostIntact(person, judging)).map(brokenPost),
    ...[...twice].map((handle) => `people: two have the handle ${handle}`),
  ];
}

function brokenPost({ name, staff, stamp }: Person): string {
  const what = staff ? `the post of ${staff.name ?? name} (${staff.role}, ${staff.desk})` : `what ${name} was before`;
  return `people: ${what} is not as the cloud stored it${stamp === undefined ? ', and bears no stamp' : ''}`;
}

/** Which codes somebody changed in the store, or put there. */
export function invitationTroubles(invitations: readonly Invitation[], judging: Judging): string[] {
  return invitations
    .filter((invitation) => !invitationMark.isAsStored(invitation, judging))
    .map(({ staff }) => `invitations: the one of ${staff?.name} (${staff?.role}) is not as the cloud stored it`);
}

/** Whether somebody changed in the store what the union has decided. */
export function settingsTroubles(settings: StoredSettings, judging: Judging): string[] {
  if (settingsMark.isAsStored(settings, judging)) return [];
  return ['settings: desks, rules, calendar or seasons are not as the cloud stored them'];
}
