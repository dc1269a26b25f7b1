import type { ClockName } from '../rules';
import type { FormSchema } from './field';

/** Who stands how to a case: the worker it is about, its case officer, or a colleague at its desk. */
export type Party = 'owner' | 'officer' | 'deskMate';

/** How a state is shown; the words, a colour and a shape, never a colour alone. */
export interface StateLook {
  label: string;
  tone: 'waiting' | 'working' | 'done' | 'ended';
  /** False when nothing more is expected of the union. */
  open: boolean;
  /** True while the worker owes something: the union's clock then stands still. */
  waitsForOwner?: boolean;
}

/** One arrow of a flow: what it is called, from where to where, by whom, with what answers. */
export interface Step<State extends string = string> {
  label: string;
  from: readonly State[];
  /** `before`: back to the state in which the case was before it came here. */
  to: State | 'before';
  by: readonly Party[];
  /** What the acting person fills in; absent when a tap is enough. */
  form?: FormSchema;
  /** What the acting person reads before confirming. */
  explain: string;
  /** The sentence in the timeline, as the worker reads it. */
  said: string;
  /** Who is told by WeChat. */
  tells?: 'owner' | 'officer';
  /** True when the acting colleague becomes the case officer. */
  takes?: boolean;
  /** The deadline that starts now; absent when the running one goes on. In a closed state none runs. */
  clock?: ClockName;
  /** True when the step can be taken only once in the life of a case. */
  once?: boolean;
}

/** A service's states and arrows. */
export interface Flow<State extends string = string> {
  start: State;
  states: Record<State, StateLook>;
  steps: Record<string, Step<State>>;
}
