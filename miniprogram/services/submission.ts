import type { Written } from '../../core/case/operations';
import type { Reply } from './cloud';
import { type Draft, dropDraft, papersIn, type Sending, saveDraft } from './drafts';
import { letGo } from './pictures';
import { mintId } from './random';

export interface Submitted {
  reply: Reply<Written>;
  /** What to hold on to: with `sending` as long as the cloud may have the case already. */
  draft: Draft;
}

type Answers = Sending['answers'];
/** A form as it is handed in. */
export type HandedIn = Required<Omit<Sending, 'submitId'>>;

/** Where a form's draft is kept, and how it is handed in. */
export interface Way {
  /** Letters only; no two ways share a draft. */
  draftKey: string;
  handIn(form: HandedIn, submitId: string): Promise<Reply<Written>>;
}

/**
 * Submits a finished form. The submitId is minted once and kept on the phone beside the words it was sent with until
 * the answer is definite; sending the same draft again, even after a restart, makes no second case.
 */
export async function submitDraft({ draftKey, handIn }: Way, draft: Draft, answers: Answers): Promise<Submitted> {
  const sending = draft.sending ?? { submitId: await mintId(), answers, sure: draft.sure ?? {} };
  const held: Draft = { ...draft, sending };
  saveDraft(draftKey, held);
  const { submitId, sure = {} } = sending;
  const reply = await handIn({ answers: sending.answers, sure }, submitId);
  if (reply.ok) {
    dropDraft(draftKey);
    letGo(papersIn(draft.typed));
  }
  if (reply.ok || reply.lost) return { reply, draft: held };
  const { sending: _answered, ...open } = held;
  saveDraft(draftKey, open);
  return { reply, draft: open };
}
