import type { Day, Instant } from '../kernel/day';
import type { Paper } from '../kernel/field';
import type { Party } from '../kernel/flow';
import type { ClockName } from '../rules';

/** Plain data as it is stored and sent. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An answer in the words in which the person saw it. */
export interface Shown {
  label: string;
  value: string;
}

export interface Deadline {
  clock: ClockName;
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
  by: { id: string; name: string; party: Party | 'helper' | 'timer' };
  action: string;
  to: string;
  version: number;
  said: string;
  /** What was filled in, as data for figures and as the words that were shown. */
  input: { readonly [field: string]: Json };
  shown: readonly Shown[];
  submitId: string;
  bodyHash: string;
  hash: string;
}

/** A WeChat message waiting to be sent; `id` makes sending it twice detectable. */
export interface Outgoing {
  id: string;
  to: string;
  event: 'progress' | 'assigned' | 'deadline';
  thing: string;
  phrase: string;
  at: Instant;
  note: string;
}

/** A colleague who has read a case. */
export interface Seen {
  name: string;
  title: string;
  at: Instant;
}

/** One case as it lies in the store: current state, version, and everything that happened. */
export interface Case {
  _id: string;
  number: string;
  kind: string;
  headline: string;
  status: string;
  open: boolean;
  version: number;
  owner: { id: string; name: string; phone: string };
  /** The colleague who filed for somebody without a phone of her own; null where the applicant did it herself. */
  helper: { name: string } | null;
  desk: string;
  officer: { id: string; name: string } | null;
  urgent: boolean;
  /** Why it lies where it lies, line by line. */
  routing: readonly string[];
  answers: { readonly [field: string]: Json };
  shown: readonly Shown[];
  papers: readonly Paper[];
  deadline: Deadline | null;
  /** How far the running deadline had come when somebody was last reminded: 0, 50, 75 or 100. */
  warned: number;
  /** The day on which the next reminder is due; null when none is. */
  warnOn: Day | null;
  /** The worker's own legal limitation date, if she named one; no pause ever moves it. */
  limitOn: Day | null;
  /** The `from` of the rules it is handled under. */
  rules: Day;
  openedAt: Instant;
  updatedAt: Instant;
  /** `openedAt|_id`: one key that orders an owner's list. */
  openedKey: string;
  /** `deadline|_id`: one key that orders an officer's queue. */
  dueKey: string;
  timeline: readonly Entry[];
  /** What the applicant must be told by telephone, since no message reaches her; null when nothing. */
  toCall: { since: Instant; about: string } | null;
  /** Which colleagues have read it and when last, by handle; the applicant may see this (个人信息保护法 第四十五条). */
  seen: { readonly [handle: string]: Seen };
  outgoing: readonly Outgoing[];
  /** Taken out of `outgoing` by a sender that has not reported back yet. */
  sending: readonly (Outgoing & { claimedAt: Instant })[];
  /** The moment from which something is due to be sent; null when there is nothing. */
  outgoingSince: Instant | null;
}
