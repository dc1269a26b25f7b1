import type { Renewal } from '../../../../core/case/renewal';
import type { CaseView } from '../../../../core/case/view';
import type { Home } from '../../../../core/contract';
import { renewalDraftKey } from '../../../../core/drafts';
import type { Purpose } from '../../../components/application/purpose';
import { helpingLines } from '../../../components/application/read-back';
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

/** The same through a colleague for whoever was helped in, to whom it is read back. */
export function forHerAnotherYear(renewal: Renewal, found: CaseView, home: Home): Purpose {
  const caseId = found.id;
  const then = '把编号告诉本人。审核、公示、发放的进展，由经办人打电话告诉本人。';
  return {
    ...forAnotherYear(renewal, found, home),
    intro: [
      { icon: 'usergroup', title: '替谁续领', words: ['上一次也是工会代为登记、没有微信的本人。请当面办。'] },
      ...helpingLines(renewal.intro.who, renewal.intro.need, then),
    ],
    handIn: (form, submitId) => call('case.renewFor', { caseId, ...form, readBack: true }, submitId),
  };
}

/** What the union takes over from the earlier case; what is asked anew is not among it. */
export function takenOver(renewal: Renewal, { shown }: Pick<CaseView, 'shown'>): Fact[] {
  const anew = renewal.fields.map(({ label }) => label);
  return factsOf(shown.filter(({ label }) => !anew.includes(label)));
}
