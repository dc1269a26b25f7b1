import { type Day, dayOf, type Instant } from '../kernel/day';
import { endingOf, type Paper } from '../kernel/paper';
import { type Opening, openingLine } from '../opening';
import { isBarred } from '../record/apart';
import type { Stored } from '../record/definition';
import type { Party } from '../record/flow';
import type { Seen, Shown } from '../record/record';
import { shownOf } from '../record/shown-before';
import { daysTold } from '../record/timeline';
import { sealedIn } from '../record/vault';
import { type Actor, isPayer } from '../union/access';
import { rulesAt } from '../union/rules';
import { deskLevel, type Level } from '../union/union';
import type { Known } from './admission';
import type { Ahead } from './ahead';
import { attestedFor } from './attested';
import type { Case, Notice } from './case';
import type { Catalogue, InSeason } from './catalogue';
import { type Objection, type ObjectionView, objectionViews } from './objection';
import { carriedIn } from './renewal';
import type { Amount, Service } from './service';
import { asPublished, sightOf } from './sight';
import { speaksFor } from './stand-in';
import { mayReveal } from './standing';
import { type CaseSummary, grantIn, mayWeigh, summaryOf } from './summary';

export interface PaperView {
  name: string;
  /** By its content, whatever it is called. */
  kind: 'image' | 'pdf';
  /** `changed`: its bytes are not those that were filed. Such a paper is never shown, and the auditors are told. */
  state: 'checking' | 'ready' | 'gone' | 'changed';
  /** A temporary address; empty unless it is ready. */
  url: string;
}

export interface EntryView {
  at: Instant;
  who: string;
  action: string;
  said: string;
  shown: readonly Shown[];
}

/** A whole case as one reader may see it. */
export interface CaseView extends CaseSummary {
  version: number;
  /** How the reader stands to it; the flow table turns this into buttons. */
  parties: readonly Party[];
  phone: string;
  /** Who filed it for the applicant; null where she did it herself. */
  helper: string | null;
  shown: readonly Shown[];
  papers: readonly PaperView[];
  /** What was objected to its notice, for those who look into it; what waits first. Empty for everybody else. */
  objections: readonly ObjectionView[];
  /** How many papers there are that this reader does not get to see. */
  papersKept: number;
  routing: readonly string[];
  timeline: readonly EntryView[];
  /** For those who handle it: what the applicant must be told by telephone; null when nothing. */
  toCall: string | null;
  /** Steps that the reader may not take because she took an earlier one herself (four eyes). */
  barred: readonly string[];
  /** The level of the desk where it lies; some steps exist at one level only. */
  level: Level | null;
  /** For those who handle it: what the rules say of the answers, and what is known of the person from before. */
  advice: readonly Shown[];
  record: readonly Shown[];
  /** For those who weigh it: what a step asks again as it stands, by question; and what each choice there would give. */
  proposed: Readonly<Record<string, string>>;
  amounts: readonly Amount[];
  /** For those who may look at them: the sealed answers, by field. */
  sealed: readonly { field: string; label: string }[];
  notice: Notice | null;
  /** True when the reader may ask for the next instalment now: the applicant, or a colleague for whom she helped in. */
  renewable: boolean;
  /** For the applicant: who has read it, the latest first. Empty for everybody else. */
  seen: readonly Seen[];
  /** For the auditor of a case that somebody changed in the store: where it says something else than its own entries. Empty for everybody else. */
  conflicts: readonly Shown[];
  /** And the alarm that is raised about just this state of it; empty for everybody else. */
  alarm: string;
  /** For colleagues: with what an auditor let it go on the last time, after somebody had changed it. Empty where nobody did. */
  attested: readonly Shown[];
  /** True for staff while somebody changed the union's settings in the store: no step is taken that decides by them. */
  unsettled: boolean;
  /** The days that earlier steps were told, by question, the latest of each: later ones may be bound to them. */
  days: Readonly<Record<string, Day>>;
  /** The clock that would run after each step the reader may take now. */
  ahead: readonly Ahead[];
}

/** What lies beside a case and is read along with it. */
interface Beside {
  twins?: readonly Known[];
  /** What was paid for the same student before the product. */
  openings?: readonly Pick<Opening, 'year' | 'amountFen' | 'source'>[];
  objections?: readonly Objection[];
}

