import * as v from 'valibot';
import type { StaffRole } from './access';
import { type Alarms, type AlarmView, Attesting, LettingHold, Settling } from './alarm';
import { Arranging, type CalendarView } from './calendar';
import { AsRead, type Notices, type ToPublish } from './case/notice';
import { type QueueFilter, queueFilters } from './case/queue';
import { SearchText } from './case/search';
import { Assisted, Confirmed, Renewing, RenewingFor, Submission } from './case/submission';
import type { CaseSummary, CaseView, PaperView } from './case/view';
import { corrects } from './decided';
import { DraftSaving, type SavedDraft } from './drafts';
import { type DeskFigures, deskFigures, type SeasonFigures } from './figures';
import type { Kept } from './kept';
import type { Day, Instant } from './kernel/day';
import { type Entered, Entering, type RosterView, TakingBack } from './opening';
import { fillsIn, reads, writes } from './operation';
import type { HeldBack, Payments } from './payments';
import { Handover, Inviting, Joining, Leave, Profile } from './people';
import type { RefusedMessage } from './refused';
import { NewRules, type Rules } from './rules';
import { NewSeason, type Season } from './season';
import type { Union } from './union';

const caseId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
const kind = v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/));
const year = v.pipe(v.string(), v.regex(/^\d{4}$/));
const desk = v.pipe(v.string(), v.maxLength(40));
/** `decide`: what waits for a head, at one desk or, where `desk` is empty, in the whole union. */
const queue = v.picklist(['mine', 'desk', 'decide']);
const cursor = v.pipe(v.string(), v.maxLength(120));
/** WeChat asks for three messages at most at a time. */
const templates = v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.minLength(1), v.maxLength(3));
/** Answers are parsed by the service they belong to; here only their size is bounded. */
const answers = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(40)), v.unknown()),
  v.check((fields) => Object.keys(fields).length <= 60),
);

/** What every screen needs to know about the person and the union. */
export interface Me {
  name: string;
  phone: string;
  area: string;
  unit: string;
  known: boolean;
  staff: {
    role: StaffRole;
    roleName: string;
    desk: string;
    deskName: string;
    title: string;
    handle: string;
    away: { until: Day; deputy: string } | null;
  } | null;
}

