import type { RefusalCode } from './kernel/refusal';

/** How much one person may do: so many at once, and one more each time so many seconds have passed. */
export interface Allowance {
  burst: number;
  seconds: number;
  refusal: RefusalCode;
}

/** What each kind of work is allowed, with its reason: nobody meets a limit by tapping, and every script does. */
export const allowances = {
  /** Every write. A busy officer takes a step three times a minute; a batch (publishing, a handover) moves fifty cases a call. */
  writes: { burst: 120, seconds: 2, refusal: 'tooMany' },
  /** New cases of one's own. Nobody is in trouble thirty times a day; a form that comes back because of a photograph counts too. */
  submissions: { burst: 30, seconds: 120, refusal: 'tooMany' },
  /** Handed in for others: a window takes minutes for each who waits in line, a pile of paper forms about one. */
  assisted: { burst: 40, seconds: 60, refusal: 'tooMany' },
  /** The phone saves a form every ten seconds at most; two phones and a form opened anew still fit. */
  drafts: { burst: 40, seconds: 4, refusal: 'tooMany' },
  /** Everything else that is read: an officer who goes through a hundred cases in ten minutes needs half of it. */
  reads: { burst: 400, seconds: 0.5, refusal: 'readTooFast' },
  /** Searches, figures and the records behind them: what is read by scrolling and looking up, at one a second for a minute. */
  lookups: { burst: 60, seconds: 2, refusal: 'tooMany' },
  /** Sealed numbers. The auditors hear of it before this is reached (`watches`). */
  reveals: { burst: 60, seconds: 15, refusal: 'tooMany' },
  /** Lists of earlier years: looked through and entered, three hundred students at a time. */
  openings: { burst: 60, seconds: 20, refusal: 'tooMany' },
  /** A table that comes into a register: five thousand rows, fifty a call or more, looked through and then stored. */
  imports: { burst: 220, seconds: 4, refusal: 'tooMany' },
  /** Lists taken as sheets, and letters: a few a week in truth, a dozen parts of a long one. Each carries a thousand names away. */
  sheets: { burst: 30, seconds: 120, refusal: 'tooMany' },
  /** Typing an invitation's code: a handful of slips, then one try in ten minutes; 49 bits are not guessed like that. */
  codes: { burst: 5, seconds: 600, refusal: 'tooManyCodes' },
} as const satisfies Record<string, Allowance>;
export type AllowanceName = keyof typeof allowances;

/** What one colleague may be shown of sealed numbers within a span before the auditors hear of it. */
export interface Watch {
  minutes: number;
  most: number;
  /** The words of the alarm around the number. */
  did: string;
  what: string;
}

/**
 * Looking at a number is work; looking at hundreds within minutes is none. A hearing takes one identity number, a desk's
 * morning a dozen. The treasurer's sheet shows a day's cards at once, and may be opened again after a mistake: that is
 * her work, so only what no day's payments explain is told. A list of an earlier year, looked through, tells of each student in
 * it whether somebody else has entered her or the system has paid her: some in a list are, not one after another.
 */
export const watches = {
  reveals: { minutes: 10, most: 20, did: '逐个查看了', what: '个密封的号码' },
  sheets: { minutes: 10, most: 1000, did: '在发放表里取出了', what: '个完整卡号' },
  openings: { minutes: 60, most: 30, did: '录入往年名单时查到了', what: '名别人录入过或系统里发放过的学生' },
} as const satisfies Record<string, Watch>;
export type WatchName = keyof typeof watches;
