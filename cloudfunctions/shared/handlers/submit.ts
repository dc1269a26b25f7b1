import type { Case } from '../../../core/case/case';
import { openCase } from '../../../core/case/open';
import { repeatOf } from '../../../core/case/repeat';
import { candidatesOf } from '../../../core/case/routing';
import type { Submission } from '../../../core/case/submission';
import type { Written } from '../../../core/contract';
import { dayOf } from '../../../core/kernel/day';
import { ok, type Result, refuse } from '../../../core/kernel/result';
import { digest } from '../digest';
import { checkPapers } from '../files/check';
import { type Call, circumstances, operation, type Request } from '../handler';
import { insertCase, readCase } from '../store/cases';
import { nextNumber } from '../store/counters';
import { countBy, find } from '../store/query';

/** The same person and `submitId` always make the same case: uniqueness is the `_id`, not a query. */
const caseIdOf = ({ callerId, submitId }: Call) => digest(`${callerId}:${submitId}`).slice(0, 32);

function load({ filled }: Submission, call: Call) {
  return {
    earlier: find('cases', { _id: caseIdOf(call) }, { limit: 1 }),
    staff: find('people', { 'staff.desk': { $in: filled.reach } }),
    loads: countBy('cases', { desk: { $in: filled.reach }, open: true }, 'officer.id'),
  };
}

async function file(
  request: Request<Submission, ReturnType<typeof load>>,
  assisted: boolean,
): Promise<Result<Written>> {
  const { input, found, submitId, bodyHash, at } = request;
  const [earlier] = found.earlier;
  if (earlier) return repeated(earlier, submitId, bodyHash);
  const { service, filled } = input;
  const declined = await checkPapers(filled.answers);
  if (declined) return declined;
  const caseId = caseIdOf(request);
  const series = `${service.prefix}-${dayOf(at).slice(0, 4)}`;
  const number = `${series}-${String(await nextNumber(series)).padStart(4, '0')}`;
  const candidates = candidatesOf(found.staff, found.loads);
  const opened = openCase(service, filled, { caseId, number, candidates, assisted }, circumstances(request));
  if (await insertCase(opened)) return ok({ caseId, number, status: opened.status, version: opened.version });
  const first = await readCase(caseId);
  return first ? repeated(first, submitId, bodyHash) : refuse('busy');
}

/** A worker hands in a form: it becomes one case, routed to a desk and an officer. Three round trips. */
export const submitCase = operation('case.submit', { load, run: (request) => file(request, false) });

/** A colleague hands it in for somebody without a phone, to whom it was read back. */
export const assistCase = operation('case.assist', { load, run: (request) => file(request, true) });

function repeated(found: Case, submitId: string, bodyHash: string): Result<Written> {
  return repeatOf(found, submitId, bodyHash) ?? refuse('submitIdReused');
}
