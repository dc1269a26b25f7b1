import { type Alarm, type AlarmKind, alarmMark } from '../../core/alarm';
import type { Case } from '../../core/case/case';
import { type Objection, objectionId, objectionMark } from '../../core/case/objection';
import { canonical, isPlainData } from '../../core/kernel/canonical';
import { dayOf } from '../../core/kernel/day';
import type { Judging } from '../../core/kernel/stamp';
import { type Roster, rosterMark } from '../../core/opening';
import type { Round } from '../../core/round/round';
import { asTrusted, type Caller, calledAtWork, type Invitation, invitationMark } from '../../core/union/people';
import { type StoredSettings, settingsMark } from '../../core/union/union';
import { everyAlarmId } from './alarm-id';
import { isRoundIntact, stateOfRound } from './announced';
import { clockNow } from './clock';
import { digest } from './digest';
import { judgingOf, type Keys, stampedKinds } from './keys';
import { raiseAlarm } from './store/alarms';
import type { Query } from './store/query';
import { trustedCases } from './trusted-cases';
import { vault } from './vault';

/*
 * What was read, as far as it may be relied on. It is asked where everything is read (store/gather.ts), so that no operation
 * can forget it; what does not fit its stamp is told to the auditors once for each state in which it is found.
 */

/** The stages behind which documents are still what lies in the store. */
const keepsWhole = ['$match', '$sort', '$skip', '$limit'];

/** The rows of a collection, as far as they may be relied on. */
export async function trusted<T extends Caller[] & Invitation[] & Alarm[] & Objection[] & Roster[] & Round[] & Case[]>(
  { from, pipeline }: Query<unknown>,
  rows: T,
  keys: Keys,
  callerId?: string,
) {
  const isWhole = pipeline.every((stage) => Object.keys(stage).every((name) => keepsWhole.includes(name)));
  if (from === 'people') return trustedPeople(rows, keys);
  if (from === 'cases') return trustedCases(pipeline, rows);
  if (from === 'invitations') return trustedInvitations(rows, keys);
  if (from === 'alarms') return trustedAlarms(rows, keys);
  if (from === 'rosters' && isWhole) await judgeRosters(rows, keys);
  if (from === 'rounds' && isWhole) await judgeRounds(rows, keys);
  return from === 'objections' && isWhole ? trustedObjections(rows, keys, callerId) : rows;
}

/** People as they may act: whoever's post was changed in the store holds none. */
async function trustedPeople(rows: readonly Caller[], keys: Keys): Promise<Caller[]> {
  const judging = judgingOf(keys, 'people', vault);
  const trusted = rows.map((read) => ({ read, person: knownToFit(read, keys) ?? judged(read, judging, keys) }));
  for (const { read, person } of trusted) {
    const { broken, forged } = person;
    if (!broken && !forged) continue;
    const { _id, staff, ended, endedAt, stamp } = read;
    const about = broken
      ? `${calledAtWork({ ...person, staff: broken })}(${broken.title})的任职记录与存档不一致，可能有人直接改过数据库。已停止其工作人员身份。请核实；确需任职的，由系统管理员先办交接离岗，再重新邀请。`
      : `${person.name || '一位职工'}离岗的记录与存档不一致，可能有人直接改过数据库。现在不能凭邀请码任职。请核实；确需任职的，请部署系统的人用备份恢复这条记录，再重新邀请。`;
    await report('brokenPost', canonical({ _id, staff, ended, endedAt, stamp }), about, keys);
  }
  return trusted.map(({ person }) => person);
}

/**
 * Colleagues whose posts were found to fit, to the letter: each is read time and again, whenever something is given out. More
 * than a union has would be a store filled from the outside; then it begins anew.
 */
const fitting = new Map<string, string>();
const mostFitting = 5000;

const knownToFit = (read: Caller, { stamp }: Keys) =>
  fitting.get(`${stamp} ${read._id}`) === JSON.stringify(read) && isPlainData(read) ? read : undefined;

function judged(read: Caller, judging: Judging, { stamp }: Keys): Caller {
  const person = asTrusted(read, judging);
  const isWorthKnowing = read.staff && read.stamp !== undefined && !person.broken && !read.broken;
  if (isWorthKnowing) {
    if (fitting.size >= mostFitting) fitting.clear();
    fitting.set(`${stamp} ${read._id}`, JSON.stringify(read));
  }
  return person;
}

/** Invitations without those that were changed in the store, or put there: they are none. */
async function trustedInvitations(rows: readonly Invitation[], keys: Keys): Promise<Invitation[]> {
  const judging = judgingOf(keys, 'invitations', vault);
  const isIntact = (invitation: Invitation) => invitationMark.isAsStored(invitation, judging);
  for (const broken of rows.filter((row) => !isIntact(row))) {
    const who = `${broken.staff?.name}(${broken.staff?.title})`;
    const about = `发给${who}的邀请码与存档不一致，可能有人直接改过数据库。这个邀请码已经不能使用。请核实；确需邀请的，由系统管理员重新邀请。`;
    await report('brokenInvitation', canonical(broken), about, keys);
  }
  return rows.filter(isIntact);
}

/** Alarms with whether somebody changed them in the store: settled there by hand, say. */
function trustedAlarms(rows: readonly Alarm[], keys: Keys): Alarm[] {
  const judging = judgingOf(keys, 'alarms', vault);
  return rows.map((row) => {
    const { broken: _notStored, ...alarm } = row;
    const isSound = typeof row.open === 'boolean' && alarmMark.isAsStored(row, judging);
    return isSound ? alarm : { ...alarm, broken: true };
  });
}

