import * as v from 'valibot';
import { cursor, year } from '../../case/input';
import { AsRead, type ToPublish } from '../../case/notice';
import type { Records } from '../../case/operations';
import type { SeasonFigures } from '../../figures/figures';
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

/** The seasons, the lists of the years before the product, and the payments. */
export const scholarshipOperations = {
  'season.list': reads<{ seasons: readonly Season[] }>()('everyone', v.object({})),
  'season.announce': fillsIn<{ seasons: readonly Season[] }>()(
    ['approver', 'administrator'],
    v.object({ ...NewSeason.entries, corrects }),
  ),
  'season.checked': reads<Checked>()(['approver', 'caseOfficer'], v.object({ year, cursor })),
  'season.publish': writes<Progress>()(['approver', 'caseOfficer'], v.object({ year, cases: AsRead })),
  'season.figures': reads<SeasonFigures>()('staff', v.object({ year }), { allowance: 'lookups' }),
  /** Without a year, of every season; `turn` parts those who get it for the first time from those in a later year. */
  'season.cases': reads<Records>()(
    'staff',
    v.object({
      year: v.optional(year),
      status: v.pipe(v.string(), v.maxLength(40)),
      turn: v.optional(v.picklist(['first', 'later'])),
      cursor,
    }),
    { allowance: 'lookups' },
  ),
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
