import type { Case } from '../../core/case/case';
import { moveCase } from '../../core/case/move';
import { dayOf } from '../../core/kernel/day';
import { serviceOf } from '../../core/kinds/services';
import { byTimer } from '../shared/entrusting';
import { judgeOf, reportBroken } from '../shared/judge';
import { updateCase } from '../shared/store/cases';
import { find } from '../shared/store/query';
import { kindOf, type Run } from './work';

/** The steps that the calendar takes itself, e.g. when a notice period is over. Late or twice changes nothing. */
export const days = kindOf({
  name: 'days',
  due: (at, part) => find('cases', { passOn: { $lte: dayOf(at) } }, { sort: { passOn: 1 }, ...part }),
  begin: (run) => (found) => pass(found, run),
});

async function pass(found: Case, { union, allStamped, now }: Run): Promise<boolean> {
  const service = serviceOf(found.kind);
  const steps = Object.entries(service?.flow.steps ?? {});
  const action = steps.find(([, { by, from }]) => by.includes('timer') && from.includes(found.status))?.[0];
  if (!service || action === undefined) return false;
  const at = now();
  const judge = judgeOf(allStamped);
  const around = byTimer(union, judge, at, `${action}:${found._id}:${found.version}`);
  const change = moveCase(service, found, { action, version: found.version, input: {} }, around);
  await reportBroken(judge, at);
  return change.ok && (await updateCase(found, change.value));
}
