import * as v from 'valibot';
import { type Alarms, type AlarmView, LettingHold, Settling } from '../../alarm';
import { cursor } from '../../case/input';
import type { Kept } from '../../case/kept';
import { Confirmed } from '../../case/submission';
import type { CaseSummary } from '../../case/summary';
import type { Day, Instant } from '../../kernel/day';
import { fillsIn, type Progress, reads, writes } from '../../operation';
import type { Announced } from '../../round/round';
import { Arranging, type CalendarView } from '../../union/calendar';
import { corrects } from '../../union/decided';
import type { Me } from '../../union/me';
import { Handover, Inviting, InvitingAuditor, Joining, Leave, Profile } from '../../union/people';
import type { RefusedMessage } from '../../union/refused';
import { Beginning, type Decision } from '../../union/rules';
import type { Union } from '../../union/union';

/** WeChat asks for three messages at most at a time. */
const templates = v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.minLength(1), v.maxLength(3));

export interface Home {
  me: Me;
  union: Pick<Union, 'name' | 'city' | 'hotline' | 'hours' | 'desks'>;
  today: Day;
  /** WeChat's ids of the messages one may subscribe to: about one's own matters, and about one's work. Empty where the union has registered none. */
  templates: { mine: readonly string[]; work: readonly string[] };
  open: readonly CaseSummary[];
  /** The season one can apply in today; else the newest that was announced, before or after its window; null while there was none. */
  season: Announced | null;
  /** What she may ask for again now, the newest first. */
  renewals: readonly CaseSummary[];
  /** The last day of the notice period that ends first; null where nothing is published. */
  published: Day | null;
  /** The folder of cloud storage into which her phones put what she uploads. */
  folder: string;
  /** False for staff while somebody changed the union's settings in the store: nothing is decided or spent by them. */
  isSettled: boolean;
  /** For an administrator: the year whose holidays are not arranged yet although it is time; null for everybody else. */
  missingYear: number | null;
  /** For an administrator: the last message of these days that WeChat refused because of how things are set up; null for everybody else. */
  refused: RefusedMessage | null;
}

/** A code is shown once, to the administrator who asked for it. */
export interface Invited {
  code: string;
  expiresAt: Instant;
}

export interface Colleague {
  handle: string;
  name: string;
  title: string;
  desk: string;
  deskName: string;
  away: boolean;
  /** New cases come to her by themselves; and she can be given one by name. */
  takes: boolean;
  handles: boolean;
}

/** How far a handover has come, and which of the cases went to somebody else than the successor, or to nobody yet. */
export interface HandedOver extends Progress {
  elsewhere: readonly { number: string; title: string; desk: string; officer: string | null }[];
}

/** The numbers of one domain, from a day on; each is held to its bounds by the domain (`numbersIn`). */
const Deciding = v.object({
  ...Beginning.entries,
  of: v.pipe(v.string(), v.maxLength(40)),
  numbers: v.pipe(
    v.record(v.pipe(v.string(), v.maxLength(40)), v.unknown()),
    v.check((numbers) => Object.keys(numbers).length <= 40),
  ),
  /** The decision of that domain that was read. */
  corrects: v.pipe(v.string(), v.maxLength(40)),
});

/** Who one is, who works for the union, and what it has laid down. */
export const officeOperations = {
  'home.open': reads<Home>()('everyone', v.object({})),
  'profile.save': fillsIn<Me>()('everyone', Profile),
  'staff.join': fillsIn<Me>()('everyone', Joining, { allowance: 'codes' }),
  'staff.invite': fillsIn<Invited>()(['administrator'], Inviting, { goesOn: InvitingAuditor }),
  'staff.colleagues': reads<{ colleagues: readonly Colleague[] }>()('staff', v.object({})),
  'staff.away': fillsIn<Me>()('staff', Leave, { goesOn: true }),
  'staff.back': writes<Me>()('staff', v.object({}), { goesOn: true }),
  'staff.leave': writes<HandedOver>()(['administrator'], Handover, { goesOn: true }),
  'calendar.open': reads<CalendarView>()('staff', v.object({})),
  'calendar.arrange': fillsIn<CalendarView>()(
    ['administrator'],
    // A correction names since when what it was read from stands: whoever was slower reads it again first.
    v.object({ ...Arranging.entries, corrects, sure: v.optional(Confirmed, {}) }),
  ),
  'rules.open': reads<{ rules: readonly Decision[] }>()('staff', v.object({})),
  'rules.change': fillsIn<{ rules: readonly Decision[] }>()(['administrator'], Deciding),
  'alarm.list': reads<Alarms>()(['auditor'], v.object({ settled: v.boolean(), cursor })),
  'alarm.settle': fillsIn<AlarmView>()(['auditor'], Settling, { goesOn: true }),
  'settings.attest': fillsIn<AlarmView>()(['auditor'], LettingHold, { goesOn: true }),
  'me.data': reads<Kept>()('everyone', v.object({}), { allowance: 'lookups' }),
  'me.subscribed': writes<{ counted: true }>()('everyone', v.object({ templates })),
} as const;
