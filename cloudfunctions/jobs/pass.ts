import type { Case } from '../../core/case/case';
import { moveCase } from '../../core/case/move';
import { dayOf } from '../../core/kernel/day';
import { refuse } from '../../core/kernel/result';
import { dueStep } from '../../core/record/move';
import { byTimer } from '../shared/entrusting';
import { isCase, judgeOf, reportBroken } from '../shared/judge';
import { heedObjections } from '../shared/objecting';
import { caseAfter, updateCase } from '../shared/store/cases';
import { ask } from '../shared/store/gather';
import { bookStep } from '../shared/store/ledger';
import { objectionsTo } from '../shared/store/objections';
import { find } from '../shared/store/query';
import { kindOf, type Run } from './work';

/** The steps that the calendar takes itself, e.g. when a notice period is over. Late or twice changes nothing. */
export const days = kindOf({
  name: 'days',
  due: (at, part) => find('cases', { passOn: { $lte: dayOf(at) } }, { sort: { passOn: 1 }, ...part }),
  begin: (run) => (found) => pass(found, run),
});

async function pass(found: Case, { union, catalogue, allStamped, now }: Run): Promise<boolean> {
  const service = catalogue.serviceOf(found.kind);
  const action = service && dueStep(service.flow, found.status);
  if (!service || action === undefined) return false;
  const at = now();
  const asked = found.notice ? await ask({ objections: objectionsTo(found._id) }) : undefined;
  const judge = judgeOf(allStamped, catalogue);
  const objections = asked?.objections ?? [];
  const around = { ...byTimer(union, judge, at, `${action}:${found._id}:${found.version}`), objections };
  const change = isCase(found, judge)
    ? moveCase(service, found, { action, version: found.version, input: {} }, around)
    : refuse('brokenCase');
  await reportBroken(judge, at);
  if (!change.ok && change.refusal.code === 'objectionOpen') return heedObjections(found._id, { at, catalogue });
  if (!change.ok || !(await updateCase(found, change.value))) return false;
  await bookStep(caseAfter(found, change.value), catalogue);
  return true;
}
