import { addDays, dayOf, type Instant } from '../kernel/day';
import type { RefusalCode } from '../kernel/refusal';
import { ok, type Result, refuse } from '../kernel/result';
import { amendment, type FilledIn } from '../record/amend';
import { isBarred } from '../record/apart';
import { dueKeyOf } from '../record/deadline';
import type { Party, StateLook, Step } from '../record/flow';
import { spentBy } from '../record/flow';
import { messagesFor } from '../record/message';
import {
  clockOf,
  dueStep,
  isOpenFrom,
  type Move,
  nextDeadline,
  papersAfter,
  readForm,
  stateAfter,
  stepOf,
} from '../record/move';
import type { Entry, Outgoing } from '../record/record';
import { chain } from '../record/timeline';
import { rulesAt } from '../union/rules';
import { isLost } from '../union/union';
import type { Case } from './case';
import { handsAfter } from './hands';
import { noticeKeyOf } from './notice';
import { type ObjectionRow, unsettled } from './objection';
import type { Circumstances } from './open';
import type { Effect, Service, Taking } from './service';
import { partyOf } from './stand-in';
import { isNamesake, partiesOf } from './standing';
import { nextWarning } from './warning';

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
  const filled = filledIn(service, found, step, move, around);
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

/** What was filled in at a step, held to what is known and to what the case itself says against it. */
export function filledIn(
  service: Service,
  found: Case,
  step: Step,
  given: Omit<Move, 'version'>,
  around: Circumstances,
): Result<FilledIn> {
  const { actor, vault } = around;
  return readForm(
    step,
    found,
    given,
    around,
    (told, { today }) => service.doubts?.(found, { action: given.action, told, actor, today, vault }) ?? {},
  );
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
    service.effect?.(found, { ...taking, union, rounds, today, rulesOf: rulesAt(union, today), paidBefore }) ?? ok({})
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

function nextState(service: Service, found: Case, step: Step, around: Circumstances) {
  const { at } = around;
  const status = stateAfter(service.flow, found, step);
  const state = service.flow.states[status];
  const deadline = nextDeadline(service, found, step, around);
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

/** Whoever was helped in has no WeChat: what she must know is told by telephone. */
function toCallAfter(found: Case, step: Step, state: StateLook | undefined, since: Instant): Case['toCall'] {
  if (step.calls) return null;
  return step.tells === 'owner' && found.helper ? { since, about: state?.label ?? step.label } : found.toCall;
}
