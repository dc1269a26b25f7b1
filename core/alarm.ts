import * as v from 'valibot';
import { addDays, dayOf, type Instant } from './kernel/day';
import { longText } from './kernel/field';
import { markOver } from './kernel/stamp';

/** What an auditor (经审人员) is told about; the words stand over the sentence of what happened. */
export const alarmKinds = {
  reveals: '短时间内查看大量号码',
  lookedOut: '号码被反复查看',
  brokenCase: '办理记录对不上',
  spoiltCase: '查看和提醒的记录被改坏',
  brokenPost: '任职记录对不上',
  brokenInvitation: '邀请码对不上',
  brokenSettings: '工会设置对不上',
  brokenObjection: '异议记录对不上',
  brokenOpening: '往年资助记录对不上',
  brokenRecord: '台账记录对不上',
  brokenAlarm: '提醒本身对不上',
  takenOver: '旧版数据照原样接收',
  lostDesk: '岗位不在工会设置里',
  changedPaper: '材料与提交时不一致',
  paidAgain: '同一笔资助再次登记发放',
} as const;
export type AlarmKind = keyof typeof alarmKinds;

/** Something that an auditor must look into, as it lies in the store. */
export interface Alarm {
  _id: string;
  kind: AlarmKind;
  at: Instant;
  /** What happened, in a Chinese sentence: who, how many, when. */
  about: string;
  /** The case that it is about; null where it is about none. */
  caseId: string | null;
  /** The record of a register that it is about; absent elsewhere. */
  recordId?: string;
  /** The name of the colleague who did it; null where nobody is known. */
  by: string | null;
  /** Who that is: she does not look into it herself. Absent where nobody is known, and in alarms from before this was noted. */
  byId?: string;
  /** When and by whom it was looked into last, and what came of it; null and empty until then. */
  settledAt: Instant | null;
  settledBy: string | null;
  note: string;
  /** True where what it was about was let go on with these words; absent otherwise, and in alarms from before this was noted. */
  mended?: boolean;
  /** True where what it was about fits again, since somebody put it right. */
  fits?: boolean;
  /** True where she found that something is wrong that somebody must put right. */
  wrong?: boolean;
  /** What auditors wrote before that, in order; absent where nobody did. */
  earlier?: readonly Finding[];
  /** False once nothing waits any more. What stands still waits until it goes on, whatever was written. */
  open: boolean;
  /** How much its sentence tells of, where it grows: a call that was slower does not make it less. Absent elsewhere. */
  count?: number;
  /** `at|_id`: one key that orders the list. */
  key: string;
  /** The keyed mark of all of it; absent in older ones. */
  stamp?: string;
  /** True where somebody changed it in the store; said where it is read, never stored. */
  broken?: true;
}
export const alarmMark = markOver<Alarm>('alarms');

/** What an auditor wrote who has looked into it. */
export interface Finding {
  at: Instant;
  by: string;
  note: string;
  mended?: boolean;
  wrong?: boolean;
}

/** What stands still until it is let go on or fits again, whatever an auditor writes meanwhile. */
const standing: readonly AlarmKind[] = ['brokenCase', 'brokenSettings'];
export const standsStill = ({ kind, mended, fits }: Pick<Alarm, 'kind' | 'mended' | 'fits'>) =>
  standing.includes(kind) && !mended && !fits;

/** What an auditor has written of is left alone for so long; who puts the same there again is not safe for ever by it. */
const quietDays = 3;

/**
 * What becomes of an alarm that was over when the same is found once more: what stands still waits again as soon as it is
 * found later, everything else some days after an auditor wrote of it.
 */
export function asFoundAgain({ kind, open, settledAt }: Alarm, at: Instant): Partial<Alarm> | undefined {
  if (open || settledAt === null) return undefined;
  if (standing.includes(kind)) return at > settledAt ? { open: true, mended: false, fits: false } : undefined;
  return dayOf(at) >= addDays(dayOf(settledAt), quietDays) ? { open: true } : undefined;
}

/** All that auditors have written of an alarm, in order. */
export function findingsIn({ earlier: read, settledAt, settledBy, note, mended, wrong }: Alarm): readonly Finding[] {
  const earlier = Array.isArray(read) ? read : [];
  if (typeof settledAt !== 'string') return earlier;
  const marks = { ...(mended && { mended }), ...(wrong && { wrong }) };
  return [...earlier, { at: settledAt, by: settledBy ?? '', note, ...marks }];
}

/**
 * What of an alarm becomes another as an auditor writes: her words come behind those from before. It waits on where what it
 * is about stands; where that is gone, until she finds nothing `wrong` with it.
 */
