import { daysTaken } from '../kernel/bounds';
import { addDays, dayOf, type Instant } from '../kernel/day';
import type { Around, Sure } from '../kernel/doubt';
import { fieldsOf } from '../kernel/field';
import { parseInput } from '../kernel/form';
import type { RefusalCode } from '../kernel/refusal';
import { ok, type Result, refuse } from '../kernel/result';
import { amendment, type FilledIn } from '../record/amend';
import { asJson, shownAnswers } from '../record/answers';
import { checkForm, doubtsIn } from '../record/check';
import { deadlineOf, dueKeyOf, pause, resume, untilNoticeEnds } from '../record/deadline';
import { papersIn, withFiled } from '../record/filing';
import { type Flow, type Party, type StateLook, type Step, spentBy } from '../record/flow';
import { messagesFor } from '../record/message';
import type { Deadline, Entry, Outgoing } from '../record/record';
import { chain } from '../record/timeline';
import { type ClockName, rulesOn } from '../union/rules';
import { deskLevel, isLost, type Union } from '../union/union';
import type { Case } from './case';
import { handsAfter } from './hands';
import { noticeKeyOf } from './notice';
import { type ObjectionRow, unsettled } from './objection';
import type { Circumstances } from './open';
import type { Effect, Service, Taking } from './service';
import { partyOf } from './stand-in';
import { isBarred, isNamesake, partiesOf } from './standing';
import { nextWarning } from './warning';

/** What a person wants done to a case that she saw at `version`. */
export interface Move {
  action: string;
  version: number;
  input: unknown;
  /** What was asked about and confirmed. */
  sure?: Sure | undefined;
}

/** What a move changes: fields to set, one entry to append, messages to send. */
export interface Change {
  set: Pick<Case, 'status' | 'version' | 'officer' | 'desk' | 'updatedAt'> & Partial<Case>;
  entry: Entry;
  outgoing: readonly Outgoing[];
}

/** A case after a change, as the store will hold it. */
export function applied(found: Case, change: Change): Case {
  return { ...found, ...change.set, timeline: [...found.timeline, change.entry] };
}

/** The step of that name, if the flow has one; names come from outside, so inherited ones do not count. */
export function stepOf(service: Service, action: string): Step | undefined {
  return Object.entries(service.flow.steps).find(([name]) => name === action)?.[1];
}

/**
 * Takes one step of the service's flow.
 * Refuses `badRequest` (no such step), `forbidden` (not this person), `brokenCase` (somebody changed it in the store),
 * `stale` (the case has moved on since), `wrongState` (not from here), `deskGone` (the union gave its desk up), `objectionOpen` (somebody’s objection is not looked
 * into yet), `sameName` (nobody can tell whether she was helped in), `fourEyes` (she took an earlier step herself), `onlyOnce`, `tooOften`, `headsTurn`, `invalidInput` (with fields), and whatever the service's own rules refuse.
 */
export function moveCase(service: Service, found: Case, move: Move, around: Circumstances): Result<Change> {
  const step = stepOf(service, move.action);
  if (!step) return refuse('badRequest');
  const party = partyOf(around.actor, found, step, around.catalogue);
  if (!party) return refuse(isNamesake(around.actor, found) ? 'sameName' : 'forbidden');
  if (!around.isIntact(found)) return refuse('brokenCase');
  if (move.version !== found.version) return refuse('stale');
  if (!isOpenFrom(step, found, around.union)) {
    const isStranded = step.from.includes(found.status) && isLost(around.union, found.desk);
    return refuse(isStranded ? 'deskGone' : 'wrongState');
  }
  const objected = unsettled(found, around.objections ?? []);
  const blocked = blockedBy(step, objected.length);
  if (blocked) return refuse(blocked);
  if (isBarred(around.actor, found, step)) return refuse('fourEyes');
  const taken = found.timeline.filter(({ action }) => action === move.action).length;
  const spent = spentBy(step, taken, partiesOf(around.actor, found).includes('head'));
  if (spent) return refuse(spent);
  const filled = readForm(service, found, move, around);
  if (!filled.ok) return filled;
  const hands = handsAfter(service, found, step, around);
  if (!hands.ok) return hands;
  const next = nextState(service, found, step, around);
  const effect = effectOf(
    service,
    found,
    { action: move.action, input: filled.value.input, to: next.set.status, until: next.until },
    around,
  );
  if (!effect.ok) return effect;
  const { shown: added = [], ...brought } = effect.value;
  const told = amendment(service, found, step, filled.value, around.vault);
  const kept = { ...next.set, ...hands.value, ...brought, ...told.set, ...papersAfter(found, filled.value.input) };
  const set = { ...kept, ...noticeAfter(service, found, kept) };
  const { at, submitId, bodyHash } = around;
  const entry = chain(
    found.timeline,
    {
      at,
      by: { id: around.actor.id, name: nameIn(found, party, around.actor.name), party },
      action: move.action,
      to: set.status,
      version: set.version,
      said: party === 'helper' ? `代 ${found.owner.name} 办理：${step.said}，内容已读给本人听` : step.said,
      input: told.entry.input,
      shown: [...told.entry.shown, ...added],
      ...toldOf(step, objected),
      desk: found.desk,
      submitId,
      bodyHash,
    },
    around.digest,
  );
  const after = { ...found, ...set };
  const phrase = service.flow.states[set.status]?.label ?? step.label;
  const outgoing = step.tells ? messagesFor(after, step.tells, { id: submitId, at, phrase }) : [];
  return ok({ set, entry, outgoing });
}

