import type { Day } from '../kernel/day';
import { type Field, type FormSchema, fieldsOf } from '../kernel/field';
import { parseInput } from '../kernel/form';
import { ok, type Result } from '../kernel/result';
import { asJson, shownAnswers } from '../record/answers';
import { checkForm, doubtsIn } from '../record/check';
import type { DeskId, FormStep, Stored } from '../record/definition';
import { papersIn } from '../record/filing';
import type { Carried } from '../record/record';
import { shownOf } from '../record/shown-before';
import { openOn, roundsOf } from '../round/round';
import { rulesOn } from '../union/rules';
import type { Case } from './case';
import type { InSeason } from './catalogue';
import type { Filled, Intro } from './service';

/** What is asked when something granted once is asked for again; what else the service asks is taken over, with its year. */
export interface RenewalForm {
  title: string;
  intro: Intro;
  form: FormSchema;
  steps: readonly FormStep[];
  /** What it is called, and where the applicant is reached, by this year's answers and those taken over. */
  headline(answers: Stored): string;
  phone(answers: Stored): string;
  /** The state and the clock with which a renewal comes in, and the desks that take it. */
  start: string;
  clock: string;
  /** The number that says how often one person is granted it in all. */
  turns: string;
  desks: readonly DeskId[];
  reason: string;
}

export interface Renewal extends RenewalForm {
  fields: readonly Field[];
  /** Parses what a phone sent and joins it with the earlier case. Refuses `invalidInput` with fields. */
  fill(input: unknown, earlier: Case): Result<Filled>;
}

/**
 * `asked` are the service's own questions: of the earlier case only their answers are taken over, never a consent, which
 * holds for the one time it was given for (个人信息保护法 第十四条), nor what the renewal before asked beside.
 */
export function renewalOf(renewal: RenewalForm, asked: readonly Field[]): Renewal {
  const { form, start, clock, desks, reason } = renewal;
  const fields = fieldsOf(form);
  const lasting = asked.filter(({ control }) => control !== 'consent');
  return {
    ...renewal,
    fields,
    fill(input, earlier) {
      const parsed = parseInput(form, input);
      if (!parsed.ok) return parsed;
      const given = asJson(parsed.value);
      const taken = lasting.filter(({ name }) => !(name in given) && name in earlier.answers);
      const before = carriedIn(earlier, { fields: asked, renewal: { fields } });
      const carried = Object.fromEntries(taken.map(({ name }) => [name, before[name] ?? earlier.year]));
      const kept = Object.entries(earlier.answers).filter(([name]) => name in carried);
      const answers = { ...Object.fromEntries(kept), ...given };
      return ok({
        answers,
        headline: renewal.headline(answers),
        contact: { name: earlier.owner.name, phone: renewal.phone(answers) },
        papers: papersIn(given),
        limitOn: null,
        person: null,
        takenFrom: earlier._id,
        carried,
        reach: desks,
        start,
        clock,
        check: (around, sure) => checkForm(form, parsed.value, { ...around, applied: earlier.answers }, sure),
        shown: (union, today) => {
          const around = { union, today, applied: earlier.answers };
          const doubts = doubtsIn(form, parsed.value, around);
          const anew = shownAnswers(fields, given, union, today, { doubts });
          const again = shownOf(earlier, { fields: asked, renewal: { fields } }).flatMap((row) => {
            const since = carried[row.field ?? ''];
            return since === undefined ? [] : [{ ...row, since }];
          });
          return [...anew, ...again];
        },
        route: () => ({ desks, urgent: false, reasons: [reason] }),
      });
    },
  };
}

/** What a service asks, and asks when it is renewed. */
interface Asked {
  fields: readonly Field[];
  renewal?: Pick<Renewal, 'fields'>;
}

/**
 * The answers of a case that are of an earlier year. In cases renewed before that was written down it is everything
 * that the service itself asks, its consents included, of a year that is not known.
 */
export function carriedIn(
  { answers, carried }: Pick<Case, 'answers' | 'carried'>,
  { fields, renewal }: Asked,
): Carried {
  if (carried || !renewal) return carried ?? {};
  const isAsked = (name: string) => fields.some((field) => field.name === name);
  const isRenewed = renewal.fields.some(({ name }) => name in answers && !isAsked(name));
  // What it asks in words of its own was always asked anew.
  const isAnew = ({ name, label }: Field) => renewal.fields.some((one) => one.name === name && one.label !== label);
  return isRenewed ? Object.fromEntries(fields.filter((one) => !isAnew(one)).map(({ name }) => [name, ''])) : {};
}

/** True when what was paid in an earlier season may be asked for again: another season is open, and years are left. */
export function mayRenew(
  found: Pick<Case, 'kind' | 'grant' | 'season' | 'turn'>,
  { union, rounds, catalogue }: InSeason,
  today: Day,
): boolean {
  const season = openOn(roundsOf(rounds, found.kind), today);
  const service = catalogue.serviceOf(found.kind);
  if (!season || !service?.renewal || !found.grant?.paidOn || found.season === null) return false;
  const most = rulesOn(union, service.rules, today).of[service.renewal.turns] ?? 0;
  return Number(found.season) < season.year && found.turn < most;
}

/** What must be known of a worker's cases to say which of them can be asked for again. */
export const standingFields = ['_id', 'kind', 'open', 'grant', 'season', 'turn', 'personKey', 'openedKey'] as const;
type Standing = Pick<Case, (typeof standingFields)[number]>;

/**
 * Among a worker's own cases, the newest first in the answer: what she may ask for again now. Only the latest case of each student
 * that did not come to nothing counts, so that what was asked for again already is not offered a second time.
 */
export function renewableAmong<C extends Standing>(
  own: readonly C[],
  house: Parameters<typeof mayRenew>[1],
  today: Day,
): C[] {
  const newestFirst = [...own].sort((a, b) => (a.openedKey < b.openedKey ? 1 : -1));
  const standing = newestFirst.filter(({ open, grant }) => open || grant?.paidOn);
  const isLatest = (one: C) => standing.find(({ personKey }) => personKey === one.personKey) === one;
  return standing.filter((one) => isLatest(one) && mayRenew(one, house, today));
}
