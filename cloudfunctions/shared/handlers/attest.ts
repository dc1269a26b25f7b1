import { attest } from '../../../core/case/attest';
import { repeatOf } from '../../../core/case/repeat';
import { ok, refuse } from '../../../core/kernel/result';
import { circumstances, operation } from '../handler';
import { brokenAlarm } from '../judge';
import { settleAlarm } from '../store/alarms';
import { storeAttested } from '../store/cases';
import { find } from '../store/query';

/** An auditor lets a case go on that somebody changed in the store; the alarm about it is settled with her words. */
export const attestCase = operation('case.attest', {
  load: ({ caseId }) => ({ cases: find('cases', { _id: caseId }, { limit: 1 }) }),
  async run(request) {
    const { input, found, actor, at } = request;
    const [before] = found.cases;
    if (!before) return refuse('notFound');
    const earlier = repeatOf(before, request);
    if (earlier) return earlier;
    const change = attest(before, input.note, circumstances(request));
    if (!change.ok) return change;
    if (!(await storeAttested(before, change.value))) return refuse('stale');
    await settleAlarm(brokenAlarm(before), { settledAt: at, settledBy: actor.name, note: input.note, mended: true });
    const { status, version } = change.value.set;
    return ok({ caseId: before._id, number: before.number, status, version });
  },
});
