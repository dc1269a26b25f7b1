import type { Case } from '../../../core/case/case';
import { asObjector } from '../../../core/case/objection';
import { caseOperations } from '../../../core/case/operations';
import { isApplicant, mayRead } from '../../../core/case/standing';
import { type PaperView, papersFor } from '../../../core/case/view';
import { dayOf, type Instant, sayInstant } from '../../../core/kernel/day';
import type { Paper } from '../../../core/kernel/paper';
import { ok, refuse } from '../../../core/kernel/result';
import { openPapers } from '../files/open';
import { operation } from '../handler';
import { casesAmong } from '../judge';
import { raiseAlarm } from '../store/alarms';
import { objectionsTo } from '../store/objections';
import { find } from '../store/query';

/**
 * The papers of a case for whoever may read it. One that was changed is not shown; of that, and of one that was taken away, the
 * auditors hear. Refuses `brokenCase` to its applicant where somebody changed the case: she may be one by that alone.
 */
export const openCasePapers = operation(caseOperations, 'case.papers', {
  load: ({ caseId }) => ({ cases: find('cases', { _id: caseId }, { limit: 1 }), objections: objectionsTo(caseId) }),
  async run({ found, actor: caller, at, isIntact, catalogue }) {
    const cases = casesAmong(found.cases, isIntact);
    const [one] = cases;
    const actor = asObjector(caller, found.objections, cases);
    if (!one || !mayRead(actor, one)) return refuse('notFound');
    if (!isIntact(one) && isApplicant(actor, one)) return refuse('brokenCase');
    const papers = papersFor(one, actor, catalogue);
    const views = await openPapers(papers);
    if (!views) return refuse('busy');
    await Promise.all(papers.map((paper, place) => tellAuditors(one, paper, views[place]?.state, at)));
    return ok({ papers: views });
  },
});

/** What a case holds nobody sweeps: nothing but a hand in the storage takes it away, or puts something else in its place. */
async function tellAuditors(
  { _id: caseId, number }: Case,
  { fileId, name }: Paper,
  state: PaperView['state'] | undefined,
  at: Instant,
): Promise<void> {
  if (state !== 'changed' && state !== 'gone') return;
  const found = state === 'gone' ? '文件已经不在，可能有人直接从云存储里删除过' : '内容与提交时不一致，已停止显示';
  const about = `${number} 的材料“${name}”在 ${sayInstant(at, dayOf(at))} 打开时，${found}。`;
  await raiseAlarm(`${caseId}:${fileId}`, { kind: 'changedPaper', at, about, caseId, by: null });
}
