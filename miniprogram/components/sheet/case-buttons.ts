import type { CaseView } from '../../../core/case/view';
import { serviceOf } from '../../../core/domains/services';
import { refusalSentences } from '../../../core/kernel/refusal';
import { type Button, buttonsFor } from '../../../core/record/buttons';

/** A button as a page draws it; the step behind it stays in the core. */
export interface CaseButton {
  action: string;
  label: string;
  primary: boolean;
}

/**
 * What this reader may do with the case now, by the flow of its service; nothing where its record was changed, and nothing
 * that decides by the settings while somebody changed these.
 */
export function stepsOf(found: CaseView): Button[] {
  return standingSteps(found).filter(({ step }) => !(found.unsettled && step.decides));
}

function standingSteps(found: CaseView): Button[] {
  const service = serviceOf(found.kind);
  return service && !found.broken ? buttonsFor(service.flow, found) : [];
}

/** Why a step of hers must wait, where one does because the settings were changed; empty otherwise. */
export function unsettledSentence(found: CaseView): string {
  const waits = found.unsettled && standingSteps(found).some(({ step }) => step.decides);
  return waits ? refusalSentences.brokenSettings : '';
}

/** What is said above everything else of a case that somebody changed in the store; empty of all others. */
export const brokenSentence = ({ broken }: CaseView) => (broken ? refusalSentences.brokenCase : '');

export function caseButtons(found: CaseView): CaseButton[] {
  return stepsOf(found).map(({ action, label, primary }) => ({ action, label, primary }));
}

export function stepFor(found: CaseView, action: string): Button | undefined {
  return stepsOf(found).find((button) => button.action === action);
}