/** Tells of lists that somebody changed in the store; what was entered with one says for itself who entered it. */
async function judgeRosters(rows: readonly Roster[], keys: Keys): Promise<void> {
  const judging = judgingOf(keys, 'rosters', vault);
  for (const roster of rows.filter((row) => !rosterMark.isAsStored(row, judging))) {
    const about = `往年资助${roster.year}年的一份名单(${roster.source})与存档不一致，可能有人直接改过数据库。录入人以每名学生的记录为准，请对照原始材料核实。`;
    await report('brokenOpening', canonical(roster), about, keys);
  }
}

/** Tells of rounds that somebody changed in the store; nothing is decided by them until an auditor lets them hold. */
async function judgeRounds(rows: readonly Round[], keys: Keys): Promise<void> {
  for (const round of rows.filter((row) => !isRoundIntact(row))) {
    const about = `${round.title ?? round._id}的设置(时间、名额、金额或材料)和存档不一样，可能有人直接改过数据库。核对清楚以前，资助的审核、公示、审批、发放都不办；求助、核实和初审照常办。`;
    await report('brokenSettings', stateOfRound(round), about, keys);
  }
}

/**
 * Objections that were read as a whole, with whether somebody changed them in the store. The caller's own stays hers, by where it
 * lies, whoever is named in it.
 */
async function trustedObjections(rows: readonly Objection[], keys: Keys, callerId?: string): Promise<Objection[]> {
  const judging = judgingOf(keys, 'objections', vault);
  const read: Objection[] = [];
  for (const { broken: _notStored, ...row } of rows) {
    const isIntact = objectionMark.isAsStored(row, judging);
    const isHers = callerId !== undefined && objectionId(row, callerId, digest) === row._id;
    read.push(isIntact ? row : { ...row, ...(isHers && { by: callerId }), broken: true });
    if (isIntact) continue;
    const about =
      '一条异议的记录与存档不一致，可能有人直接改过数据库。请先向提出异议的人核实；核实以前，不能对异议下结论。';
    await report('brokenObjection', objectionState(row), about, keys, row.caseId);
  }
  return read;
}

const objectionState = ({ open: _open, broken: _notStored, ...objection }: Objection) => canonical(objection);

/** The ids of what is raised about an objection because of which a case stands still, and that does not lie there any more. */
export const goneAlarms = (id: string) => everyAlarmId('brokenObjection', id, vault);

export function reportGone({ _id, number }: Pick<Case, '_id' | 'number'>, id: string): Promise<void> {
  const about = `${number} 有一条还在核查的异议不见了，可能有人直接改过数据库。请对照备份查明是谁提出、说了什么，并向本人核实；核实以前，不能对异议下结论。`;
  return raiseAlarm(id, { kind: 'brokenObjection', at: clockNow(), about, caseId: _id, by: null });
}

/** The ids of what is raised about an objection as it is. */
export const objectionAlarms = (objection: Objection) =>
  everyAlarmId('brokenObjection', objectionState(objection), vault);

/** True when nobody changed in the store what the union has decided: its desks, rules and calendar. */
export function areSettingsIntact(settings: StoredSettings, keys: Pick<Keys, 'kinds'>): boolean {
  return settingsMark.isAsStored(settings, judgingOf(keys, 'settings', vault));
}

/** What the alarm is about that is raised where the settings are found changed. */
function stateOf({ keys: _keys, changes: _changes, ...settings }: StoredSettings): string {
  return canonical(settings);
}

/** The ids of what is raised about the settings as they are. */
export const settingsAlarms = (settings: StoredSettings) => everyAlarmId('brokenSettings', stateOf(settings), vault);

export function reportSettings(settings: StoredSettings, keys: Keys): Promise<void> {
  const about =
    '工会的设置(岗位、规则、日历或联系方式)和存档不一样，可能有人直接改过数据库。核对清楚以前，资助的审核、公示、审批、发放，以及改设置、邀请同事都不办；求助、核实和初审照常办。';
  return report('brokenSettings', stateOf(settings), about, keys);
}

/**
 * Tells the auditors, once a day, that records without a stamp count: so it is for some hours after the product came to stamp a
 * kind, and at no other time but where somebody put back what the settings knew of the secret before.
 */
export async function reportAmnesty(keys: Keys): Promise<void> {
  const isOver = keys.stampedSince !== null && stampedKinds.every((kind) => judgingOf(keys, kind, vault).allStamped);
  if (isOver) return;
  const about =
    '没有签章的旧记录(任职、邀请码、设置等)正在照原样认可。系统刚升级时会这样，几小时内自动结束，不用处理；最近没有升级的，可能有人直接改过数据库，请马上用备份核对任职、规则和金额。';
  await report('takenOver', dayOf(clockNow()), about, keys);
}

/**
 * When this process told something last (ms), of the store with that record: everybody who calls would meet the same. An alarm
 * that somebody took away is raised again a while later.
 */
const told = new Map<string, number>();
const tellAgainMs = 5 * 60_000;
const mostTold = 5000;

async function report(
  kind: AlarmKind,
  state: string,
  about: string,
  { stamp }: Keys,
  caseId: string | null = null,
): Promise<void> {
  const what = `${stamp} ${kind} ${digest(state)}`;
  const now = Date.parse(clockNow());
  // A clock may have been set back meanwhile.
  if (Math.abs(now - (told.get(what) ?? Number.NEGATIVE_INFINITY)) < tellAgainMs) return;
  console.error(`${kind}: ${about}`);
  await raiseAlarm(state, { kind, at: clockNow(), about, caseId, by: null });
  if (told.size >= mostTold) told.clear();
  told.set(what, now);
}
