import { type Alarm, alarmMark } from '../../core/alarm';
import { type Objection, objectionMark } from '../../core/case/objection';
import type { Judging, Mark, Stamper } from '../../core/kernel/stamp';
import { type Roster, rosterMark } from '../../core/opening';
import { type Taking, takingMark } from '../../core/papers/taking';
import { type Round, roundMark } from '../../core/round/round';
import { type Invitation, invitationMark, isPostIntact, type Person } from '../../core/union/people';
import { type StoredSettings, settingsMark } from '../../core/union/union';

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

/** Whose posts are at a desk that the union does not have. */
export function lostPosts(people: readonly Person[], desks: ReadonlySet<string>): string[] {
  return people.flatMap(({ name, staff }) =>
    staff && !desks.has(staff.desk)
      ? [`people: the post of ${staff.name ?? name} is at a desk that the union does not have (${staff.desk})`]
      : [],
  );
}

/** Which codes somebody changed in the store, or put there. */
export function invitationTroubles(invitations: readonly Invitation[], judging: Judging): string[] {
  return invitations
    .filter((invitation) => !invitationMark.isAsStored(invitation, judging))
    .map(({ staff }) => `invitations: the one of ${staff?.name} (${staff?.role}) is not as the cloud stored it`);
}

/** Invitations that gave more than one post, or one to somebody else than used them: codes are for one person each. */
export function sharedInvitations(people: readonly Person[], invitations: readonly Invitation[]): string[] {
  const holders = new Map<string, Person[]>();
  for (const person of people) {
    const id = person.staff?.invitation;
    if (id !== undefined) holders.set(id, [...(holders.get(id) ?? []), person]);
  }
  const called = (those: readonly Person[]) => those.map(({ name, staff }) => staff?.name ?? name).join(' and ');
  const usedBy = new Map(invitations.map((invitation) => [invitation._id, invitation.usedBy]));
  return [...holders].flatMap(([id, those]) => {
    if (those.length > 1) return [`invitations: the same one gave ${called(those)} a post`];
    const used = usedBy.get(id);
    if (used === undefined || used === those[0]?._id) return [];
    return [
      `invitations: the one that gave ${called(those)} a post says that ${used === null ? 'nobody' : 'somebody else'} used it`,
    ];
  });
}

/** Whether somebody changed in the store what the union has decided. */
export function settingsTroubles(settings: StoredSettings, judging: Judging): string[] {
  if (settingsMark.isAsStored(settings, judging)) return [];
  return ['settings: desks, rules or calendar are not as the cloud stored them'];
}

/** Which alarms, objections, lists and notes of what was taken somebody changed in the store, or put there. */
export function recordTroubles(
  {
    alarms,
    objections,
    rosters,
    rounds,
    takings,
  }: { alarms: Alarm[]; objections: Objection[]; rosters: Roster[]; rounds: Round[]; takings: Taking[] },
  stamper: Stamper,
  judgingOf: (kind: 'alarms' | 'objections' | 'rosters') => Judging,
): string[] {
  const changed = 'is not as the cloud stored it';
  return [
    ...forgedIn(alarms, alarmMark, judgingOf('alarms')).map(({ kind, at }) => `alarms: ${kind} of ${at} ${changed}`),
    ...forgedIn(objections, objectionMark, judgingOf('objections')).map(
      ({ caseId, at }) => `objections: the one of ${at} to ${caseId} ${changed}`,
    ),
    // None is from before there were stamps.
    ...forgedIn(rounds, roundMark, { stamper, allStamped: true }).map(({ _id }) => `rounds: ${_id} ${changed}`),
    ...forgedIn(takings, takingMark, { stamper, allStamped: true }).map(({ _id }) => `takings: ${_id} ${changed}`),
    ...forgedIn(rosters, rosterMark, judgingOf('rosters')).map(
      ({ year, by }) => `rosters: ${year} of ${by?.name} ${changed}`,
    ),
  ];
}

const forgedIn = <T>(records: readonly T[], mark: Mark<T>, judging: Judging) =>
  records.filter((record) => !mark.isAsStored(record, judging));
