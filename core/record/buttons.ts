import type { Level } from '../union/union';
import { type Flow, type Party, partyAmong, type Step, spentBy } from './flow';

/** One thing that a reader may do with a case now. */
export interface Button {
  action: string;
  label: string;
  step: Step;
  /**
   * True for the one thing that is expected next; neither leaving the ordinary way, nor going back to what was over, nor
   * a last resort, nor changing hands ever is.
   */
  primary: boolean;
  /** True when it leaves the ordinary way. */
  ends: boolean;
}

/** A case, as far as its buttons depend on it: where it is, who reads it, what was done to it already. */
export interface Standing {
  status: string;
  parties: readonly Party[];
  timeline: readonly { action: string }[];
  toCall: unknown;
  /** Steps that must lie in other hands; none where the reader took no earlier one. */
  barred: readonly string[];
  level: Level | null;
}

/** The buttons of a case for its reader, the expected one first. */
export function buttonsFor(flow: Pick<Flow, 'states' | 'steps'>, standing: Standing): Button[] {
  const { status, parties, timeline, toCall, barred, level } = standing;
  const taken = (action: string) => timeline.filter((entry) => entry.action === action).length;
  const isHead = parties.includes('head');
  const open = Object.entries(flow.steps).filter(
    ([action, step]) =>
      step.from.includes(status) &&
      partyAmong(parties, step) !== undefined &&
      !barred.includes(action) &&
      (!step.at || (level !== null && step.at.includes(level))) &&
      (!step.calls || Boolean(toCall)) &&
      spentBy(step, taken(action), isHead) === undefined,
  );
  const ends = ({ to, aside }: Step) => aside === true || flow.states[to]?.tone === 'ended';
  const isOver = flow.states[status]?.open === false;
  const goesBack = (step: Step) => isOver && flow.states[step.to]?.open === true;
  const expected = open.find(
    ([, step]) => step.most === undefined && step.to !== 'same' && !ends(step) && !goesBack(step),
  );
  const rest = open.filter((entry) => entry !== expected);
  const ordered = expected ? [expected, ...rest] : rest;
  return ordered.map(([action, step]) => {
    return { action, label: step.label, step, primary: action === expected?.[0], ends: ends(step) };
  });
}
