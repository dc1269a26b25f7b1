import type * as v from 'valibot';
import type { FigureTable } from '../figures/figure';
import type { Day, IsWorkingDay } from '../kernel/day';
import { type Field, type FormEntries, type FormSchema, fieldsOf, type Option } from '../kernel/field';
import { parseInput } from '../kernel/form';
import type { Point } from '../kernel/map-point';
import { ok, type Result } from '../kernel/result';
import type { Facts } from '../ledger/row';
import type { Letter } from '../papers/letter';
import { asJson } from '../record/answers';
import type { DeskId, FormStep, Stored } from '../record/definition';
import type { Flow, Step } from '../record/flow';
import { isSealed } from '../record/vault';
import type { CityDesk, Union } from '../union/union';
import { handSteps } from './hand-steps';
import type { RegisterRecord } from './record';

/** Who or what a record is about: what makes it one, and how it is called. */
export interface Subject {
  /** The same key is the same thing, and is there once. */
  key: string;
  headline: string;
}

/** Something that falls due by itself: what, in words, and the last day. */
export interface Duty {
  name: string;
  label: string;
  on: Day;
}

/** A record as far as its definition says anything of it. */
export type Told = Pick<RegisterRecord, '_id' | 'status' | 'answers' | 'timeline' | 'desk' | 'openedAt'>;

/** The stages that a record goes through, one after another: what each is called, and when it was reached. */
export interface Way {
  stages: readonly string[];
  /** As many as there are stages; null for one that it has not come to, or has left again. */
  reached(record: Told): readonly (Day | null)[];
}

/** What a definition may know beside the record. */
export interface Knowing {
  union: Union;
  today: Day;
  isWorkingDay: IsWorkingDay;
}

/** One column of the list and of its sheet. */
export interface Column {
  title: string;
  /** Characters of the column of the sheet. */
  width: number;
  cell(record: Told, union: Union): string;
}

/** By what a list is narrowed; each record has one of the options, or none. */
export interface Filter {
  name: string;
  label: string;
  options(union: Union): readonly Option[];
  of(record: Told): string | undefined;
}

/** A letter that the entries of a record make: what they do not say, it does not say either. */
export interface LetterKind {
  name: string;
  /** What it is called on the record's page, and where it is noted that somebody took it. */
  title: string;
  /** The step that makes it, or `open`: the letter says what the last entry of it said. */
  after: string;
  /** What it says by the entry at this place; undefined where that holds no more, or says too little. */
  write(record: Told, at: number, around: Knowing): Letter | undefined;
}

/** What a register may add to the mechanism. */
interface Extras {
  /** What falls due, as the record stands; asked anew with every step. */
  duties?(record: Told, around: Knowing): readonly Duty[];
  /** On which day the entry at this place says that it happened; the day on which it was written down where it does not say. */
  happenedOn?(record: Told, at: number): Day | undefined;
  /** What the entry at this place says that can be counted. Asks nothing but what lies in the record. */
  facts?(record: Told, at: number): Facts;
  /** What speaks against what was filled in across several questions, a sentence a question: the form itself where `record` is none yet. */
  mistakes?(action: string, input: Stored, record: Told | undefined, around: Knowing): Readonly<Record<string, string>>;
  /** What of a record a state alone does not tell, for its page: facts that compare at a glance. */
  glance?(record: Told, around: Knowing): readonly { label: string; value: string }[];
  /** Whom to call about it. */
  contact?(record: Told): { name: string; phone: string } | undefined;
  /** Where it lies; undefined where nobody knows. */
  point?(record: Told): Point | undefined;
  way?: Way;
  /** By name. */
  books?: Readonly<Record<string, Book>>;
  figures?: FigureTable;
  letters?: readonly LetterKind[];
  board?: Board;
}

/** How figures are laid out for whoever looks at a register as a whole; by their ids. */
export interface Board {
  /** What is divided, each told with what it divides. */
  rates: readonly string[];
  /** What is told on one scale. */
  counts: readonly string[];
  /** What is told part by part. */
  parts: readonly { title: string; figure: string }[];
  /** What is told desk by desk: a figure as a share of another one, and others beside it. */
  desks: { title: string; part: string; whole: string; beside: readonly string[] };
}

