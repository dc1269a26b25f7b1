import { ok } from '../../../core/kernel/result';
import { digest } from '../digest';
import { operation } from '../handler';
import { dropDraft, putDraft } from '../store/drafts';
import { find } from '../store/query';

/** One draft for a person and a service, whichever phone it comes from. */
export const draftId = (callerId: string, kind: string) => digest(`draft:${callerId}:${kind}`).slice(0, 32);

export const saveDraft = operation('draft.save', {
  load: () => ({}),
  async run({ input, callerId, at }) {
    await putDraft({ _id: draftId(callerId, input.kind), draft: input.draft, savedAt: at });
    return ok({ savedAt: at });
  },
});

export const openDraft = operation('draft.open', {
  load: ({ kind }, { callerId }) => ({ drafts: find('drafts', { _id: draftId(callerId, kind) }, { limit: 1 }) }),
  run({ found }) {
    const [saved] = found.drafts;
    return ok({ draft: saved?.draft ?? null, savedAt: saved?.savedAt ?? null });
  },
});

export const discardDraft = operation('draft.drop', {
  load: () => ({}),
  async run({ input, callerId }) {
    await dropDraft(draftId(callerId, input.kind));
    return ok({ dropped: true as const });
  },
});
