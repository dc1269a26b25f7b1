import type * as v from 'valibot';
import type { Day } from '../kernel/day';
import { type Field, type FormEntries, type FormSchema, fieldsOf, type Paper } from '../kernel/field';
import type { Flow } from '../kernel/flow';
import { parseInput } from '../kernel/form';
import { ok, type Result } from '../kernel/result';
import type { Rules } from '../rules';
import type { CityDesk, Union } from '../union';
import { asJson, papersIn, shownAnswers } from './answers';
import type { Json, Shown } from './case';
import { commonSteps } from './common-steps';

/** A department of the city union, or the town union of an area. */
export type DeskId = CityDesk | `town:${string}`;

/** Where an application should go: desks in order of preference, whether it is urgent, and why. */
export interface Route {
  desks: readonly DeskId[];
  urgent: boolean;
  reasons: readonly string[];
}

/** One screen of a form. */
export interface FormStep<Name extends string = string> {
  title: string;
  help?: string;
  fields: readonly Name[];
}

/** What a worker reads before starting. */
export interface Intro {
  who: string;
  need: readonly string[];
  time: string;
  seenBy: string;
  next: string;
}

interface Definition<E extends FormEntries> {
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
  headline(answers: v.InferOutput<v.ObjectSchema<E, undefined>>): string;
  route(answers: v.InferOutput<v.ObjectSchema<E, undefined>>, rules: Rules, today: Day): Route;
  /** Every desk that the route could name for these answers, whatever the rules in force. */
  reach(answers: v.InferOutput<v.ObjectSchema<E, undefined>>): readonly DeskId[];
  contact(answers: v.InferOutput<v.ObjectSchema<E, undefined>>): { name: string; phone: string };
  /** The legal limitation date that the applicant named; null when there is none. */
  limitOn(answers: v.InferOutput<v.ObjectSchema<E, undefined>>): Day | null;
}

/** A filled form that has passed its schema, with everything the mechanism asks of it. */
export interface Filled {
  answers: { readonly [field: string]: Json };
  headline: string;
  contact: { name: string; phone: string };
  papers: readonly Paper[];
  limitOn: Day | null;
  reach: readonly DeskId[];
  shown(union: Union, today: Day): Shown[];
  route(rules: Rules, today: Day): Route;
}

/** A service as the mechanism sees it; what its answers are made of stays inside. */
export interface Service
  extends Omit<Definition<FormEntries>, 'form' | 'steps' | 'headline' | 'route' | 'reach' | 'contact' | 'limitOn'> {
  form: FormSchema;
  fields: readonly Field[];
  steps: readonly FormStep[];
  /** Parses what a phone sent. Refuses `invalidInput` with a sentence for each field to mend. */
  fill(input: unknown): Result<Filled>;
}

export function defineService<E extends FormEntries>(definition: Definition<E>): Service {
  const fields = fieldsOf(definition.form);
  const { headline, route, reach, contact, limitOn, ...rest } = definition;
  return {
    ...rest,
    flow: { ...rest.flow, steps: { ...rest.flow.steps, ...commonSteps(rest.flow) } },
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
        limitOn: limitOn(answers),
        reach: reach(answers),
        shown: (union, today) => shownAnswers(fields, stored, union, today),
        route: (rules, today) => route(answers, rules, today),
      });
    },
  };
}
