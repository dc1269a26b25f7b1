import { officeOperations } from '../../../core/domains/office/operations';
import { canonical } from '../../../core/kernel/canonical';
import { dayOf } from '../../../core/kernel/day';
import { ok, refuse } from '../../../core/kernel/result';
import { checkForm } from '../../../core/record/check';
import {
  Arranging,
  arrange,
  arrangementMistakes,
  calendarView,
  changedDays,
  correct,
  lastDecided,
  passedMistake,
} from '../../../core/union/calendar';
import { staleWords } from '../../../core/union/decided';
import {
  aheadMistakes,
  Beginning,
  type Decision,
  decide,
  decisionsOf,
  numbersIn,
  unreadDecision,
} from '../../../core/union/rules';
import { type Handled, operation } from '../../shared/handler';
import { saveSettings } from '../../shared/store/settings';

/** Answered where a colleague changed the settings between reading and writing: nothing of hers speaks against it yet. */
const raced = refuse('stale');

/** More than there are people who would decide on the settings at the very same moment. */
const mostTimes = 20;

/** What is decided on one thing is decided over what a colleague decided on another one at the same moment. */
const overAgain = <N extends string>({ name, answer }: Handled<N>): Handled<N> => ({
  name,
  async answer(raw, call) {
    for (let times = 1; ; times += 1) {
      const reply = await answer(raw, call);
      if (reply !== raced || times === mostTimes) return reply;
    }
  },
});

/** The union's rules with the days from which they hold, past and future. */
export const openRules = operation(officeOperations, 'rules.open', {
  load: () => ({}),
  run: ({ union }) => ok({ rules: union.rules }),
});

/**
 * An administrator decides the rules of one domain anew, from tomorrow at the earliest: what was promised today stays promised. What
 * a colleague decides on another domain meanwhile stands beside it. Refuses `notFound` for a domain that there is not,
 * `invalidInput` by number, and `stale`, naming whose decision it is, where one was made about this domain that she had not read.
 */
export const changeRules = overAgain(
  operation(officeOperations, 'rules.change', {
    load: () => ({}),
    async run({ input: { corrects, from, of, numbers }, union, settings, actor, at, submitId, catalogue }) {
      const today = dayOf(at);
      const set = catalogue.rules.find(({ domain }) => domain === of);
      if (!set) return refuse('notFound');
      const filled = numbersIn(set, numbers);
      if (!filled.ok) return filled;
      const decided = decisionsOf(set, union.rules);
      const input = { from, of, numbers: filled.value };
      const before = decided.find((each) => each.from === from && each.of === of);
      const isAsItStands = before !== undefined && isSameDecision(before, input);
      if (isAsItStands || union.changes.includes(submitId)) return ok({ rules: union.rules });
      const unread = unreadDecision(decided, corrects);
      if (unread) return refuse('stale', undefined, staleWords(unread, today));
      const checked = checkForm(Beginning, input, { union, today });
      if (!checked.ok) return checked;
      const mistakes = aheadMistakes(decided, from, today);
      if (Object.keys(mistakes).length > 0) return refuse('invalidInput', mistakes);
      const rules = decide(union.rules, { ...input, by: actor.name, at });
      return (await saveSettings(settings, { rules }, submitId)) ? ok({ rules }) : raced;
    },
  }),
);

/** What is known of the working days to come, and which year can be entered. */
export const openCalendar = operation(officeOperations, 'calendar.open', {
  load: () => ({}),
  run: ({ union, national, at }) => ok(calendarView(union, national, dayOf(at))),
});

/**
 * An administrator enters the holidays and make-up days of a year that the product does not know yet, or puts right what
 * was entered: days that have passed stay, and what was promised is not counted anew. Refuses `invalidInput` with
 * fields, `doubtful` for a year without make-up days or longer holidays until that was confirmed, and `stale` where somebody else has entered or corrected that year meanwhile.
 */
export const arrangeYear = overAgain(
  operation(officeOperations, 'calendar.arrange', {
    load: () => ({}),
    async run({ input: { corrects, sure, ...input }, union, settings, national, actor, at, submitId }) {
      const today = dayOf(at);
      const before = union.calendar.years.find(({ year }) => year === input.year);
      const isAsItStands = before !== undefined && isSame(before, input);
      if (isAsItStands || union.changes.includes(submitId)) return ok(calendarView(union, national, today));
      const standing = before && lastDecided(before);
      if (standing && corrects !== standing.at) return refuse('stale', undefined, staleWords(standing, today));
      const years = arrange(union.calendar.years, input, actor.name, at);
      const entered = { ...union.calendar, years };
      const changed = changedDays(input.year, union, { calendar: entered }, national);
      const passed = before ? passedMistake(changed.days, input, before, today) : {};
      const mistakes = { ...arrangementMistakes(input, national, today), ...passed };
      if (Object.keys(mistakes).length > 0) return refuse('invalidInput', mistakes);
      const checked = checkForm(Arranging, input, { union, today }, sure);
      if (!checked.ok) return checked;
      const correction = { by: actor.name, at, ...changed };
      const calendar = before ? { ...entered, years: correct(union.calendar.years, input, correction) } : entered;
      if (!(await saveSettings(settings, { calendar }, submitId))) return raced;
      return ok(calendarView({ calendar }, national, today));
    },
  }),
);

const isSameDecision = ({ from, of, numbers }: Decision, input: Decision) =>
  canonical({ from, of, numbers }) === canonical(input);

const isSame = ({ year, breaks, open }: Arranging, input: Arranging) =>
  canonical({ year, breaks, open }) === canonical(input);
