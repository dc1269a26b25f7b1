import type { Day, Instant } from '../kernel/day';
import type { Paper } from '../kernel/paper';
import type { MessageEvent } from '../union/people';
import type { Party } from './flow';

/** Plain data as it is stored and sent. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An answer in the words in which the person saw it. */
export interface Shown {
  /** The question that it answers, by name, or what the step says with it; absent in a plain remark, and in rows from before (`shown-before.ts`). */
  field?: string;
  label: string;
  value: string;
  /** True for what only the union's people read (仅内部). */
  inside?: true;
  /** What the person agreed to, word for word, behind a short value. */
  more?: string;
  /** What was asked about the answer before it was confirmed; the answer was let through all the same. */
  doubt?: string;
  /** The year in which it was answered, where it was taken over from then; empty where that was not written down. */
  since?: string;
}

/** Years by the names of the answers that were given in them. */
export type Carried = { readonly [field: string]: string };

export interface Deadline {
  /** Which one, by its name among the rules of the service. */
  clock: string;
  since: Day;
  /** The last day on which the union may still act. */
  day: Day;
  /** The day since which the clock stands still because the worker owes something; null while it runs. */
  pausedOn: Day | null;
  /** Days already added for earlier pauses. */
  pausedDays: number;
}

/** One thing that happened; never changed afterwards. `hash` chains it to the entry before (audit). */
export interface Entry {
  at: Instant;
  by: { id: string; name: string; party: Party | 'auditor' };
  action: string;
  to: string;
  version: number;
  said: string;
  /** What was filled in, as data for figures and as the words that were shown. */
  input: { readonly [field: string]: Json };
  shown: readonly Shown[];
  /** The objections that were looked into with this step; absent where there were none. */
  settles?: readonly string[];
  /** The objections because of which the case stands still since this step; absent in older ones, and where there were none. */
  examines?: readonly string[];
  /** The desk where it lay when this was done; absent in older ones. */
  desk?: string;
  submitId: string;
  bodyHash: string;
  hash: string;
}

/** A WeChat message waiting to be sent; `id` makes sending it twice detectable. */
export interface Outgoing {
  id: string;
  to: string;
  event: MessageEvent;
  thing: string;
  phrase: string;
  at: Instant;
  note: string;
  /** How often it was tried in vain, and until when it then waits; absent before the first failure. */
  tries?: number;
  after?: Instant;
}

/** A colleague's look at a sealed number; `at` is the first of that day. */
export interface Reveal {
  at: Instant;
  by: string;
  name: string;
  /** The question whose answer it was, and whether a sheet showed it: read it with `lookedAt`, since older ones bear its words. */
  field: string;
  /** The case of which it was; absent where a sheet showed the numbers of many at once. */
  caseId?: string;
  /** The call by which it was noted: one that is repeated, since its answer was lost, is no other look. Absent in older ones. */
  submitId?: string;
  /** The keyed mark of the entry: nobody writes somebody else's name in. Absent in older ones. */
  stamp?: string;
}

/** A colleague who has read a case. */
export interface Seen {
  name: string;
  title: string;
  at: Instant;
}

/** What everything that lasts has, whatever it is about: where it lies and who has it, what was answered, and everything that happened. */
export interface Recorded {
  _id: string;
  number: string;
  kind: string;
  headline: string;
  status: string;
  open: boolean;
  version: number;
  desk: string;
  officer: { id: string; name: string } | null;
  urgent: boolean;
  /** Why it lies where it lies, line by line. */
  routing: readonly string[];
  answers: { readonly [field: string]: Json };
  /** The answers that were taken over from an earlier case, with the year in which each was given; absent where all are new. */
  carried?: Carried;
  shown: readonly Shown[];
  papers: readonly Paper[];
  deadline: Deadline | null;
  /** How far the running deadline had come when somebody was last reminded: 0, 50, 75 or 100. */
  warned: number;
  /** The day on which the next reminder is due; null when none is. */
  warnOn: Day | null;
  /** The `from` of the rules it is handled under. */
  rules: Day;
  openedAt: Instant;
  /** The year in which it came in, in Shanghai: that of its figures. */
  year: string;
  updatedAt: Instant;
  /** `openedAt|_id`: one key that orders an owner's list. */
  openedKey: string;
  /** `deadline|_id`: one key that orders an officer's queue. */
  dueKey: string;
  /** The day on which the calendar itself takes a step; null when it does not. */
  passOn: Day | null;
  /** Who looked at a sealed number, and at which: each person and number once a day. */
  reveals: readonly Reveal[];
  timeline: readonly Entry[];
  /** Which colleagues have read it and when last, by handle; the applicant may see this (个人信息保护法 第四十五条). */
  seen: { readonly [handle: string]: Seen };
  outgoing: readonly Outgoing[];
  /** Taken out of `outgoing` by a sender that has not reported back yet. */
  sending: readonly (Outgoing & { claimedAt: Instant })[];
  /** The moment from which something is due to be sent; null when there is nothing. */
  outgoingSince: Instant | null;
  /** The keyed mark of the state that the last step left; absent in cases from before there were any. */
  stamp?: string;
}
