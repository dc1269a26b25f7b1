import type { FormSchema } from '../kernel/field';
import type { RefusalCode } from '../kernel/refusal';
import type { Level } from '../union/union';

/**
 * Who stands how to a case: the worker it is about, its case officer, another colleague at its desk, one who
 * answers for that desk, anybody who reads a published list, or nobody but the calendar. `helper` is a colleague who
 * does it in the stead of somebody who was helped in, to whom it was read back.
 */
export type Party = 'owner' | 'helper' | 'officer' | 'deskMate' | 'head' | 'public' | 'timer';

/** Where a case goes on its way up: the unit union, the town union, the city union, and whoever pays. */
export type Station = Level | 'finance';

/** How a state is shown; the words, a colour and a shape, never a colour alone. */
export interface StateLook {
  label: string;
  tone: 'waiting' | 'working' | 'done' | 'ended';
  /** False when nothing more is expected of the union. */
  open: boolean;
  /** True while the worker owes something: the union's clock then stands still. */
  waitsForOwner?: boolean;
  /** What she owes where it is no paper: on her home, on the button that leads there, and for whoever waits for it. */
  owes?: { home: string; button: string; staff: string };
  /** What is said instead of a deadline where none runs: the work that had one is done, and what comes next has no day yet. */
  rests?: { owner: string; staff: string };
  /** True while the next step is a head's: it then stands in her list. */
  waitsForHead?: boolean;
  /** The leg of the way to which the state belongs, in a word the worker knows; absent where a flow has no legs. */
  stage?: string;
}

/** One arrow of a flow: what it is called, from where to where, by whom, with what answers. */
export interface Step<State extends string = string> {
  label: string;
  /**
   * True where it decides on money by the union's settings, publishes, pays or takes back: nobody takes it while somebody
   * changed these in the store. What a worker waits for otherwise goes on.
   */
  decides: boolean;
  from: readonly State[];
  /**
   * `same`: stays where it is. `before`: back to the state in which the case was before it came here. `undone`: where the
   * flow goes on whose end was undone (`returns`).
   */
  to: State | 'same' | 'before' | 'undone';
  by: readonly Party[];
  /** What the acting person fills in; absent when a tap is enough. */
  form?: FormSchema;
  /** What the acting person reads before confirming. */
  explain: string;
  /** The sentence in the timeline, as the worker reads it. */
  said: string;
  /** Who is told by WeChat. */
  tells?: 'owner' | 'officer';
  /** Who becomes the case officer: the acting colleague, or the one named in the form under `to`. */
  officer?: 'actor' | 'named';
  /** The question at which it is said that an empty answer helps nobody, where each one alone may be left open. */
  something?: string;
  /** The deadline that starts now; absent when the running one goes on. In a closed state none runs. */
  clock?: string;
  /** True when the clock runs on to the last day of the notice that stands, instead of starting anew. */
  goesOn?: true;
  /**
   * How often the step can be taken in the life of a case. Every way on which a case could go round has such a step, so that
   * none goes round for ever; what only leads onwards has no bound, so that every case can be decided.
   */
  most?: number;
  /** After how many times it is no longer for the officer and her colleagues, but for a head alone. */
  headsAfter?: number;
  /**
   * What the step has to do with objections to a notice: it files one, which lies apart and does not move the case; it
   * is taken by the mechanism as soon as one lies there; it settles all that lie there; or it waits until none does.
   */
  objections?: 'files' | 'examines' | 'settles' | 'awaits';
  /** True when the step makes sense only while somebody must be called. */
  calls?: boolean;
  /** Levels of the desk at which the step exists; absent where it exists at every one. */
  at?: readonly Level[];
  /** The station to which the case goes with this step; whoever has the fewest cases there gets it. */
  station?: Station;
  /** True when it leaves the ordinary way without ending it: never what is expected next. */
  aside?: true;
  /**
   * `weighs`: its rules ask what was paid before for the person the case is about. `changes`: what was paid for her is
   * another thing after it, so that her payments are counted anew with it.
   */
  paid?: 'weighs' | 'changes';
  /**
   * Steps whose author may not take this one (four eyes: 经办人与审批人分开), nor whoever did anything in the
   * applicant's stead. `upTo`: nobody may who took any step at all up to the last of that name.
   */
  apart?: readonly string[] | { upTo: string; and: readonly string[] };
  /**
   * The decisions of which this is the second signature: whoever took the last of them may not take it, nor whoever filed it for
   * somebody. An earlier one was answered otherwise and is over; it keeps nobody from answering a colleague's later one.
   */
  countersigns?: readonly string[];
  /**
   * Where its answers take the place of those that were given before to the same questions; the earlier ones stay in the
   * entry. `whole`: its form stands filled in already, so that what is left out is answered no more.
   */
  amends?: true | 'whole';
  /** True where the applicant judges what was done for her: nobody does that in her stead. */
  judges?: true;
}

/**
 * Why a step cannot be taken once more by this party: `onlyOnce`, `tooOften` where nobody can, `headsTurn` where a head
 * still can; undefined where it can be.
 */
export function spentBy(
  { most = Number.POSITIVE_INFINITY, headsAfter = most }: Step,
  taken: number,
  isHead: boolean,
): Extract<RefusalCode, 'onlyOnce' | 'tooOften' | 'headsTurn'> | undefined {
  if (taken >= most) return most === 1 ? 'onlyOnce' : 'tooOften';
  return taken >= headsAfter && !isHead ? 'headsTurn' : undefined;
}

/** A service's states and arrows. */
export interface Flow<State extends string = string> {
  start: State;
  /** The deadline that runs from the moment a case comes in. */
  clock: string;
  states: Record<State, StateLook>;
  steps: Record<string, Step<State>>;
  /** By the state from which a case ended: where it goes on when that end is undone, and the deadline that then starts, if one does. */
  returns?: { readonly [S in State]?: { to: State; clock?: string } };
}

/**
 * As which of these parties a step may be taken. An officer stands in for whom she helped in, but never where her own
 * work is judged: whoever stands to a case only as its owner is the applicant herself.
 */
export function partyAmong(parties: readonly Party[], { by, judges }: Step): Party | undefined {
  const standsIn = parties.length > 1;
  return by.find((party) => parties.includes(party) && !(judges && standsIn && party === 'owner'));
}
