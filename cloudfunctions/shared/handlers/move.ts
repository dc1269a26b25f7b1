import { maySee } from '../../../core/access';
import { moveCase } from '../../../core/case/move';
import { repeatOf } from '../../../core/case/repeat';
import { ok, refuse } from '../../../core/kernel/result';
import { serviceOf } from '../../../core/kinds/services';
import { circumstances, operation } from '../handler';
import { readCase, updateCase } from '../store/cases';
import { find } from '../store/query';

/** Somebody takes a step of a case's flow. Two round trips; one more where two people moved at the same moment. */
export const moveOneCase = operation('case.move', {
  load: ({ caseId }) => ({ cases: find('cases', { _id: caseId }, { limit: 1 }) }),
  async run(request) {
    const { input, actor, found, submitId, bodyHash } = request;
    const [before] = found.cases;
    if (!before || !maySee(actor, before)) return refuse('notFound');
    const earlier = repeatOf(before, submitId, bodyHash);
    if (earlier) return earlier;
    const service = serviceOf(before.kind);
    if (!service) return refuse('unknownOperation');
    const change = moveCase(service, before, input, circumstances(request));
    if (!change.ok) return change;
    const { status, version } = change.value.set;
    if (await updateCase(before, change.value)) {
      return ok({ caseId: before._id, number: before.number, status, version });
    }
    const now = await readCase(before._id);
    return (now && repeatOf(now, submitId, bodyHash)) ?? refuse('stale');
  },
});
