import * as v from 'valibot';
import { cursor, year } from '../../case/input';
import { AsRead, type ToPublish } from '../../case/notice';
import type { Day } from '../../kernel/day';
import { type Entered, Entering, type RosterView, TakingBack } from '../../opening';
import { fillsIn, type Progress, reads, writes } from '../../operation';
import type { HeldBack, Payments } from '../../payments';
import { corrects } from '../../union/decided';
import { NewSeason, type Season } from './season';

/** One page of those who were checked and are not published; `held` names whom nobody can publish as they are. */
export interface Checked {
  rows: readonly ToPublish[];
  held: readonly HeldBack[];
  next: string | null;
}

/** What of a season is taken: places by those who were checked and did not fall away, and what is granted to them, in fen. */
export interface Places {
  taken: number;
  grantedFen: number;
  /** The last day of a notice that would begin today. */
  noticeUntil: Day;
}

/** The seasons, the lists of the years before the product, and the payments. */
export const scholarshipOperations = {
  'season.list': reads<{ seasons: readonly Season[] }>()('everyone', v.object({})),
  'season.announce': fillsIn<{ seasons: readonly Season[] }>()(
    ['approver', 'administrator'],
    v.object({ ...NewSeason.entries, corrects }),
  ),
  'season.checked': reads<Checked>()(['approver', 'caseOfficer'], v.object({ year, cursor })),
  'season.publish': writes<Progress>()(['approver', 'caseOfficer'], v.object({ year, cases: AsRead })),
  'season.places': reads<Places>()('staff', v.object({ year }), { allowance: 'lookups' }),
  'opening.list': reads<{ rosters: readonly RosterView[] }>()('staff', v.object({}), { allowance: 'lookups' }),
  'opening.enter': fillsIn<Entered>()(
    ['approver', 'administrator'],
    // Not confirmed, it is only looked through.
    v.object({ ...Entering.entries, confirmed: v.boolean() }),
    { allowance: 'openings' },
  ),
  'opening.takeBack': fillsIn<{ takenBack: number }>()(
    ['approver', 'administrator'],
    v.object({ roster: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)), ...TakingBack.entries }),
    { allowance: 'openings' },
  ),
  'payment.list': reads<Payments>()(['treasurer'], v.object({ cursor })),
  'payment.sheet': writes<Payments>()(['treasurer'], v.object({ cursor }), { allowance: 'reveals' }),
} as const;
