import * as v from 'valibot';
import type { Instant } from './kernel/day';
import { longText } from './kernel/field';
import { markOver } from './stamp';

/** What an auditor (经审人员) is told about; the words stand over the sentence of what happened. */
export const alarmKinds = {
  reveals: '短时间内查看大量号码',
  lookedOut: '号码被反复查看',
  brokenCase: '办理记录对不上',
  brokenPost: '任职记录对不上',
  brokenInvitation: '邀请码对不上',
  brokenSettings: '工会设置对不上',
  brokenObjection: '异议记录对不上',
  brokenOpening: '往年资助记录对不上',
  lostDesk: '岗位不在工会设置里',
  changedPaper: '材料与提交时不一致',
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
  /** The name of the colleague who did it; null where nobody is known. */
  by: string | null;
  /** When and by whom it was looked into, and what came of it; null and empty until then. */
  settledAt: Instant | null;
  settledBy: string | null;
  note: string;
  /** True where the case was let go on with it; absent otherwise, and in alarms from before this was noted. */
  mended?: boolean;
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

/** What is known when an alarm is raised. */
export type Raising = Pick<Alarm, 'kind' | 'at' | 'about' | 'caseId' | 'by' | 'count'>;

/** An alarm that nobody has looked into. */
export function openAlarm(id: string, raising: Raising): Alarm {
  const unsettled = { settledAt: null, settledBy: null, note: '', open: true };
  return { _id: id, ...raising, ...unsettled, key: `${raising.at}|${id}` };
}

/** What an auditor says who has looked into it. */
export const Finding = v.object({
  note: longText('怎么处理的', 2, 200),
});
/** The same about a case that somebody changed in the store: it may go on as it now stands. */
export const Attesting = v.object({ caseId: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)), ...Finding.entries });
export const Settling = v.object({ id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)), ...Finding.entries });

/** An alarm as auditors read it. */
export type AlarmView = Omit<Alarm, '_id' | 'open' | 'key' | 'count' | 'mended' | 'stamp' | 'broken'> & {
  id: string;
  title: string;
  mended: boolean;
  /** True where somebody changed it in the store: it is still to be looked into. */
  broken: boolean;
};

export interface Alarms {
  rows: readonly AlarmView[];
  next: string | null;
}

/** An alarm as auditors read it, without what orders and counts it in the store. */
export function alarmView(alarm: Alarm): AlarmView {
  const { _id, open: _open, key: _key, count: _count, stamp: _stamp, mended, broken, ...told } = alarm;
  return { id: _id, title: alarmKinds[told.kind], ...told, mended: mended ?? false, broken: broken ?? false };
}
