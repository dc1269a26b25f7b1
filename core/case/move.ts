import { partyFor, worksAt } from '../access';
import { dayOf, type Instant } from '../kernel/day';
import { fieldsOf } from '../kernel/field';
import type { StateLook, Step } from '../kernel/flow';
import { parseInput } from '../kernel/form';
import { ok, type Result, refuse } from '../kernel/result';
import { rulesOn } from '../rules';
import { asJson, papersIn, shownAnswers } from './answers';
import type { Case, Deadline, Entry, Outgoing } from './case';
import { deadlineOf, dueKeyOf, pause, resume } from './deadline';
import { messagesFor } from './message';
import type { Circumstances } from './open';
import type { Service } from './service';
import { chain } from './timeline';
import { nextWarning } from './warning';

/** What a person wants done to a case that she saw at `version`. */
export interface Move {
  action: string;
  version: number;
  input: unknown;
}

/** What a move changes: fields to set, one entry to append, messages to send. */
export interface Change {
  set: Pick<
    Case,
    | 'status'
    | 'open'
    | 'version'
    | 'officer'
    | 'desk'
    | 'deadline'
    | 'dueKey'
    | 'warned'
    | 'warnOn'
    | 'toCall'
    | 'updatedAt'
  > &
    Partial<Pick<Case, 'papers'>>;
  entry: Entry;
  outgoing: readonly Outgoing[];
}

/** The step of that name, if the flow has one; names come from outside, so inherited ones do not count. */
export function stepOf(service: Service, action: string): Step | undefined {
  return Object.entries(service.flow.steps).find(([name]) => name === action)?.[1];
}

/**
 * Takes one step of the service's flow.
 * Refuses `badRequest` (no such step), `forbidden` (not this person), `stale` (the case has moved on since),
 * `wrongState` (not from here), `invalidInput` (with fields).
 */
export function moveCase(service: Service, found: Case, move: Move, around: Circumstances): Result<Change> {
  const step = stepOf(service, move.action);
  if (!step) return refuse('badRequest');
  const party = partyFor(around.actor, found, step);
  if (!party) return refuse('forbidden');
  if (move.version !== found.version) return refuse('stale');
  if (!step.from.includes(found.status)) return refuse('wrongState');
  const filled = readForm(step, move.input, around);
  if (!filled.ok) return filled;
  const officer = officerAfter(found, step, around);
  if (!officer.ok) return officer;
  if (step.calls && !found.toCall) return refuse('wrongState');
  if (step.once && found.timeline.some(({ action }) => action === move.action)) return refuse('onlyOnce');
  const set = { ...nextState(service, found, step, around), ...officer.value };
  const papers = papersIn(filled.value.input);
  const { actor, at, submitId, bodyHash } = around;
  const entry = chain(
    found.timeline,
    {
      at,
      by: { id: actor.id, name: party === 'owner' && !found.helper ? found.owner.name : actor.name, party },
      action: move.action,
      to: set.status,
      version: set.version,
      said: step.said,
      ...filled.value,
      submitId,
      bodyHash,
    },
    around.digest,
  );
  const told = { ...found, ...set };
  const phrase = service.flow.states[set.status]?.label ?? step.label;
  const outgoing = step.tells ? messagesFor(told, step.tells, { id: submitId, at, phrase }) : [];
  return ok({ set: papers.length > 0 ? { ...set, papers: [...found.papers, ...papers] } : set, entry, outgoing });
}

function readForm(step: Step, given: unknown, around: Circumstances): Result<Pick<Entry, 'input' | 'shown'>> {
  if (!step.form) return ok({ input: {}, shown: [] });
  const parsed = parseInput(step.form, given);
  if (!parsed.ok) return parsed;
  const input = asJson(parsed.value);
  const fields = fieldsOf(step.form);
  const shown = shownAnswers(fields, input, around.union, dayOf(around.at), around.colleague?.name);
  return ok({ input, shown });
}

function nextState(service: Service, found: Case, step: Step, around: Circumstances) {
  const { at } = around;
  const status = stateAfter(found, step);
  const deadline = nextDeadline(found, step, service.flow.states[status], around);
  const warned = step.clock ? 0 : found.warned;
  return {
    status,
    open: service.flow.states[status]?.open ?? false,
    version: found.version + 1,
    deadline,
    dueKey: dueKeyOf(deadline, found._id),
    warned,
    warnOn: nextWarning(deadline, warned),
    toCall: toCallAfter(found, step, service.flow.states[status], at),
    updatedAt: at,
  };
}

/** Who has the case after the step, and at which desk. Refuses `invalidInput` where the named colleague cannot. */
function officerAfter(
  found: Case,
  step: Step,
  { actor, colleague }: Circumstances,
): Result<Pick<Case, 'officer' | 'desk'>> {
  if (step.officer === undefined) return ok({ officer: found.officer, desk: found.desk });
  if (step.officer === 'actor') return ok({ officer: { id: actor.id, name: actor.name }, desk: found.desk });
  const desk = colleague?.staff?.desk;
  if (!colleague || desk === undefined || !worksAt(colleague, desk) || colleague.id === found.owner.id) {
    return refuse('invalidInput', { to: '这位同事不能经办这件事，请另选一位。' });
  }
  if (colleague.id === found.officer?.id) return refuse('invalidInput', { to: '现在就是由这位同事经办。' });
  return ok({ officer: { id: colleague.id, name: colleague.name }, desk });
}

/** Whoever was helped in has no WeChat: what she must know is told by telephone. */
function toCallAfter(found: Case, step: Step, state: StateLook | undefined, since: Instant): Case['toCall'] {
  if (step.calls) return null;
  return step.tells === 'owner' && found.helper ? { since, about: state?.label ?? step.label } : found.toCall;
}

function stateAfter(found: Case, { to }: Step): string {
  if (to === 'same') return found.status;
  return to === 'before' ? stateBefore(found) : to;
}

/** The state in which the case was before it came into the one it is in. */
function stateBefore(found: Case): string {
  const states = found.timeline.map(({ to }) => to).filter((to, index, all) => to !== all[index - 1]);
  return states[states.length - 2] ?? found.status;
}

/** A new clock, or the running one: standing still while the worker owes something, gone when the case is closed. */
function nextDeadline(found: Case, step: Step, state: StateLook | undefined, around: Circumstances): Deadline | null {
  const today = dayOf(around.at);
  const rules = rulesOn(around.union, today);
  if (!state?.open) return null;
  const started = step.clock ? deadlineOf(step.clock, rules, today, around.isWorkingDay) : found.deadline;
  if (!started) return null;
  return state.waitsForOwner ? pause(started, today) : resume(started, rules, today);
}
