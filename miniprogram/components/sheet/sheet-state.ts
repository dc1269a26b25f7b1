import type { Timing } from '../../../core/kernel/bounds';
import type { Sure } from '../../../core/kernel/doubt';
import { type Field, fieldsOf, type Option } from '../../../core/kernel/field';
import type { Button } from '../../../core/record/buttons';
import type { Declined } from '../../services/cloud';
import type { Typed, Typing } from '../../services/drafts';
import { unfold } from '../card-list/cards';
import type { Fact } from '../facts/facts-view';
import { papersPending } from '../paper-slots/paper-work';
import { firstMistake, liesInside, type Mistakes, without } from '../question/typed';

/** One thing about to be done: what it means, what has to be said, and how far that has come. */
export interface SheetState {
  visible: boolean;
  action: string;
  title: string;
  /** The verb on the button. */
  label: string;
  explain: string;
  /** True for leaving the ordinary way: the button is then not red and proud. */
  quiet: boolean;
  /** What comes of it, as far as it is written: mostly what the worker will read. Null where that is nothing new. */
  reads: { title: string; said: string; facts: readonly Fact[] } | null;
  /** What the union has asked for, where this answers it. */
  asked: readonly Fact[];
  /** What follows: who has the case then, and by when. */
  ahead: readonly Fact[];
  /** What stands beside the button whatever is scrolled: the amount that the choices so far come to. Empty where none is. */
  sum: string;
  fields: readonly Field[];
  /** Whom a question about a colleague offers; empty until they are known. */
  colleagues: readonly Option[];
  typed: Typed;
  mistakes: Mistakes;
  /** What she is asked to look at again, and what she has confirmed of it. */
  doubts: Mistakes;
  sure: Sure;
  /** What days are counted from beside today. */
  timing: Omit<Timing, 'today'>;
  /** The question to bring into view. */
  at: string;
  busy: boolean;
  /** Pictures that have not arrived yet, in words. */
  pending: string;
  message: string;
  /** The case has moved on and this can no longer be done; what was typed stays readable. */
  gone: boolean;
}

export const closedSheet: SheetState = {
  visible: false,
  action: '',
  title: '',
  label: '',
  explain: '',
  quiet: false,
  reads: null,
  asked: [],
  ahead: [],
  sum: '',
  fields: [],
  colleagues: [],
  typed: {},
  mistakes: {},
  doubts: {},
  sure: {},
  timing: {},
  at: '',
  busy: false,
  pending: '',
  message: '',
  gone: false,
};

/** The sheet of a button, open, with nothing typed. */
export function openSheet(button: Button): SheetState {
  return {
    ...closedSheet,
    visible: true,
    action: button.action,
    title: button.label,
    label: button.label,
    explain: button.step.explain,
    quiet: button.ends,
    fields: button.step.form ? fieldsOf(button.step.form) : [],
  };
}

/** The sheet with all that was typed for it before. */
export function typing(state: SheetState, typed: Typed): SheetState {
  return { ...state, typed, pending: papersPending(typed) };
}

export function typeInto(state: SheetState, name: string, value: Typing): SheetState {
  const typed = { ...state.typed, [name]: value };
  const told = { mistakes: without(state.mistakes, name), doubts: without(state.doubts, name) };
  return { ...state, typed, pending: papersPending(typed), ...told, sure: without(state.sure, name), at: '' };
}

/** What she was asked about is right all the same. */
export function assured(state: SheetState, name: string): SheetState {
  const sentence = state.doubts[name];
  if (sentence === undefined) return state;
  const sure = { ...state.sure, [name]: sentence };
  return { ...state, doubts: without(state.doubts, name), sure, message: '', at: '' };
}

/** She is asked to look again before it is sent. */
export function doubted(state: SheetState, doubts: Mistakes, message = ''): SheetState {
  const first = firstMistake(state.fields, doubts);
  return { ...state, busy: false, mistakes: {}, doubts, message, at: first ? `ask-${first}` : '' };
}

/** The first thing to mend is brought into view; of cards the one that it lies on opens. */
export function mistaken(state: SheetState, mistakes: Mistakes, message = ''): SheetState {
  const first = firstMistake(state.fields, mistakes);
  // What lies inside a question comes into view by itself.
  const at = first && !liesInside(mistakes, first) ? `ask-${first}` : '';
  return { ...state, typed: unfold(state.typed, mistakes), busy: false, mistakes, message, at };
}

/** The cloud declined: says why, where she sees it below a long form, and keeps what was typed. */
export function declined(state: SheetState, { code, fields, message, lost }: Declined): SheetState {
  if (fields && code === 'doubtful') return doubted(state, fields, message);
  if (fields) return mistaken(state, fields, message);
  return {
    ...state,
    busy: false,
    at: 'declined',
    message: lost ? `${message}您填的内容还在，可以再按一次。` : message,
  };
}
