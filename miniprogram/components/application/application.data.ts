import type { PaperView } from '../../../core/case/view';
import type { Field, Option } from '../../../core/kernel/field';
import type { Typed } from '../../services/drafts';
import type { Fact } from '../facts/facts-view';
import type { Mistakes } from '../question/typed';

export interface IntroLine {
  icon: string;
  title: string;
  /** One line, or several things to have at hand. */
  words: readonly string[];
}

/** One screen of the form. */
export interface StepView {
  /** Counted from 0. */
  at: number;
  title: string;
  help: string;
  fields: readonly Field[];
}

/** One step of the form as the officer will see it. */
export interface CheckBlock {
  step: number;
  title: string;
  facts: readonly Fact[];
}

/** What the page of a form shows. */
export interface ApplicationData {
  mode: 'opening' | 'intro' | 'step' | 'check';
  failure: string;
  intro: readonly IntroLine[];
  /** How far an unfinished form has come; empty when there is none. */
  resume: string;
  /** `第 2 步，共 5 步 · 在哪里、跟谁` */
  progress: string;
  percent: number;
  step: StepView;
  blocks: readonly CheckBlock[];
  pictures: readonly PaperView[];
  typed: Typed;
  mistakes: Mistakes;
  /** What she is asked to look at again, a sentence a question. */
  doubts: Mistakes;
  saved: string;
  units: readonly Option[];
  /** Whom a question about a colleague offers; empty where a form asks for none. */
  colleagues: readonly Option[];
  today: string;
  busy: boolean;
  /** True while the cloud may have the case already: nothing can be changed until it has answered. */
  locked: boolean;
  mending: boolean;
  /** Why it has not been submitted. */
  trouble: string;
  /** Pictures that have not arrived yet, in words. */
  pending: string;
}

export const opening: ApplicationData = {
  mode: 'opening',
  failure: '',
  intro: [],
  resume: '',
  progress: '',
  percent: 0,
  step: { at: 0, title: '', help: '', fields: [] },
  blocks: [],
  pictures: [],
  typed: {},
  mistakes: {},
  doubts: {},
  saved: '',
  units: [],
  colleagues: [],
  today: '',
  busy: false,
  locked: false,
  mending: false,
  trouble: '',
  pending: '',
};
