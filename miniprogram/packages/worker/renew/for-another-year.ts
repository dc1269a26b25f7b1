import type { Renewal } from '../../../../core/case/renewal';
import type { CaseView } from '../../../../core/case/view';
import type { Home } from '../../../../core/contract';
import { renewalDraftKey } from '../../../../core/drafts';
import type { Purpose } from '../../../components/application/purpose';
import { type Fact, factsOf } from '../../../components/facts/facts-view';
import { seasonLines } from '../../../components/season/season-view';
import { call } from '../../../services/cloud';
import { introLines } from '../apply/for-herself';

/** A worker asks again for what she was granted; only what is new is sent. */
export function forAnotherYear(renewal: Renewal, found: CaseView, { season, today }: Home): Purpose {
  const caseId = found.id;
  const [window] = seasonLines(season, today);
  return {
    draftKey: renewalDraftKey(caseId),
    intro: introLines(renewal, window ? [window] : []),
    prefilled: {},
    handIn: (form, submitId) => call('case.renew', { caseId, ...form }, submitId),
  };
}

/** What the union takes over from the earlier case; what is asked anew is not among it. */
export function takenOver(renewal: Renewal, { shown }: Pick<CaseView, 'shown'>): Fact[] {
  const anew = renewal.fields.map(({ label }) => label);
  return factsOf(shown.filter(({ label }) => !anew.includes(label)));
}
