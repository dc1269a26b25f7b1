import { daysTaken } from '../kernel/bounds';
import { dayOf } from '../kernel/day';
import type { Around, Sure, Told } from '../kernel/doubt';
import { fieldsOf } from '../kernel/field';
import { parseInput } from '../kernel/form';
import { ok, type Result, refuse } from '../kernel/result';
import type { RuleSet } from '../union/rules';
import { deskLevel, type Union } from '../union/union';
import type { FilledIn } from './amend';
import { asJson, shownAnswers } from './answers';
import { checkForm, doubtsIn } from './check';
import type { Surroundings } from './circumstances';
import { deadlineOf, pause, resume, untilNoticeEnds } from './deadline';
import { papersIn, withFiled } from './filing';
import type { Flow, Step } from './flow';
import type { Deadline, Entry, Recorded } from './record';

/** What a person wants done to a record that she saw at `version`. */
export interface Move {
  action: string;
  version: number;
  input: unknown;
  /** What was asked about and confirmed. */
  sure?: Sure | undefined;
}

/** The step of that name, if the flow has one; names come from outside, so inherited ones do not count. */
export function stepOf({ flow }: { flow: Pick<Flow, 'steps'> }, action: string): Step | undefined {
  return Object.entries(flow.steps).find(([name]) => name === action)?.[1];
}

/** True when the step exists for a record where it is now: in its state, at a desk of its level, with its reason. */
export function isOpenFrom(
  step: Step,
  found: Pick<Recorded, 'status' | 'desk'> & { toCall?: unknown },
  union: Union,
): boolean {
  const level = deskLevel(union, found.desk);
  const isLevel = step.at === undefined || (level !== undefined && step.at.includes(level));
  return step.from.includes(found.status) && isLevel && !(step.calls && !found.toCall);
}

/** Its papers with those that a step handed in. */
export function papersAfter(found: Pick<Recorded, 'papers'>, input: Entry['input']): Partial<Pick<Recorded, 'papers'>> {
  const papers = papersIn(input);
  return papers.length > 0 ? { papers: [...found.papers, ...papers] } : {};
}

/** What was filled in at a step, parsed by its form and held against what else is known; `doubts` are what the record itself says against it. Refuses `invalidInput` with fields. */
export function readForm(
  step: Step,
  found: Pick<Recorded, 'timeline' | 'openedAt' | 'answers'>,
  { input: given, sure }: Omit<Move, 'action' | 'version'>,
  circumstances: Surroundings,
  doubts: (told: Told, around: Around) => Sure = () => ({}),
): Result<FilledIn> {
  if (!step.form) return ok({ input: {}, shown: [], answered: [] });
  const parsed = parseInput(step.form, given);
  if (!parsed.ok) return parsed;
  const known = aroundOf(found, circumstances);
  const around = { ...known, against: doubts(parsed.value, known) };
  const checked = checkForm(step.form, parsed.value, around, sure);
  if (!checked.ok) return checked;
  const input = withFiled(asJson(parsed.value), circumstances.filed);
  if (step.something && Object.keys(input).length === 0) {
    return refuse('invalidInput', { [step.something]: '请至少给一样：材料，或一段说明。' });
  }
  const fields = fieldsOf(step.form);
  const colleague = circumstances.colleague?.name ?? '';
  const named = circumstances.names ? { names: circumstances.names } : {};
  const shown = (asked: Sure) =>
    shownAnswers(fields, input, around.union, around.today, { doubts: asked, colleague, ...named });
  return ok({
    input,
    shown: shown(doubtsIn(step.form, parsed.value, around)),
    answered: shown(doubtsIn(step.form, parsed.value, known)),
  });
}

/** What a form of a step is held against: the day, the union, and what the record was told before. */
function aroundOf(
  found: Pick<Recorded, 'timeline' | 'openedAt' | 'answers'>,
  { union, at }: Pick<Surroundings, 'union' | 'at'>,
): Around {
  const earlier = Object.assign({}, ...found.timeline.map(({ input }) => input));
  const taken = daysTaken(found.timeline);
  return { today: dayOf(at), union, opened: dayOf(found.openedAt), applied: found.answers, earlier, taken };
}

/** The step that the calendar itself takes out of a state on the day after the deadline; undefined where it takes none. */
export function dueStep({ steps }: Pick<Flow, 'steps'>, status: string): string | undefined {
  return Object.entries(steps).find(
    ([, { by, from, objections }]) => by.includes('timer') && objections !== 'examines' && from.includes(status),
  )?.[0];
}

type Moving = Pick<Recorded, 'status' | 'timeline' | 'deadline'>;

/** The state into which a step brings a record. */
export function stateAfter({ returns }: Pick<Flow, 'returns'>, found: Moving, { to }: Step): string {
  if (to === 'same') return found.status;
  if (to === 'before') return stateBefore(found);
  return to === 'undone' ? (returns?.[stateBefore(found)]?.to ?? found.status) : to;
}

/** The clock that starts with a step. */
export function clockOf({ returns }: Flow, found: Moving, { clock, to }: Step): string | undefined {
  return clock ?? (to === 'undone' ? returns?.[stateBefore(found)]?.clock : undefined);
}

/** The state in which it was before it came into the one it is in. */
function stateBefore(found: Pick<Recorded, 'status' | 'timeline'>): string {
  const states = found.timeline.map(({ to }) => to).filter((to, index, all) => to !== all[index - 1]);
  return states[states.length - 2] ?? found.status;
}

/** A new clock, or the running one: standing still while the worker owes something, gone when it is closed or rests. `notice` is what stands, where a clock may run to its end. */
export function nextDeadline(
  { flow, rules }: { flow: Flow; rules: RuleSet },
  found: Moving & { notice?: Parameters<typeof untilNoticeEnds>[1] | null },
  step: Step,
  around: Pick<Surroundings, 'at' | 'union' | 'isWorkingDay'>,
): Deadline | null {
  const today = dayOf(around.at);
  const state = flow.states[stateAfter(flow, found, step)];
  if (!state?.open || state.rests) return null;
  const clock = clockOf(flow, found, step);
  const rest = step.goesOn ? found.notice : undefined;
  const anew =
    clock && (rest ? untilNoticeEnds(clock, rest) : deadlineOf(clock, rules, around.union, today, around.isWorkingDay));
  const started = anew ?? found.deadline;
  if (!started) return null;
  return state.waitsForOwner ? pause(started, today) : resume(started, around.union, today);
}
