import type { Written } from '../../core/contract';
import { call, type Reply } from './cloud';
import { type Draft, dropDraft, saveDraft, type Typed } from './drafts';
import { type HeldPaper, letGo } from './pictures';
import { mintId } from './random';

export interface Submitted {
  reply: Reply<Written>;
  /** What to hold on to: with `sending` as long as the cloud may have the case already. */
  draft: Draft;
}

/**
 * Submits a finished form. The submitId is minted once and kept on the phone beside the words it was sent with until
 * the answer is definite; sending the same draft again, even after a restart, makes no second case.
 */
export async function submitDraft(kind: string, draft: Draft, answers: Record<string, unknown>): Promise<Submitted> {
  const sending = draft.sending ?? { submitId: await mintId(), answers };
  const held: Draft = { ...draft, sending };
  saveDraft(kind, held);
  const reply = await call('case.submit', { kind, answers: sending.answers }, sending.submitId);
  if (reply.ok) {
    dropDraft(kind);
    letGo(papersIn(draft.typed));
  }
  if (reply.ok || reply.lost) return { reply, draft: held };
  const { sending: _answered, ...open } = held;
  saveDraft(kind, open);
  return { reply, draft: open };
}

function papersIn(typed: Typed): HeldPaper[] {
  return Object.values(typed).flatMap((typing) => (typeof typing === 'object' ? typing : []));
}
