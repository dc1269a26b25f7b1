import type { WholeCatalogue } from '../../../core/case/catalogue';
import { draftOf, withoutSealed } from '../../../core/case/drafts';
import { caseOperations } from '../../../core/case/operations';
import { type Helped, mayRenewFor } from '../../../core/case/stand-in';
import { ok, refuse } from '../../../core/kernel/result';
import { digest } from '../digest';
import { type Call, operation, wholeOperation } from '../handler';
import { dropDraft, putDraft, versionOf } from '../store/drafts';
import { find } from '../store/query';
import { findRecords } from './records';

/** One draft for a person and a service, whichever phone it comes from. */
export const draftId = (callerId: string, kind: string) => digest(`draft:${callerId}:${kind}`).slice(0, 32);

/** The case that a draft would be the renewal of. */
function renewed(kind: string, call: Pick<Call<WholeCatalogue>, 'callerId' | 'catalogue'>) {
  const draft = draftOf(kind, call.catalogue);
  return draft?.of === 'renewal' ? findRecords({ _id: draft.caseId }, call) : undefined;
}

/**
 * Keeps a form under way, over the version that it goes on from. Refuses `draftMoved` when another phone has saved since,
 * and `badRequest` what is no form that the caller could be filling in. Identity and card numbers are never kept in one.
 */
export const saveDraft = wholeOperation(caseOperations, 'draft.save', {
  load: ({ kind }, call) => ({ renewed: renewed(kind, call) }),
  async run({ input, found, callerId, actor, caller, submitId, at, catalogue }) {
    const draft = draftOf(input.kind, catalogue);
    const isOwn = (one: Helped) => one.owner.id === callerId && catalogue.serviceOf(one.kind)?.renewal !== undefined;
    const isRenewal = found.renewed?.some((one) => isOwn(one) || mayRenewFor(actor, one, catalogue)) ?? false;
    if (
      !draft ||
      ((draft.of === 'assisted' || draft.of === 'register') && !caller?.staff) ||
      (draft.of === 'renewal' && !isRenewal)
    ) {
      return refuse('badRequest');
    }
    const kept = withoutSealed(input.kind, input.draft, catalogue);
    const saved = { _id: draftId(callerId, input.kind), draft: kept, savedAt: at, version: submitId };
    return (await putDraft(saved, input.base)) ? ok({ savedAt: at, version: submitId }) : refuse('draftMoved');
  },
});

export const openDraft = wholeOperation(caseOperations, 'draft.open', {
  load: ({ kind }, { callerId }) => ({ drafts: find('drafts', { _id: draftId(callerId, kind) }, { limit: 1 }) }),
  run({ input, found, catalogue }) {
    const [saved] = found.drafts;
    if (!saved || saved.draft === null) return ok({ draft: null, savedAt: null, version: null });
    return ok({
      draft: withoutSealed(input.kind, saved.draft, catalogue),
      savedAt: saved.savedAt,
      version: versionOf(saved),
    });
  },
});

export const discardDraft = operation(caseOperations, 'draft.drop', {
  load: () => ({}),
  async run({ input, callerId, at, submitId }) {
    await dropDraft(draftId(callerId, input.kind), at, submitId);
    return ok({ dropped: true as const });
  },
});