export function withFinding(alarm: Alarm, finding: Finding, standing: Standing): Partial<Alarm> {
  const { at, by, note, mended = standing === 'gone' && standsStill(alarm) && !finding.wrong, wrong } = finding;
  const earlier = findingsIn(alarm);
  return {
    settledAt: at,
    settledBy: by,
    note,
    mended,
    fits: standing === 'fits' && standsStill(alarm) && !mended,
    wrong: wrong ?? false,
    ...(earlier.length > 0 && { earlier }),
    open: standing !== 'fits' && standsStill(alarm) && !mended,
  };
}

/**
 * What of an alarm is another by now because what it is about fits again, or does not: whoever wrote of it has nothing more to
 * do, or it waits on (in older alarms it did not). Undefined where it is as it should be.
 */
export function asItStands(alarm: Alarm, standing: Standing): Partial<Alarm> | undefined {
  if (alarm.settledAt === null || !standsStill(alarm)) return undefined;
  if (standing === 'fits') return { fits: true, open: false };
  return alarm.open ? undefined : { open: true };
}

/** What is known when an alarm is raised. */
export type Raising = Pick<Alarm, 'kind' | 'at' | 'about' | 'caseId' | 'recordId' | 'by' | 'byId' | 'count'>;

/** An alarm that nobody has looked into. */
export function openAlarm(id: string, raising: Raising): Alarm {
  const unsettled = { settledAt: null, settledBy: null, note: '', open: true };
  return { _id: id, ...raising, ...unsettled, key: `${raising.at}|${id}` };
}

/** What an auditor says who has looked into it. */
export const Noting = v.object({
  note: longText('怎么处理的', 2, 200),
});
/** And who lets something go on that was changed: how she compared it, for all who decide by it later. */
export const Comparing = v.object({
  note: longText('怎么核对的', 10, 200),
});
/** Whatever somebody put there as an alarm can be settled, too. */
const alarmId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
/** The same about a case that somebody changed in the store: it may go on as it stood when that alarm was raised. */
export const Attesting = v.object({
  caseId: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
  alarm: alarmId,
  ...Comparing.entries,
});
export const LettingHold = v.object({ id: alarmId, ...Comparing.entries });
/** `wrong`: what was changed is wrong, and must be put right before anything goes on. */
export const Settling = v.object({ id: alarmId, ...Noting.entries, wrong: v.optional(v.boolean()) });

/** An alarm as auditors read it. */
export type AlarmView = Pick<Alarm, 'kind' | 'at' | 'about' | 'caseId' | 'by'> & {
  id: string;
  title: string;
  /** The record of a register that it is about; null where it is about none. */
  recordId: string | null;
  /** All that auditors have written of it, in order. */
  findings: readonly Finding[];
  /** True while somebody must look into it, or put something right. */
  open: boolean;
  /** True while what it is about stands still as it was found; she may let it go on. */
  stands: boolean;
  /** True where it is about a case that is not there any more: an auditor who says what that was ends it. */
  gone: boolean;
  /** True where that fits again, since somebody put it right. */
  fits: boolean;
  /** True where somebody changed it in the store: it is still to be looked into. */
  broken: boolean;
};

export interface Alarms {
  rows: readonly AlarmView[];
  next: string | null;
}

/** False for what somebody made of an alarm in the store, or put there as one, so that it tells nothing. */
const isReadable = ({ kind, at, about }: Alarm) =>
  Object.keys(alarmKinds).includes(kind) &&
  typeof at === 'string' &&
  !Number.isNaN(Date.parse(at)) &&
  typeof about === 'string';

const spoilt = (alarm: Alarm): Alarm => ({
  ...openAlarm(alarm._id, {
    kind: 'brokenAlarm',
    at: '2026-01-01T00:00:00.000Z',
    about: unreadable,
    caseId: null,
    by: null,
  }),
  open: alarm.open,
  broken: true,
});
const unreadable =
  '有一条提醒被改得读不出来，可能有人直接改过数据库，时间和内容都已不可知。请用备份核对最近的提醒，再在这里写明。';

/** How what an alarm is about is found by now: as it was, not there any more, or put right. */
export type Standing = 'stands' | 'gone' | 'fits';

/** An alarm as auditors read it, without what orders and counts it in the store. */
export function alarmView(alarm: Alarm, standing: Standing): AlarmView {
  const {
    _id,
    kind,
    at,
    about,
    caseId,
    recordId = null,
    by,
    open,
    fits = false,
    broken = false,
  } = isReadable(alarm) ? alarm : spoilt(alarm);
  const told = { kind, at, about, caseId, recordId, by, open: open !== false, fits, broken };
  return {
    id: _id,
    title: alarmKinds[kind],
    ...told,
    stands: standing === 'stands' && standsStill(alarm),
    gone: standing === 'gone' && standsStill(alarm),
    findings: findingsIn(alarm),
  };
}
