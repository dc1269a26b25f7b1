import { checkForm, doubtsIn } from '../check';
import type { Day } from '../kernel/day';
import { type Field, type FormSchema, fieldsOf } from '../kernel/field';
import { parseInput } from '../kernel/form';
import { ok, type Result } from '../kernel/result';
import { type ClockName, rulesOn } from '../rules';
import { seasonOn } from '../season';
import type { Union } from '../union';
import { asJson, shownAnswers } from './answers';
import type { Case } from './case';
import { papersIn } from './filing';
import type { DeskId, Filled, FormStep, Intro } from './service';

/** What is asked when something granted once is asked for again; everything else is taken over. */
export interface RenewalForm {
  title: string;
  intro: Intro;
  form: FormSchema;
  steps: readonly FormStep[];
  /** The state and the clock with which a renewal comes in, and the desks that take it. */
  start: string;
  clock: ClockName;
  desks: readonly DeskId[];
  reason: string;
}

export interface Renewal extends RenewalForm {
  fields: readonly Field[];
  /** Parses what a phone sent and joins it with the earlier case. Refuses `invalidInput` with fields. */
  fill(input: unknown, earlier: Case): Result<Filled>;
}

export function renewalOf(renewal: RenewalForm): Renewal {
  const { form, start, clock, desks, reason } = renewal;
  const fields = fieldsOf(form);
  return {
    ...renewal,
    fields,
    fill(input, earlier) {
      const parsed = parseInput(form, input);
      if (!parsed.ok) return parsed;
      const given = asJson(parsed.value);
      const labels = fields.map(({ label }) => label);
      return ok({
        answers: { ...earlier.answers, ...given },
        headline: earlier.headline,
        contact: { name: earlier.owner.name, phone: earlier.owner.phone },
        papers: papersIn(given),
        limitOn: null,
        person: null,
        takenFrom: earlier._id,
        reach: desks,
        start,
        clock,
        check: (around, sure) => checkForm(form, parsed.value, around, sure),
        shown: (union, today) => [
          ...shownAnswers(fields, given, union, today, { doubts: doubtsIn(form, parsed.value, { union, today }) }),
          ...earlier.shown.filter(({ label }) => !labels.includes(label)),
        ],
        route: () => ({ desks, urgent: false, reasons: [reason] }),
      });
    },
  };
}

/** True when what was paid in an earlier season may be asked for again: another season is open, and years are left. */
export function mayRenew(found: Pick<Case, 'grant' | 'season' | 'turn'>, union: Union, today: Day): boolean {
  const season = seasonOn(union.seasons, today);
  if (!season || !found.grant?.paidOn || found.season === null) return false;
  return Number(found.season) < season.year && found.turn < rulesOn(union, today).instalments;
}

/** What must be known of a worker's cases to say which of them can be asked for again. */
export const standingFields = ['_id', 'open', 'grant', 'season', 'turn', 'personKey', 'openedKey'] as const;
type Standing = Pick<Case, (typeof standingFields)[number]>;

/**
 * Among a worker's own cases, the newest first in the answer: what she may ask for again now. Only the latest case of each student
 * that did not come to nothing counts, so that what was asked for again already is not offered a second time.
 */
export function renewableAmong<C extends Standing>(own: readonly C[], union: Union, today: Day): C[] {
  const newestFirst = [...own].sort((a, b) => (a.openedKey < b.openedKey ? 1 : -1));
  const standing = newestFirst.filter(({ open, grant }) => open || grant?.paidOn);
  const isLatest = (one: C) => standing.find(({ personKey }) => personKey === one.personKey) === one;
  return standing.filter((one) => isLatest(one) && mayRenew(one, union, today));
}