/** The figures of a board, each once. */
export function toldOn({ rates, counts, parts, desks }: Board): string[] {
  return [...new Set([...rates, ...counts, ...parts.map(({ figure }) => figure), ...byDesk(desks)])];
}

/** The figures of a board that are told desk by desk: the part, the whole, and those beside. */
export const byDesk = ({ part, whole, beside }: Board['desks']): string[] => [part, whole, ...beside];

/** A list of whole records as it is kept on paper; beside that of the page. */
export interface Book {
  title: string;
  columns: readonly { title: string; width: number; cell(record: Told, naming: Naming): string }[];
  /** Which records it holds on a day. */
  holds(record: Told, today: Day): boolean;
}

/** How whoever prints a book names people and places, and on which day. */
export interface Naming {
  union: Union;
  today: Day;
  /** The name of a colleague, by her handle. */
  colleague(handle: string): string;
}

/** How the form is filled in anew where a record is there already. */
interface Again<Name extends string> extends Pick<Step, 'label' | 'explain' | 'said'> {
  /** What is said of this one time, and does not stand there from the last: who looked, and when. */
  ofOneTime?: readonly Name[];
}

interface Described extends Extras {
  kind: string;
  title: string;
  /** What one record is, and in what several are counted: `企业`, `家`. */
  noun: string;
  unit: string;
  icon: string;
  /** Two letters in front of the number of a record. */
  prefix: string;
  /** The department of the city union that keeps it: its people reach every record. */
  home: CityDesk;
  columns: readonly Column[];
  filters: readonly Filter[];
}

interface Definition<E extends FormEntries> extends Described {
  form: v.ObjectSchema<E, undefined>;
  steps: readonly FormStep<Extract<keyof E, string>>[];
  flow: RegisterFlow;
  again: Again<Extract<keyof E, string>>;
  subject(answers: v.InferOutput<v.ObjectSchema<E, undefined>>, union: Union): Subject;
  /** The desks where it may lie, the preferred one first. */
  desks(answers: v.InferOutput<v.ObjectSchema<E, undefined>>): readonly DeskId[];
}

/** A filled form that has passed its schema, with what it is about. */
export interface Filled {
  answers: Stored;
  subject: Subject;
  desks: readonly DeskId[];
}

/** A register as the mechanism sees it; what its answers are made of stays inside. */
export interface Register extends Described {
  form: FormSchema;
  fields: readonly Field[];
  steps: readonly FormStep[];
  flow: RegisterFlow;
  /** The questions that are not answered yet where the form is filled in anew. */
  ofOneTime: readonly string[];
  /** Parses what a phone sent, or a line of a sheet. Refuses `invalidInput` with a sentence for each question to mend. */
  fill(input: unknown, union: Union): Result<Filled>;
}

/** Registers have no clock that begins when a record comes in: what falls due is a duty. */
export type RegisterFlow = Pick<Flow, 'start' | 'states' | 'steps' | 'returns'>;

/** The step by which the form is filled in anew. */
export const again = 'again';

/** A register in one definition. Throws on a form of which a number would lie open in the store. */
export function defineRegister<E extends FormEntries>(definition: Definition<E>): Register {
  const { flow, subject, desks, form, again: anew, ...rest } = definition;
  const { ofOneTime = [], ...words } = anew;
  const fields = fieldsOf(form);
  const open = fields.find((field) => field.fields?.some(isSealed));
  if (open) throw new Error(`${rest.kind}.${open.name}: ask for numbers outside the cards, where they are sealed`);
  const steps = { ...flow.steps, [again]: fillAgain(flow, form, words), ...handSteps(flow) };
  return {
    ...rest,
    form,
    fields,
    flow: { ...flow, steps },
    ofOneTime,
    fill(input, union) {
      const parsed = parseInput(form, input);
      if (!parsed.ok) return parsed;
      const answers = parsed.value;
      return ok({ answers: asJson(answers), subject: subject(answers, union), desks: desks(answers) });
    },
  };
}

function fillAgain({ states }: RegisterFlow, form: FormSchema, words: Pick<Step, 'label' | 'explain' | 'said'>): Step {
  return {
    ...words,
    decides: false,
    from: Object.keys(states).filter((state) => states[state]?.open),
    to: 'same',
    by: ['officer', 'deskMate'],
    form,
    amends: 'whole',
    aside: true,
  };
}
