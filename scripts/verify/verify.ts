import * as v from 'valibot';
import { judgingOf, type Keys, keyTrouble } from '../../cloudfunctions/shared/keys';
import { collections } from '../../cloudfunctions/shared/store/schema';
import type { OpenVault } from '../../cloudfunctions/shared/vault';
import type { Alarm } from '../../core/alarm';
import type { Case } from '../../core/case/case';
import type { Objection } from '../../core/case/objection';
import type { Noted, Totals } from '../../core/figures/totals';
import type { Opening, Roster } from '../../core/opening';
import type { Taking } from '../../core/papers/taking';
import type { RegisterRecord } from '../../core/register/record';
import type { Round } from '../../core/round/round';
import type { Invitation, Person } from '../../core/union/people';
import type { StoredSettings, Union } from '../../core/union/union';
import type { Records } from '../backup/records';
import {
  invitationTroubles,
  lostPosts,
  peopleTroubles,
  recordTroubles,
  settingsTroubles,
  sharedInvitations,
} from './authority';
import { type Around, troublesOf } from './case-checks';
import { Census, type Counter } from './census';
import { inEach } from './each';
import { Ledger } from './ledger';
import { Settled } from './objections';
import { openingTroubles } from './openings';
import { Papers } from './papers';
import { registerTroubles } from './registers';
import { Since } from './since';
import { totalsTroubles } from './totals';

/** What was found in a store: findings are faults, notes are worth a look. */
export interface Verified {
  cases: number;
  findings: readonly string[];
  notes: readonly string[];
}

/** Looks through a whole store; against an earlier backup where one is given. */
export async function verify(records: Records, vault: OpenVault, before?: Records): Promise<Verified> {
  const findings: string[] = missingIn(records);
  const notes: string[] = [];
  const since = before && (await Since.read(before));
  const around = await readAround(records, vault, findings, since);
  const papers = records.files && new Papers(records.files);
  const census = new Census();
  const settled = new Settled();
  const rows = await allOf<Noted>(records, 'ledger');
  const ledger = new Ledger(rows);
  let cases = 0;
  for await (const body of bodiesOf(records, 'cases')) {
    cases += 1;
    const found: Case = JSON.parse(body);
    const about = found.number ?? found._id;
    try {
      settled.add(found);
      const own = [
        ...troublesOf(found, around),
        ...census.add(found),
        ...ledger.troublesOf(found),
        ...(since?.troublesOf(found) ?? []),
      ];
      const troubles = [...own, ...((await papers?.troublesOf(found.papers)) ?? [])];
      findings.push(...troubles.map((trouble) => `${about}: ${trouble}`));
    } catch (error) {
      findings.push(`${about}: it is no case any more (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  const rosters = new Set((await allOf<Roster>(records, 'rosters')).map(({ _id }) => _id));
  const openings = await allOf<Opening>(records, 'openings');
  findings.push(
    ...inEach('openings', openings, (opening) => [
      ...openingTroubles(opening, rosters, vault),
      ...ledger.troublesOfOpening(opening),
    ]),
  );
  for await (const body of bodiesOf(records, 'registers')) {
    const found: RegisterRecord = JSON.parse(body);
    const record = () => [...registerTroubles(found, vault), ...ledger.troublesOfRecord(found)];
    findings.push(...inEach('registers', [found], record), ...((await papers?.troublesOf(found.papers ?? [])) ?? []));
  }
  const objections = await allOf<Objection>(records, 'objections');
  for (const objection of objections) census.addObjection(objection);
  findings.push(...settled.gone(new Set(objections.map(({ _id }) => _id))));
  const counters = await allOf<Counter>(records, 'counters');
  findings.push(...census.troubles(counters), ...ledger.strangers(), ...(since?.gone() ?? []));
  findings.push(...totalsTroubles(await allOf<Totals>(records, 'totals'), rows));
  notes.push(...census.gaps(counters), ...ledger.notes());
  if (!papers) notes.push('files are no part of this export: papers were not looked at');
  else {
    for await (const body of bodiesOf(records, 'drafts')) papers.addDraft(body);
    if (papers.unnamed() > 0) notes.push(`${papers.unnamed()} files belong to no case and no draft`);
  }
  return { cases, findings, notes };
}

async function readAround(records: Records, vault: OpenVault, findings: string[], since?: Since): Promise<Around> {
  const [settings] = await allOf<Partial<Union> & StoredSettings & { keys?: Keys }>(records, 'settings');
  if (!settings) findings.push('settings: there are none');
  const trouble = settings && keyTrouble(settings.keys, vault);
  if (trouble !== undefined) findings.push(`settings: ${trouble}`);
  const keys: Pick<Keys, 'kinds'> = (trouble === undefined && settings?.keys) || {};
  const people = await allOf<Person>(records, 'people');
  findings.push(...inEach('people', people, (person) => since?.troublesOfPerson(person) ?? []));
  const staff = people.filter((person) => person.staff);
  const [alarms, objections, rosters, rounds, takings] = await Promise.all([
    allOf<Alarm>(records, 'alarms'),
    allOf<Objection>(records, 'objections'),
    allOf<Roster>(records, 'rosters'),
    allOf<Round>(records, 'rounds'),
    allOf<Taking>(records, 'takings'),
  ]);
  findings.push(
    ...recordTroubles({ alarms, objections, rosters, rounds, takings }, vault, (kind) => judgingOf(keys, kind, vault)),
  );
  const invitations = await allOf<Invitation>(records, 'invitations');
  if (settings) findings.push(...settingsTroubles(settings, judgingOf(keys, 'settings', vault)));
  const known = v.safeParse(v.array(v.looseObject({ id: v.string() })), settings?.desks);
  if (settings && !known.success) findings.push('settings: the desks cannot be read any more');
  const desks = new Set(known.success ? known.output.map(({ id }) => id) : []);
  findings.push(
    ...inEach('people', staff, (person) => lostPosts([person], desks)),
    ...peopleTroubles(people, judgingOf(keys, 'people', vault)),
    ...inEach('invitations', invitations, (one) => invitationTroubles([one], judgingOf(keys, 'invitations', vault))),
    ...sharedInvitations(people, invitations),
  );
  return {
    vault,
    allStamped: trouble === undefined && settings?.keys?.stampedSince != null,
    // Looks are stamped by the same functions as alarms.
    revealsSince: keys.kinds?.alarms?.all ?? null,
    desks,
    staff: new Set(staff.map(({ _id }) => _id)),
  };
}

/** Collections of the product that were not given: an export is made by hand, one by one. */
function missingIn({ names }: Records): string[] {
  const missing = collections.filter(({ name }) => !names.includes(name));
  return missing.map(({ name }) => `${name}: this collection is missing from what was given`);
}

function bodiesOf(records: Records, name: string) {
  return records.names.includes(name) ? records.bodies(name) : [];
}

/** Every document of a small collection. */
async function allOf<T>(records: Records, name: string): Promise<T[]> {
  const all: T[] = [];
  for await (const body of bodiesOf(records, name)) all.push(JSON.parse(body));
  return all;
}