/** The full view for a reader who may see the case; her name, number and papers are open to those who handle it. */
export function caseFor(
  found: Case,
  reader: Actor,
  { union, catalogue, rounds }: InSeason,
  { twins = [], openings = [], objections = [] }: Beside = {},
): Omit<CaseView, 'ahead' | 'renewable' | 'conflicts' | 'alarm' | 'unsettled'> {
  const sight = sightOf(found, reader, catalogue);
  const { parties, close } = sight;
  const service = catalogue.serviceOf(found.kind);
  const summary = summaryOf(found, reader, { union, catalogue });
  const why = found.grant?.why;
  return {
    ...summary,
    grant: grantIn(found, summary.state, mayWeigh(reader, found) && why !== undefined ? sight.veil(why) : undefined),
    version: found.version,
    parties: speaksFor(reader, found, catalogue) ? [...parties, 'helper'] : parties,
    phone: close ? found.owner.phone : '',
    helper: found.helper?.name ?? null,
    shown: sight.answers(dated(found, service)),
    papers: (sight.papers ? found.papers : []).map((paper) => paperView(paper, 'checking')),
    objections: sight.looksInto ? objectionViews(found, objections) : [],
    papersKept: sight.papers ? 0 : found.papers.length,
    routing: found.routing,
    barred: Object.entries(service?.flow.steps ?? {}).flatMap(([action, step]) =>
      isBarred(reader, found, step) ? [action] : [],
    ),
    level: deskLevel(union, found.desk) ?? null,
    advice: sight.weighs
      ? (service?.advise?.(found.answers, rulesAt(union, found.rules), carriedIn(found, service)) ?? [])
      : [],
    proposed: sight.weighs ? wordsIn(service?.proposes?.(found) ?? {}) : {},
    amounts: sight.weighs ? (service?.amounts?.(found, rounds) ?? []) : [],
    record: sight.weighs ? [...twins.map(twinLine), ...openings.map(openingLine), ...found.record] : [],
    sealed: (service?.fields ?? []).flatMap(({ name, label, control }) =>
      mayReveal(reader, found, control) && sealedIn(found.answers[name]) ? [{ field: name, label }] : [],
    ),
    notice: found.notice && asPublished(found.notice, found, catalogue),
    // As the case is now, not as it was when the call came to be owed.
    toCall: found.toCall && parties.some((party) => party !== 'owner') ? summary.state.label : null,
    seen:
      parties.includes('owner') && !found.helper
        ? Object.values(found.seen).sort((a, b) => (a.at < b.at ? 1 : -1))
        : [],
    attested: attestedFor(found, reader, sight),
    days: isPayer(reader) ? {} : daysTold(found.timeline),
    timeline: found.timeline.map((entry) => {
      const { at, by, action, said } = entry;
      return { at, who: sight.veil(by.name), action, said: sight.veil(said), shown: sight.filledIn(entry) };
    }),
  };
}

/** The answers with the year of each that was taken over, also where that was not written down yet. */
function dated(found: Case, service: Service | undefined): readonly Shown[] {
  const shown = shownOf(found, service);
  const { answers, carried } = found;
  if (!service || carried) return shown;
  const before = carriedIn({ answers }, service);
  return shown.map((row) => (row.field !== undefined && row.field in before ? { ...row, since: '' } : row));
}

function wordsIn(answers: Stored): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Two who ask for the same student: the officers see it, and keep one. */
function twinLine({ number, owner }: Known): Shown {
  return { label: '可能重复', value: `同一名学生还有一件申请 ${number}(由${owner.name}提交)，请核对后保留一件。` };
}

/** The papers of a case that a reader may see. */
export function papersFor(found: Case, reader: Actor, catalogue: Catalogue): readonly Paper[] {
  return sightOf(found, reader, catalogue).papers ? found.papers : [];
}

export function paperView({ name, fileId }: Paper, state: PaperView['state'], url = ''): PaperView {
  return { name, kind: endingOf(fileId) === 'pdf' ? 'pdf' : 'image', state, url: state === 'ready' ? url : '' };
}

/** The note that a colleague has read a case; undefined for the applicant, and when it was noted today already. */
export function reading(
  found: Case,
  reader: Actor,
  title: string,
  at: Instant,
): { handle: string; seen: Seen } | undefined {
  if (!reader.staff || found.owner.id === reader.id) return undefined;
  const { handle } = reader.staff;
  const last = found.seen[handle];
  if (last && dayOf(last.at) === dayOf(at)) return undefined;
  return { handle, seen: { name: reader.name, title, at } };
}
