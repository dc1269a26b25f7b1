import { addYears, type Day } from '../../kernel/day';
import { ok, type Result, refuse } from '../../kernel/result';
import type { Entry } from '../../record/record';
import { addMonths } from './months';
import type { EnterpriseRules } from './rules';

/** A committee's term of office (工会法 第十六条：三年或者五年). */
export interface Term {
  /** Which committee it is of, the first being 1 (届次). */
  number: number;
  electedOn: Day;
  years: 3 | 5;
  /** Leave of the union above to elect later; absent where there is none. */
  extension?: Extension;
}

/** Until which day a term goes on, and by which letter. */
export interface Extension {
  until: Day;
  approvalNumber: string;
}

/** The last day of a term as it was elected: the same day three or five years later (民法典 第二百零二条). */
export function endsOn({ electedOn, years }: Pick<Term, 'electedOn' | 'years'>): Day {
  return addYears(electedOn, years);
}

/** The last day of a term with its extension. */
export function lastDayOf(term: Term): Day {
  return term.extension?.until ?? endsOn(term);
}

/**
 * The term with leave to elect later: by a numbered letter, for six months at most from its own last day, however often. Refuses
 * `invalidInput` with a sentence a question.
 */
export function extend(term: Term, extension: Extension, { extensionMonths }: EnterpriseRules): Result<Term> {
  const ends = endsOn(term);
  const most = addMonths(ends, extensionMonths);
  const mistakes = {
    ...(extension.approvalNumber.trim() === '' ? { approvalNumber: '延期要上级工会批准，请填批准文号。' } : {}),
    ...(extension.until <= ends ? { until: `延期要晚于届满日 ${ends}。` } : {}),
    ...(extension.until > most ? { until: `延期最多 ${extensionMonths} 个月，不能晚于 ${most}。` } : {}),
  };
  return Object.keys(mistakes).length > 0 ? refuse('invalidInput', mistakes) : ok({ ...term, extension });
}

/** The term that follows; its number is one more. */
export function nextTerm(before: Term, { electedOn, years }: Pick<Term, 'electedOn' | 'years'>): Term {
  return { number: before.number + 1, electedOn, years };
}

/** The term of the committee that stands, by what was written down: its election, or the letter of a union from before the census. */
export function termIn(timeline: readonly Pick<Entry, 'action' | 'input'>[]): Term | undefined {
  const last = (actions: readonly string[]) =>
    [...timeline].reverse().find(({ action }) => actions.includes(action))?.input;
  const approved = last(['approve', 'found']);
  const years = approved?.termYears;
  const electedOn = last(['elect'])?.electedOn ?? approved?.approvedOn;
  if (typeof electedOn !== 'string' || (years !== '3' && years !== '5')) return undefined;
  return { number: 1, electedOn, years: years === '3' ? 3 : 5 };
}
