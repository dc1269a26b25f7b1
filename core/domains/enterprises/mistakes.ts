import * as v from 'valibot';
import type { Stored } from '../../record/definition';
import { again, type Knowing, type Told } from '../../register/register';
import { rulesOn } from '../../union/rules';
import { assign, assigning } from './assignments';
import { census } from './census';
import { censusMistakes } from './census-rules';
import { enterpriseOf } from './enterprise';
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
  switch (action) {
    case 'open':
    case again:
      return read(census, input, censusMistakes);
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

/** Answers as their form reads them; what does not fit its form is refused by that. */
function read<S extends v.GenericSchema>(schema: S, input: Stored, judge: (told: v.InferOutput<S>) => object): Amiss {
  const parsed = v.safeParse(schema, input);
  if (!parsed.success) return {};
  const said: [string, unknown][] = Object.entries(judge(parsed.output));
  return Object.fromEntries(said.filter((each): each is [string, string] => typeof each[1] === 'string'));
}
