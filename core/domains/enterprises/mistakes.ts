import * as v from 'valibot';
import { sayWholeDate } from '../../kernel/day';
import type { Stored } from '../../record/definition';
import { again, type Knowing, type Told } from '../../register/register';
import { rulesOn } from '../../union/rules';
import { assign, assigning } from './assignments';
import { census } from './census';
import { censusMistakes } from './census-rules';
import { hardnesses } from './codes';
import { type Enterprise, enterpriseOf } from './enterprise';
import { happenedOn } from './founding';
import { consent, electionReport, nomination, recruitment } from './founding-papers';
import { consentMistakes, nominationMistakes, recruitmentMistakes, reportMistakes } from './founding-rules';
import { enterpriseRules } from './rules';
import { visit, visitMistakes } from './visits';

type Amiss = Readonly<Record<string, string>>;

/** What speaks against what was filled in at a step, across its questions and with what the record knows; each answer has passed its schema. */
export function mistakesAt(
  action: string,
  input: Stored,
  record: Told | undefined,
  { isWorkingDay, union, today }: Knowing,
): Amiss {
  const before = record && enterpriseOf(record);
  const told = toldAt(action, input, before, { isWorkingDay, union, today });
  return { ...(before && orderMistake(action, input, before)), ...told };
}

/** Nothing happens before what it follows: figures of days gone by would change. */
function orderMistake(action: string, input: Stored, { events, surveys }: Enterprise): Amiss {
  if (action === again) {
    const last = surveys[surveys.length - 1]?.surveyedOn;
    const amiss = last !== undefined && typeof input.surveyedOn === 'string' && input.surveyedOn < last;
    return amiss ? { surveyedOn: `不能早于上一次普查的日子(${sayWholeDate(last)})。` } : {};
  }
  const asked = moving(action);
  const last = events[events.length - 1]?.on;
  const day = asked === undefined ? undefined : input[asked];
  if (asked === undefined || last === undefined || typeof day !== 'string' || day >= last) return {};
  return { [asked]: `不能早于上一步的日子(${sayWholeDate(last)})。` };
}

/** The question by which a step says when it happened, where it leads on; a union from before the census has its own day. */
const moving = (action: string): string | undefined =>
  action === 'visit' || action === 'found'
    ? undefined
    : Object.entries(happenedOn).find(([step]) => step === action)?.[1];

function toldAt(
  action: string,
  input: Stored,
  before: Enterprise | undefined,
  { isWorkingDay, union, today }: Knowing,
): Amiss {
  switch (action) {
    case 'open':
      return read(census, input, censusMistakes);
    case again:
      return { ...read(census, input, censusMistakes), ...hardnessMistake(input, before) };
    case 'visit':
    case 'mobilise':
      return read(visit, input, (told) => visitMistakes(told, before?.visits ?? []));
    case 'assign':
      return read(assigning, input, (next) => {
        const assigned = assign(before?.assignments ?? [], next);
        return assigned.ok ? {} : (assigned.refusal.fields ?? {});
      });
    case 'agree':
      return read(consent, input, consentMistakes);
    case 'recruit':
      return read(recruitment, input, recruitmentMistakes);
    case 'nominate':
      return read(nomination, input, (told) =>
        nominationMistakes(told, rulesOn(union, enterpriseRules, today).of, isWorkingDay),
      );
    case 'report':
      return read(electionReport, input, reportMistakes);
    default:
      return {};
  }
}

/** How hard an enterprise is, its head says; whoever fills in anew leaves it as it stands. */
function hardnessMistake({ hardness }: Stored, before: Enterprise | undefined): Amiss {
  const now = before?.surveys[before.surveys.length - 1]?.hardness ?? 'ordinary';
  return (hardness ?? 'ordinary') === now
    ? {}
    : { hardness: `难易分类由负责人定，这里请照原来的选“${hardnesses[now]}”。` };
}

/** Answers as their form reads them; what does not fit its form is refused by that. */
function read<S extends v.GenericSchema>(schema: S, input: Stored, judge: (told: v.InferOutput<S>) => object): Amiss {
  const parsed = v.safeParse(schema, input);
  if (!parsed.success) return {};
  const said: [string, unknown][] = Object.entries(judge(parsed.output));
  return Object.fromEntries(said.filter((each): each is [string, string] => typeof each[1] === 'string'));
}
