import { addDays, type Day, daysBetween } from '../../kernel/day';
import { addMonths } from './months';
import { boundTo, type Reason } from './no-union';
import type { EnterpriseRules } from './rules';
import { lastDayOf, type Term } from './terms';

/** How a clock stands on a day: its last day, and the days left until it; 0 on that day itself, below 0 once it is over. */
export interface Clock {
  last: Day;
  daysLeft: number;
}

const clockTo = (last: Day, today: Day): Clock => ({ last, daysLeft: daysBetween(today, last) });

/** Since when the rule holds by which the time is measured; for whoever was open by then it began on that day. */
const boundSince: Day = '2020-10-01';

/**
 * Until when an enterprise has to have a union: a year from its opening (江西省企业工会工作条例, in force since 1 October 2020). The day
 * of opening does not count, and the same day of the last month still does (民法典 第二百零一、二百零二条).
 */
export function foundingClock(openedOn: Day, { foundMonths }: EnterpriseRules, today: Day): Clock {
  const from = openedOn < boundSince ? boundSince : openedOn;
  return clockTo(addMonths(from, foundMonths), today);
}

/** Until when an empty chair is to be filled: three months from the day on which it fell empty. */
export function byElectionClock(emptySince: Day, { byElectionMonths }: EnterpriseRules, today: Day): Clock {
  return clockTo(addMonths(emptySince, byElectionMonths), today);
}

/** The days on which the end of a term is brought to mind, the earliest first. */
export function termReminders(term: Term, rules: EnterpriseRules): readonly { on: Day; daysBefore: number }[] {
  const { firstTermReminder, secondTermReminder, lastTermReminder } = rules;
  const before = [...new Set([firstTermReminder, secondTermReminder, lastTermReminder])].sort((a, b) => b - a);
  return before.map((daysBefore) => ({ on: addDays(lastDayOf(term), -daysBefore), daysBefore }));
}

/** The next reminder of a term on a day or after it; undefined when none is left. */
export function nextTermReminder(term: Term, rules: EnterpriseRules, today: Day): Day | undefined {
  return termReminders(term, rules).find(({ on }) => on >= today)?.on;
}

/** How a term stands on a day: nothing to do yet, within its first reminder, or over without an election or leave to wait. */
export function termPhase(term: Term, rules: EnterpriseRules, today: Day): 'running' | 'ending' | 'over' {
  if (today > lastDayOf(term)) return 'over';
  const [first] = termReminders(term, rules);
  return first !== undefined && today >= first.on ? 'ending' : 'running';
}

/** When an enterprise without a union is looked at again, by its main reason; undefined where no day is due by itself. */
export function recheckOn(
  { mainReason, surveyedOn, openedOn }: { mainReason?: Reason | undefined; surveyedOn: Day; openedOn: Day },
  rules: EnterpriseRules,
): Day | undefined {
  const recheck = mainReason && boundTo[mainReason].recheck;
  if (recheck === undefined) return undefined;
  const quarter = addMonths(surveyedOn, rules.recheckMonths);
  const due = addDays(foundingClock(openedOn, rules, surveyedOn).last, 1);
  // What was found out after the time was over is looked at again like everything else.
  return recheck === 'whenDue' && due > surveyedOn ? due : quarter;
}

/** When somebody has to be in touch again with an enterprise that is watched; ordinary ones have no such day. */
export function watchOn(
  hardness: 'ordinary' | 'difficult' | 'nail' | undefined,
  lastSeenOn: Day,
  { watchDays }: EnterpriseRules,
): Day | undefined {
  return hardness === 'difficult' || hardness === 'nail' ? addDays(lastSeenOn, watchDays) : undefined;
}
