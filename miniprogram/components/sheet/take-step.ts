import type { CaseView } from '../../../core/case/view';
import type { Home } from '../../../core/domains/office/operations';
import { daysTaken } from '../../../core/kernel/bounds';
import { dayOf } from '../../../core/kernel/day';
import { shownAnswers } from '../../../core/record/answers';
import type { Step } from '../../../core/record/flow';
import { send } from '../../services/command';
import { askedFor, type Fact, factsOf } from '../facts/facts-view';
import { answersOf, doubtsAmong, mistakesIn } from '../question/typed';
import { aheadFacts } from './ahead-view';
import { amountFacts, amountSum, chosenAmount } from './amounts-view';
import { stepFor } from './case-buttons';
import { doubted, mistaken, type SheetState } from './sheet-state';
import { type Outcome, outcomeOf } from './step-sheet';

/** Takes the step that the sheet is about, of a case as it was seen. Nothing typed is lost, whatever the answer. */
export async function takeStep(caseId: string, version: number, sheet: SheetState): Promise<Outcome> {
  const input = answersOf(sheet.fields, sheet.typed);
  return outcomeOf(sheet, await send('case.move', { caseId, version, action: sheet.action, input, sure: sheet.sure }));
}

/** The sheet with what must be mended or looked at again before it can be sent; undefined when all is well. */
export function mendFirst(found: CaseView, sheet: SheetState, { union, today }: Home): SheetState | undefined {
  const form = stepFor(found, sheet.action)?.step.form;
  if (!form) return undefined;
  const around = { union, today, ...timingOf(found) };
  const mistakes = mistakesIn(form, sheet.fields, sheet.typed, around);
  if (Object.keys(mistakes).length > 0) return mistaken(sheet, mistakes);
  const doubts = doubtsAmong(form, sheet.fields, sheet.typed, around, sheet.sure);
  return Object.keys(doubts).length > 0 ? doubted(sheet, doubts) : undefined;
}

/** What the days of a step are counted from, beside today. */
const timingOf = ({ openedAt, days, timeline }: CaseView) => ({
  opened: dayOf(openedAt),
  earlier: days,
  taken: daysTaken(timeline),
});

/** The sheet with what follows, and what the worker will read of it; her own steps she has just written herself. */
export function withReading(found: CaseView, sheet: SheetState, { union, today }: Home): SheetState {
  const step = stepFor(found, sheet.action)?.step;
  const asked = step ? askedAt(found, step) : [];
  const ahead = step ? [...amountFacts(found, sheet), ...aheadFacts(found, step, sheet, today)] : [];
  const timing = timingOf(found);
  const beside = { timing, asked, ahead, sum: amountSum(found, sheet) };
  if (step?.tells !== 'owner') return { ...sheet, ...beside, reads: null };
  const said = shownAnswers(sheet.fields, answersOf(sheet.fields, sheet.typed), union, today);
  const facts = [...chosenAmount(found, sheet), ...factsOf(said.filter(({ inside }) => !inside))];
  return { ...sheet, ...beside, reads: { title: '职工会看到', said: step.said, facts } };
}

/** What she looks at before she takes the step: what the union has asked of her, or with what an auditor let the case go on. */
function askedAt(found: CaseView, { by, to, amends, decides }: Step): Fact[] {
  if (by.includes('owner') && (to === 'before' || amends) && to !== 'same') return askedFor(found);
  return decides ? factsOf(found.attested) : [];
}
