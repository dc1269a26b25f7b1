import { moveCase } from '../../core/case/move';
import { dayOf, type Instant } from '../../core/kernel/day';
import { serviceOf } from '../../core/kinds/services';
import { byTimer } from '../shared/entrusting';
import { judgeOf, reportBroken } from '../shared/judge';
import { casesToPass, updateCase } from '../shared/store/cases';
import { gather } from '../shared/store/gather';

/** Takes the steps that the calendar takes itself, e.g. when a notice period is over. Late or twice changes nothing. */
export async function passDays(at: Instant): Promise<number> {
  const due = await casesToPass(dayOf(at));
  const read = due.length > 0 ? await gather('timer', {}) : undefined;
  if (!read) return 0;
  const judge = judgeOf(read.allStamped);
  let passed = 0;
  for (const found of due) {
    const service = serviceOf(found.kind);
    const steps = Object.entries(service?.flow.steps ?? {});
    const action = steps.find(([, { by, from }]) => by.includes('timer') && from.includes(found.status))?.[0];
    if (!service || action === undefined) continue;
    const around = byTimer(read.union, judge, at, `${action}:${found._id}:${found.version}`);
    const change = moveCase(service, found, { action, version: found.version, input: {} }, around);
    if (change.ok && (await updateCase(found, change.value))) passed += 1;
  }
  await reportBroken(judge, at);
  return passed;
}