/** True when the step exists for a case where it is now: in its state, at a desk of its level, with its reason. */
export function isOpenFrom(step: Step, found: Case, union: Union): boolean {
  const level = deskLevel(union, found.desk);
  const isLevel = step.at === undefined || (level !== undefined && step.at.includes(level));
  return step.from.includes(found.status) && isLevel && !(step.calls && !found.toCall);
}

function nameIn(found: Case, party: Party, name: string): string {
  return party === 'owner' && !found.helper ? found.owner.name : name;
}

function effectOf(
  service: Service,
  found: Case,
  taking: Pick<Taking, 'action' | 'input' | 'to' | 'until'>,
  { union, rounds, at, paidBefore = 0 }: Circumstances,
): Result<Effect> {
  const today = dayOf(at);
  return (
    service.effect?.(found, { ...taking, union, rounds, today, rules: rulesOn(union, today), paidBefore }) ?? ok({})
  );
}

/** What an entry tells of the objections that nobody had looked into: that the case stands still because of them, or that they are settled. */
function toldOf({ objections }: Step, objected: readonly ObjectionRow[]): Pick<Entry, 'settles' | 'examines'> {
  const ids = objected.map(({ _id }) => _id);
  if (ids.length === 0) return {};
  if (objections === 'examines') return { examines: ids };
  return objections === 'settles' ? { settles: ids } : {};
}

/** Why a step cannot be taken with so many objections unsettled. What files one never moves the case. */
function blockedBy({ objections }: Step, waiting: number): RefusalCode | undefined {
  if (objections === 'files') return 'badRequest';
  if (objections === 'examines' && waiting === 0) return 'wrongState';
  return objections === 'awaits' && waiting > 0 ? 'objectionOpen' : undefined;
}

/** What is published, and its key; what ended is taken down at once. */
function noticeAfter({ flow }: Service, found: Case, { status, notice = found.notice }: Change['set']) {
  const shown = flow.states[status]?.tone === 'ended' ? null : notice;
  return { notice: shown, noticeKey: noticeKeyOf(shown, found._id) };
}

function papersAfter(found: Case, input: Entry['input']): Partial<Pick<Case, 'papers'>> {
  const papers = papersIn(input);
  return papers.length > 0 ? { papers: [...found.papers, ...papers] } : {};
}

/** What was filled in at a step, parsed by its form and held against what else is known. Refuses `invalidInput` with fields. */
export function readForm(
  service: Service,
  found: Case,
  { action, input: given, sure }: Pick<Move, 'action' | 'input' | 'sure'>,
  circumstances: Circumstances,
): Result<FilledIn> {
  const step = stepOf(service, action);
  if (!step?.form) return ok({ input: {}, shown: [], answered: [] });
  const parsed = parseInput(step.form, given);
  if (!parsed.ok) return parsed;
  const asking = { action, told: parsed.value, actor: circumstances.actor, vault: circumstances.vault };
  const known = aroundOf(found, circumstances);
  const against = service.doubts?.(found, { ...asking, today: known.today }) ?? {};
  const around = { ...known, against };
  const checked = checkForm(step.form, parsed.value, around, sure);
  if (!checked.ok) return checked;
  const input = withFiled(asJson(parsed.value), circumstances.filed);
  if (step.something && Object.keys(input).length === 0) {
    return refuse('invalidInput', { [step.something]: '请至少给一样：材料，或一段说明。' });
  }
  const fields = fieldsOf(step.form);
  const colleague = circumstances.colleague?.name ?? '';
  const shown = (doubts: Sure) => shownAnswers(fields, input, around.union, around.today, { doubts, colleague });
  return ok({
    input,
    shown: shown(doubtsIn(step.form, parsed.value, around)),
    answered: shown(doubtsIn(step.form, parsed.value, known)),
  });
}

