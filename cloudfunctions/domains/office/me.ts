import { renewalDraftKey } from '../../../core/case/drafts';
import { keptAbout, keptFields } from '../../../core/case/kept';
import type { Service } from '../../../core/case/service';
import { officeOperations } from '../../../core/domains/office/operations';
import { ok, refuse } from '../../../core/kernel/result';
import { numbersOf } from '../../../core/union/people';
import { draftId } from '../../shared/case/drafts';
import { operation } from '../../shared/handler';
import { eventsOf } from '../../shared/notify/templates';
import { ask } from '../../shared/store/gather';
import { keptObjections, objectedCases } from '../../shared/store/objections';
import { find } from '../../shared/store/query';
import { countAccepted } from '../../shared/store/quota';
import { meOf } from './home';

/** The phone tells which messages were just accepted: one more of each may be sent. */
export const countSubscribed = operation(officeOperations, 'me.subscribed', {
  load: () => ({}),
  async run({ input, callerId, submitId }) {
    const events = eventsOf(input.templates);
    if (!events) return refuse('badRequest');
    await countAccepted(callerId, events, submitId);
    return ok({ counted: true as const });
  },
});

/**
 * What the union keeps about the caller. One round trip; two for somebody who could ask for another year of something, or
 * has objected to something.
 */
export const openMyData = operation(officeOperations, 'me.data', {
  load: (_input, { callerId, catalogue }) => ({
    cases: find('cases', { 'owner.id': callerId }, { sort: { openedKey: -1 }, fields: keptFields }),
    objections: keptObjections(callerId),
    drafts: underWay(catalogue.services.map(({ kind }) => draftId(callerId, kind))),
  }),
  async run({ found, callerId, caller, union, catalogue }) {
    const renewals = found.cases.flatMap(({ _id, kind }) => renewalDraft(_id, catalogue.serviceOf(kind)));
    const { objections } = found;
    const ids = renewals.map(({ kind }) => draftId(callerId, kind));
    const isMore = ids.length > 0 || objections.length > 0;
    const more = isMore ? await ask(beside(ids, [...new Set(objections.map(({ caseId }) => caseId))])) : undefined;
    const saved = new Map([...found.drafts, ...(more?.drafts ?? [])].map(({ _id, savedAt }) => [_id, savedAt]));
    const drafts = [...catalogue.services, ...renewals].flatMap(({ kind, title }) => {
      const savedAt = saved.get(draftId(callerId, kind));
      return savedAt ? [{ kind, title, savedAt }] : [];
    });
    const me = meOf(caller, union);
    const kept = keptAbout(me, found.cases, drafts, { objections, objected: more?.objected ?? [], catalogue });
    const earlierPhones = caller ? numbersOf(caller).filter((number) => number !== me.phone) : [];
    return ok({ ...kept, earlierPhones });
  },
});

/** Of one that was dropped is kept that it was, and no word of it. */
const underWay = (ids: readonly string[]) =>
  find('drafts', { _id: { $in: ids }, draft: { $gt: '' } }, { fields: ['_id', 'savedAt'] });

/** What only her cases and objections tell where to look for. */
const beside = (drafts: readonly string[], cases: readonly string[]) => ({
  drafts: underWay(drafts),
  objected: objectedCases(cases),
});

/** Under what the renewal of a case would be kept while it is being filled in. */
function renewalDraft(caseId: string, service: Service | undefined): { kind: string; title: string }[] {
  const renewal = service?.renewal;
  return renewal ? [{ kind: renewalDraftKey(caseId), title: renewal.title }] : [];
}
