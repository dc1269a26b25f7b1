import type * as v from 'valibot';
import type { Day, Instant } from '../kernel/day';
import type { Around, Sure, Told } from '../kernel/doubt';
import { type Field, type FormEntries, type FormSchema, fieldsOf } from '../kernel/field';
import { parseInput } from '../kernel/form';
import type { Paper } from '../kernel/paper';
import { ok, type Result } from '../kernel/result';
import type { Facts } from '../ledger/row';
import type { Opening as EnteredBefore } from '../opening';
import { asJson, shownAnswers } from '../record/answers';
import { checkForm, doubtsIn } from '../record/check';
import { commonSteps } from '../record/common-steps';
import type { DeskId, FormStep, Route, Stored } from '../record/definition';
import { papersIn } from '../record/filing';
import type { Flow, Station } from '../record/flow';
import type { Carried, Shown } from '../record/record';
import type { Remark } from '../record/shown-before';
import { isSealed, type Vault } from '../record/vault';
import type { Round } from '../round/round';
import type { Actor } from '../union/access';
import type { RuleSet, RulesOf } from '../union/rules';
import type { CityDesk, Union } from '../union/union';
import { type Admission, freely, type Situation } from './admission';
import type { Case } from './case';
import type { Change } from './move';
import type { Circumstances } from './open';
import { type Renewal, type RenewalForm, renewalOf } from './renewal';

/** What a worker reads before starting. */
export interface Intro {
  who: string;
  need: readonly string[];
  time: string;
  seenBy: string;
  next: string;
}

/** What is given for one category and one stage. */
export interface Amount {
  category: string;
  stage: string;
  label: string;
  amountFen: number;
  /** Between which amounts the step may go; both the same where it may not. */
  least: number;
  most: number;
}

/** What a step does beside moving the case: figures and a notice to keep, and what to write down about it. */
export interface Effect extends Partial<Pick<Case, 'grant' | 'holdsPlace' | 'turn' | 'notice' | 'outcome'>> {
  shown?: readonly Shown[];
}

/** As what an entry tells the amount that was decided with it. */
export const grantedRow: Remark = { field: 'granted', label: '拟资助' };

/** A step on its way, as a service's own rules see it. */
export interface Taking {
  action: string;
  input: Stored;
  /** The state into which it brings the case. */
  to: string;
  union: Union;
  /** What was announced for the service, year by year; empty where it has no seasons. */
  rounds: readonly Round[];
  /** The numbers of any domain, as they are today. */
  rulesOf: RulesOf;
  today: Day;
  /** The last day of the clock that starts with this step; null when none does. */
  until: Day | null;
  /** How much was paid before for the person it is about, in payments; 0 where the step does not weigh it. */
  paidBefore: number;
}

/** What somebody fills in at a step, as far as a service may doubt it by what it knows of the case. */
export interface Asking {
  action: string;
  told: Told;
  actor: Pick<Actor, 'id'>;
  today: Day;
  vault: Pick<Vault, 'holds'>;
}

/** What the entries of a case weighed last. */
export interface Weighed {
  /** In the words of a grant. */
  label: string;
  /** Between which amounts the season lets it be, in fen; null where the union has no such season any more. */
  band: { least: number; most: number } | null;
}

/** How the payments of one person hang together, where a service pays her year after year. */
export interface Instalments {
  /** Which instalment each payment is, by case id; `entered` are the years before the product. */
  turnsOf(cases: readonly Paid[], entered: readonly Pick<EnteredBefore, 'year'>[]): ReadonlyMap<string, number>;
  /** What another payment says that has become another instalment; undefined where somebody changed it in the store. */
  recount(found: Case, turn: number, around: Circumstances): Change | undefined;
}

/** What was paid here, as far as its order tells which instalment it is. */
export type Paid = Pick<Case, '_id' | 'season' | 'grant' | 'turn'>;

/** What a service may add to the mechanism; each is absent where the service does not need it. */
interface Extras {
  /** The choice question that parts its cases in the figures; without it they are one topic. */
  topics?: string;
  /** True where it can be asked for only in the window of a season. */
  seasonal?: true;
  /** Whether a form may come in now, and as what. */
  admit?(situation: Situation): Result<Admission>;
  /** What may be there once only while a case is in a state; its own id where the service does not say. */
  onceKey?(found: Case, status: string): string;
  /** What a step asks again, as it stands so far: by question, for whoever weighs the case. */
  proposes?(found: Case): Stored;
  /** What each choice at a step would give, in the words of the choices and fen; empty where nothing is to be chosen. */
  amounts?(found: Case, rounds: readonly Round[]): readonly Amount[];
  /** What the entries weighed last, and what the season allows for it; undefined where nothing was weighed yet. */
  weighed?(found: Case, rounds: readonly Round[]): Weighed | undefined;
  /** The desks of each station on the way up, the preferred one first. */
  stations?(answers: Stored): Record<Station, readonly DeskId[]>;
  /** Who takes what lies at a station without people. */
  above?: CityDesk;
  /**
   * What the case itself says against answers at a step, a sentence a question: asked about as the form's own doubts are.
   * Only the cloud asks it.
   */
  doubts?(found: Case, asking: Asking): Sure;
  /** What a step brings about, or why it cannot be taken. */
  effect?(found: Case, taking: Taking): Result<Effect>;
  /** Everybody whom the answers name, beside the applicant: masked for whoever only oversees. */
  names?(answers: Stored): readonly string[];
  /** The question that names whom it is for, where that need not be who asks, and what she is called in a list. */
  subject?: { field: string; called: string };
  /** In which states a case from before holds a place of its round that does not say so itself; absent where there are no places. */
  placeStates?: readonly string[];
  /** What the entry at this place says that can be counted, beside that the case came in and how it ended. Asks nothing but what lies in the case. */
  facts?(found: Case, at: number): Facts;
  /** Where it is paid year after year. */
  instalments?: Instalments;
  /** Since when an answer is the one that it is now; empty where it never was another one. */
  givenSince?(found: Pick<Case, 'timeline'>, field: Pick<Field, 'control'>): Instant | '';
  /** The questions that say to whom is paid: what whoever pays may read of the answers. */
  payee?: readonly string[];
  /** What the rules say of the answers, line by line, for whoever decides; `carried` are of an earlier year. */
  advise?(answers: Stored, rulesOf: RulesOf, carried: Carried): readonly Shown[];
}