/** What a form of a step is held against: the day, the union, and what the case was told before. */
function aroundOf(found: Case, { union, at }: Pick<Circumstances, 'union' | 'at'>): Around {
  const earlier = Object.assign({}, ...found.timeline.map(({ input }) => input));
  const taken = daysTaken(found.timeline);
  return { today: dayOf(at), union, opened: dayOf(found.openedAt), applied: found.answers, earlier, taken };
}

function nextState(service: Service, found: Case, step: Step, around: Circumstances) {
  const { at } = around;
  const status = stateAfter(service.flow, found, step);
  const state = service.flow.states[status];
  const deadline = nextDeadline(service.flow, found, step, around);
  const warned = clockOf(service.flow, found, step) ? 0 : found.warned;
  const set = {
    status,
    open: state?.open ?? false,
    version: found.version + 1,
    deadline,
    dueKey: dueKeyOf(deadline, found._id),
    warned,
    warnOn: nextWarning(deadline, warned),
    passOn: dueStep(service.flow, status) && deadline ? addDays(deadline.day, 1) : null,
    // What ended without anything given may be asked for again, carries no money and holds no place.
    ...(state?.tone === 'ended'
      ? { onceKey: found._id, grant: null, holdsPlace: false }
      : { onceKey: service.onceKey?.(found, status) ?? found.onceKey }),
    toCall: toCallAfter(found, step, state, at),
    updatedAt: at,
  };
  return { set, until: step.clock ? (deadline?.day ?? null) : null };
}

/** The step that the calendar itself takes out of a state on the day after the deadline; undefined where it takes none. */
export function dueStep({ steps }: Flow, status: string): string | undefined {
  return Object.entries(steps).find(
    ([, { by, from, objections }]) => by.includes('timer') && objections !== 'examines' && from.includes(status),
  )?.[0];
}

/** Whoever was helped in has no WeChat: what she must know is told by telephone. */
function toCallAfter(found: Case, step: Step, state: StateLook | undefined, since: Instant): Case['toCall'] {
  if (step.calls) return null;
  return step.tells === 'owner' && found.helper ? { since, about: state?.label ?? step.label } : found.toCall;
}

/** The state into which a step brings this case. */
function stateAfter({ returns }: Flow, found: Case, { to }: Step): string {
  if (to === 'same') return found.status;
  if (to === 'before') return stateBefore(found);
  return to === 'undone' ? (returns?.[stateBefore(found)]?.to ?? found.status) : to;
}

/** The clock that starts with a step. */
function clockOf({ returns }: Flow, found: Case, { clock, to }: Step): ClockName | undefined {
  return clock ?? (to === 'undone' ? returns?.[stateBefore(found)]?.clock : undefined);
}

/** The state in which the case was before it came into the one it is in. */
function stateBefore(found: Case): string {
  const states = found.timeline.map(({ to }) => to).filter((to, index, all) => to !== all[index - 1]);
  return states[states.length - 2] ?? found.status;
}

/** A new clock, or the running one: standing still while the worker owes something, gone when the case is closed or rests. */
export function nextDeadline(
  flow: Flow,
  found: Case,
  step: Step,
  around: Pick<Circumstances, 'at' | 'union' | 'isWorkingDay'>,
): Deadline | null {
  const today = dayOf(around.at);
  const rules = rulesOn(around.union, today);
  const state = flow.states[stateAfter(flow, found, step)];
  if (!state?.open || state.rests) return null;
  const clock = clockOf(flow, found, step);
  const rest = step.goesOn ? found.notice : null;
  const anew = clock && (rest ? untilNoticeEnds(clock, rest) : deadlineOf(clock, rules, today, around.isWorkingDay));
  const started = anew ?? found.deadline;
  if (!started) return null;
  return state.waitsForOwner ? pause(started, today) : resume(started, rules, today);
}
