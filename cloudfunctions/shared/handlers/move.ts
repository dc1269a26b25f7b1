import { maySee } from '../../../core/access';
import { moveCase } from '../../../core/case/move';
import { repeatOf } from '../../../core/case/repeat';
import { ok, refuse } from '../../../core/kernel/result';
import { serviceOf } from '../../../core/kinds/services';
import { actorOf } from '../../../core/people';
import { checkPapers } from '../files/check';
import { circumstances, operation } from '../handler';
import { readCase, updateCase } from '../store/cases';
import { find } from '../store/query';

/** Somebody takes a step of a case's flow. Two round trips; one more where two people moved at the same moment. */
export const moveOneCase = operation('case.move', {
  load: ({ caseId, input }) => ({
    cases: find('cases', { _id: caseId }, { limit: 1 }),
    named: find('people', { 'staff.handle': typeof input.to === 'string' ? input.to : 'nobody' }, { limit: 1 }),
  }),
  async run(request) {
    const { input, actor, found, submitId, bodyHash } = request;
    const [before] = found.cases;
    if (!before || !maySee(actor, before)) return refuse('notFound');
    const earlier = repeatOf(before, submitId, bodyHash);
    if (earlier) return earlier;
    const service = serviceOf(before.kind);
    if (!service) return refuse('unknownOperation');
    const [named] = found.named;
    const around = circumstances(named ? { ...request, colleague: actorOf(named._id, named) } : request);
    const change = moveCase(service, before, input, around);
    if (!change.ok) return change;
    const declined = await checkPapers(change.value.entry.input);
    if (declined) return declined;
    const { status, version } = change.value.set;
    if (await updateCase(before, change.value)) {
      return ok({ caseId: before._id, number: before.number, status, version });
    }
    const now = await readCase(before._id);
    return (now && repeatOf(now, submitId, bodyHash)) ?? refuse('stale');
  },
});