export interface Home {
  me: Me;
  union: Pick<Union, 'name' | 'city' | 'hotline' | 'hours' | 'desks'>;
  today: Day;
  /** WeChat's ids of the messages one may subscribe to: about one's own matters, and about one's work. Empty where the union has registered none. */
  templates: { mine: readonly string[]; work: readonly string[] };
  open: readonly CaseSummary[];
  /** The season one can apply in today; else the newest that was announced, before or after its window; null while there was none. */
  season: Season | null;
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

/** One page of the records behind a figure; `readable` where the whole case is open to the reader. */
export interface Records {
  rows: readonly (CaseSummary & { readable: boolean })[];
  next: string | null;
}

/** One page of those who were checked and are not published; `held` names whom nobody can publish as they are. */
export interface Checked {
  rows: readonly ToPublish[];
  held: readonly HeldBack[];
  next: string | null;
}

/** One page of a list; `next` asks for the following one, null when there is none. */
export interface Page {
  rows: readonly CaseSummary[];
  next: string | null;
}

/** What a search has found, the newest first; `more` when there is more than fits. */
export interface Found {
  rows: readonly CaseSummary[];
  more: boolean;
}

/** What a write on a case answers, and what a repeat of it answers again. */
export interface Written {
  caseId: string;
  number: string;
  status: string;
  version: number;
}

/** A code is shown once, to the administrator who asked for it. */
export interface Invited {
  code: string;
  expiresAt: Instant;
}

/** What waits today, in numbers of the open cases that are looked at. */
export type Today = Record<QueueFilter, number>;

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

/** How far something done case by case has come; asked again until nothing is left. */
export interface Progress {
  moved: number;
  left: number;
}

/** How far a handover has come, and which of the cases went to somebody else than the successor, or to nobody yet. */
export interface HandedOver extends Progress {
  elsewhere: readonly { number: string; title: string; desk: string; officer: string | null }[];
}

/** Every operation of the cloud: who may call it, what it takes, what it answers. Nothing else can be called. */
export const contract = {
  'home.open': reads<Home>()('everyone', v.object({})),
  'profile.save': fillsIn<Me>()('everyone', Profile),
  'case.submit': fillsIn<Written>()('everyone', Submission),
  'case.assist': fillsIn<Written>()('staff', Assisted),
  'case.mine': reads<Page>()('everyone', v.object({ cursor: v.optional(cursor) })),
  'case.open': reads<CaseView>()('everyone', v.object({ caseId })),
  /** The papers of a case, each checked against the digest it was filed with. */
  'case.papers': reads<{ papers: readonly PaperView[] }>()('everyone', v.object({ caseId })),
  'case.move': writes<Written>()(
    'everyone',
    v.object({
      caseId,
      version: v.pipe(v.number(), v.integer(), v.minValue(1)),
      action: v.pipe(v.string(), v.maxLength(40)),
      input: answers,
      sure: v.optional(Confirmed),
    }),
  ),
  'case.queue': reads<Page>()(
    'staff',
    v.object({
      queue,
      desk: v.pipe(v.string(), v.maxLength(40)),
      filter: v.optional(v.picklist(queueFilters)),
      cursor: v.optional(cursor),
    }),
  ),
  'case.search': reads<Found>()(
    'staff',
    v.object({ text: SearchText, desk: v.optional(v.pipe(v.string(), v.maxLength(40))) }),
  ),
  /** Of her own cases where nothing is said. */
  'desk.today': reads<Today>()(
    'staff',
    v.object({ queue: v.optional(queue, 'mine'), desk: v.optional(v.pipe(v.string(), v.maxLength(40)), '') }),
  ),
  'staff.join': fillsIn<Me>()('everyone', Joining),
  'staff.invite': fillsIn<Invited>()(['administrator'], Inviting),
  'staff.colleagues': reads<{ colleagues: readonly Colleague[] }>()('staff', v.object({})),
  'staff.away': fillsIn<Me>()('staff', Leave),
  'staff.back': writes<Me>()('staff', v.object({})),
  'staff.leave': writes<HandedOver>()(['administrator'], Handover),
  'calendar.open': reads<CalendarView>()('staff', v.object({})),
  'calendar.arrange': fillsIn<CalendarView>()(
    ['administrator'],
    // A correction names since when what it was read from stands: whoever was slower reads it again first.
    v.object({ ...Arranging.entries, corrects, sure: v.optional(Confirmed, {}) }),
  ),
  'rules.open': reads<{ rules: readonly Rules[] }>()('staff', v.object({})),
  'rules.change': fillsIn<{ rules: readonly Rules[] }>()(
    ['administrator'],
    v.object({ ...NewRules.entries, corrects }),
  ),
  'case.renew': fillsIn<Written>()('everyone', Renewing),
  'case.renewFor': fillsIn<Written>()('staff', RenewingFor),
  'case.reveal': writes<{ value: string }>()('staff', v.object({ caseId, field: v.pipe(v.string(), v.maxLength(40)) })),
  'notice.list': reads<Notices>()('everyone', v.object({ cursor: v.optional(cursor) })),
  'season.list': reads<{ seasons: readonly Season[] }>()('everyone', v.object({})),
  'season.announce': fillsIn<{ seasons: readonly Season[] }>()(
    ['approver', 'administrator'],
    v.object({ ...NewSeason.entries, corrects }),
  ),
  'season.checked': reads<Checked>()(['approver', 'caseOfficer'], v.object({ year, cursor: v.optional(cursor) })),
  'season.publish': writes<Progress>()(['approver', 'caseOfficer'], v.object({ year, cases: AsRead })),
  'season.figures': reads<SeasonFigures>()('staff', v.object({ year })),
  /** Without a year, of every season; `turn` parts those who get it for the first time from those in a later year. */
  'season.cases': reads<Records>()(
    'staff',
    v.object({
      year: v.optional(year),
      status: v.pipe(v.string(), v.maxLength(40)),
      turn: v.optional(v.picklist(['first', 'later'])),
      cursor: v.optional(cursor),
    }),
  ),
  'opening.list': reads<{ rosters: readonly RosterView[] }>()('staff', v.object({})),
  'opening.enter': fillsIn<Entered>()(
    ['approver', 'administrator'],
    // Not confirmed, it is only looked through.
    v.object({ ...Entering.entries, confirmed: v.boolean() }),
  ),
  'opening.takeBack': fillsIn<{ takenBack: number }>()(
    ['approver', 'administrator'],
    v.object({ roster: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)), ...TakingBack.entries }),
  ),
  'desk.figures': reads<DeskFigures>()('staff', v.object({ desk, year })),
  'desk.cases': reads<Records>()(
    'staff',
    v.object({
      desk,
      year,
      figure: v.picklist(deskFigures),
      topic: v.optional(v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}(\.[a-zA-Z]{1,40})?$/))),
      cursor: v.optional(cursor),
    }),
  ),
  'payment.list': reads<Payments>()(['treasurer'], v.object({ cursor: v.optional(cursor) })),
  'payment.sheet': writes<Payments>()(['treasurer'], v.object({ cursor: v.optional(cursor) })),
  'draft.save': writes<{ savedAt: Instant; version: string }>()('everyone', v.object({ kind, ...DraftSaving.entries })),
  'draft.open': reads<SavedDraft>()('everyone', v.object({ kind })),
  'draft.drop': writes<{ dropped: true }>()('everyone', v.object({ kind })),
  'alarm.list': reads<Alarms>()(['auditor'], v.object({ settled: v.boolean(), cursor: v.optional(cursor) })),
  'alarm.settle': fillsIn<AlarmView>()(['auditor'], Settling),
  'case.attest': fillsIn<Written>()(['auditor'], Attesting),
  'settings.attest': fillsIn<AlarmView>()(['auditor'], LettingHold),
  'me.data': reads<Kept>()('everyone', v.object({})),
  'me.subscribed': writes<{ counted: true }>()('everyone', v.object({ templates })),
} as const;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type Input<N extends OperationName> = v.InferInput<Contract[N]['input']>;
export type Parsed<N extends OperationName> = v.InferOutput<Contract[N]['input']>;
export type Value<N extends OperationName> = NonNullable<Contract[N]['value']>;
