import { totals } from './add-up';
import { recentCases } from './book-recent';
import { officers } from './find-officers';
import { objections } from './heed';
import { restingCases, restingOpenings, restingRecords } from './look-through';
import { lostDesks } from './lost-desks';
import { messages, news } from './messages';
import { roundsFromBefore } from './move-rounds';
import { days } from './pass';
import { reminders } from './remind';
import { stamps } from './stamp-old';
import { records } from './stamp-records';
import { drafts, limits } from './sweep';
import { filings } from './sweep-filings';
import { sheets } from './sweep-sheets';
import type { Kind } from './work';

/** All work that comes due by itself, in the order in which each gets its turn: what an applicant waits for goes first. */
export const kinds: readonly Kind[] = [
  news,
  objections,
  days,
  officers,
  lostDesks,
  reminders,
  messages,
  drafts,
  limits,
  filings,
  sheets,
  roundsFromBefore,
  recentCases,
  totals,
  stamps,
  records,
  restingCases,
  restingOpenings,
  restingRecords,
];
