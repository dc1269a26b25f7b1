import * as v from 'valibot';
import type { Day } from '../kernel/day';
import { type Field, type FormEntries, type FormSchema, fieldsOf, type Paper } from '../kernel/field';
import type { Flow } from '../kernel/flow';
import { ok, type Result, refuse } from '../kernel/result';
import type { CityDesk, Rules, Union } from '../union';
import { asJson, shownAnswers } from './answers';
import type { Json, Shown } from './case';

/** Where an application should go: desks in order of preference, whether it is urgent, and why. */
export interface Route {
  desks: readonly (CityDesk | `town:${string}`)[];
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
  contact(answers: v.InferOutput<v.ObjectSchema<E, undefined>>): { name: string; phone: string };
  papers(answers: v.InferOutput<v.ObjectSchema<E, undefined>>): readonly Paper[];
}

/** A filled form that has passed its schema, with everything the mechanism asks of it. */
export interface Filled {
  answers: { readonly [field: string]: Json };
  headline: string;
  contact: { name: string; phone: string };
  papers: readonly Paper[];
  shown(union: Union, today: Day): Shown[];
  route(rules: Rules, today: Day): Route;
}

/** A service as the mechanism sees it; what its answers are made of stays inside. */
export interface Service
  extends Omit<Definition<FormEntries>, 'form' | 'steps' | 'headline' | 'route' | 'contact' | 'papers'> {
  form: FormSchema;
  fields: readonly Field[];
  steps: readonly FormStep[];
  /** Parses what a phone sent. Refuses `invalidInput` with a sentence for each field to mend. */
  fill(input: unknown): Result<Filled>;
}

export function defineService<E extends FormEntries>(definition: Definition<E>): Service {
  const fields = fieldsOf(definition.form);
  const { headline, route, contact, papers, ...rest } = definition;
  return {
    ...rest,
    fields,
    fill(input) {
      const parsed = parseForm(definition.form, input);
      if (!parsed.ok) return parsed;
      const answers = parsed.value;
      const stored = asJson(answers);
      return ok({
        answers: stored,
        headline: headline(answers),
        contact: contact(answers),
        papers: papers(answers),
        shown: (union, today) => shownAnswers(fields, stored, union, today),
        route: (rules, today) => route(answers, rules, today),
      });
    },
  };
}

/** Parses one form; the refusal names each field once, with the first thing to mend. */
export function parseForm<S extends FormSchema | v.ObjectSchema<FormEntries, undefined>>(
  form: S,
  input: unknown,
): Result<v.InferOutput<S>> {
  const parsed = v.safeParse(form, input);
  if (parsed.success) return ok(parsed.output);
  const fields: Record<string, string> = {};
  for (const issue of parsed.issues) {
    const name = String(issue.path?.[0]?.key ?? '');
    fields[name] ??= issue.received === 'undefined' ? '这一项要填,请补上。' : issue.message;
  }
  return refuse('invalidInput', fields);
}