interface Definition<E extends FormEntries> extends Extras {
  kind: string;
  title: string;
  summary: string;
  icon: string;
  /** Two letters in front of the case number. */
  prefix: string;
  intro: Intro;
  form: v.ObjectSchema<E, undefined>;
  steps: readonly FormStep<Extract<keyof E, string>>[];
  flow: Flow;
  /** How long its deadlines are. */
  rules: RuleSet;
  headline(answers: v.InferOutput<v.ObjectSchema<E, undefined>>): string;
  route(answers: v.InferOutput<v.ObjectSchema<E, undefined>>, rulesOf: RulesOf, today: Day): Route;
  /** Every desk that the route could name for these answers, whatever the rules in force. */
  reach(answers: v.InferOutput<v.ObjectSchema<E, undefined>>): readonly DeskId[];
  contact(answers: v.InferOutput<v.ObjectSchema<E, undefined>>): { name: string; phone: string };
  /** The legal limitation date that the applicant named; null when there is none. */
  limitOn?(answers: v.InferOutput<v.ObjectSchema<E, undefined>>): Day | null;
  /** The identity number of the person whom the case is about, where the service needs one. */
  person?(answers: v.InferOutput<v.ObjectSchema<E, undefined>>): string;
  /** How what was granted once is asked for again, with less to fill in. */
  renewal?: RenewalForm;
}

/** A filled form that has passed its schema, with everything the mechanism asks of it. */
export interface Filled {
  answers: Stored;
  headline: string;
  contact: { name: string; phone: string };
  papers: readonly Paper[];
  limitOn: Day | null;
  /** The identity number of the person it is about; null where there is none. */
  person: string | null;
  /** The earlier case from which answers were taken over; null where all were given anew. */
  takenFrom: string | null;
  /** Which were taken over, and of which year each is. */
  carried: Carried;
  reach: readonly DeskId[];
  start: string;
  clock: string;
  /** Holds it to what is known where it comes in. Refuses `invalidInput` and `doubtful` with fields. */
  check(around: Around, sure?: Sure): Result<true>;
  shown(union: Union, today: Day): readonly Shown[];
  route(rulesOf: RulesOf, today: Day): Route;
}

/** A service as the mechanism sees it; what its answers are made of stays inside. */
export interface Service extends Omit<Extras, 'admit'> {
  kind: string;
  title: string;
  summary: string;
  icon: string;
  prefix: string;
  intro: Intro;
  flow: Flow;
  rules: RuleSet;
  form: FormSchema;
  fields: readonly Field[];
  steps: readonly FormStep[];
  admit(situation: Situation): Result<Admission>;
  /** Parses what a phone sent. Refuses `invalidInput` with a sentence for each field to mend. */
  fill(input: unknown): Result<Filled>;
  renewal?: Renewal;
}

/**
 * Throws on a form of which a number would lie open in the store (only a question of its own is sealed, not one inside a card), and
 * on a flow with a deadline that its rules do not know.
 */
export function defineService<E extends FormEntries>(definition: Definition<E>): Service {
  const fields = fieldsOf(definition.form);
  const open = fields.find((field) => field.fields?.some(isSealed));
  if (open)
    throw new Error(`${definition.kind}.${open.name}: ask for numbers outside the cards, where they are sealed`);
  const unknown = clocksIn(definition).find((clock) => !(clock in definition.rules.clocks));
  if (unknown !== undefined) throw new Error(`${definition.kind}: no rule says how long "${unknown}" is`);
  const { headline, route, reach, contact, limitOn, person, renewal, flow, admit = freely, ...rest } = definition;
  return {
    ...rest,
    ...(renewal ? { renewal: renewalOf(renewal, fields) } : {}),
    admit,
    flow: { ...flow, steps: { ...flow.steps, ...commonSteps(flow) } },
    fields,
    fill(input) {
      const parsed = parseInput(definition.form, input);
      if (!parsed.ok) return parsed;
      const answers = parsed.value;
      const stored = asJson(answers);
      return ok({
        answers: stored,
        headline: headline(answers),
        contact: contact(answers),
        papers: papersIn(stored),
        limitOn: limitOn?.(answers) ?? null,
        person: person?.(answers) ?? null,
        takenFrom: null,
        carried: {},
        reach: reach(answers),
        start: flow.start,
        clock: flow.clock,
        check: (around, sure) => checkForm(definition.form, answers, around, sure),
        shown: (union, today) =>
          shownAnswers(fields, stored, union, today, { doubts: doubtsIn(definition.form, answers, { union, today }) }),
        route: (rulesOf, today) => route(answers, rulesOf, today),
      });
    },
  };
}

/** Every deadline that a flow or a renewal can start. */
function clocksIn({ flow, renewal }: Pick<Definition<FormEntries>, 'flow' | 'renewal'>): string[] {
  const later = [...Object.values(flow.steps), ...Object.values(flow.returns ?? {})].flatMap((one) => one?.clock ?? []);
  return [flow.clock, ...later, ...(renewal ? [renewal.clock] : [])];
}
