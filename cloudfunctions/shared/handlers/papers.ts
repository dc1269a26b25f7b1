import { mayRead } from '../../../core/access';
import type { Case } from '../../../core/case/case';
import { asObjector } from '../../../core/case/objection';
import { papersFor } from '../../../core/case/view';
import { dayOf, type Instant, sayInstant } from '../../../core/kernel/day';
import type { Paper } from '../../../core/kernel/paper';
import { ok, refuse } from '../../../core/kernel/result';
import { openPapers } from '../files/open';
import { operation } from '../handler';
import { raiseAlarm } from '../store/alarms';
import { objectionsTo } from '../store/objections';
import { find } from '../store/query';

/** The papers of a case for whoever may read it. One that was changed is not shown, and the auditors hear of it. */
export const openCasePapers = operation('case.papers', {
  load: ({ caseId }) => ({ cases: find('cases', { _id: caseId }, { limit: 1 }), objections: objectionsTo(caseId) }),
  async run({ found, actor: caller, at }) {
    const [one] = found.cases;
    const actor = asObjector(caller, found.objections, found.cases);
    if (!one || !mayRead(actor, one)) return refuse('notFound');
    const papers = papersFor(one, actor);
    const views = await openPapers(papers);
    if (!views) return refuse('busy');
    const changed = papers.filter((_, place) => views[place]?.state === 'changed');
    await Promise.all(changed.map((paper) => tellAuditors(one, paper, at)));
    return ok({ papers: views });
  },
});

async function tellAuditors({ _id: caseId, number }: Case, { fileId, name }: Paper, at: Instant): Promise<void> {
  const about = `${number} 的材料“${name}”在 ${sayInstant(at, dayOf(at))} 打开时，内容与提交时不一致，已停止显示。`;
  await raiseAlarm(`${caseId}:${fileId}`, { kind: 'changedPaper', at, about, caseId, by: null });
}
