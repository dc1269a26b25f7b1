import { type Actor, isAway, mayRead } from '../../../core/access';
import type { Case } from '../../../core/case/case';
import { papersIn } from '../../../core/case/filing';
import { type Change, moveCase, stepOf } from '../../../core/case/move';
import { asObjector, type ObjectionRow } from '../../../core/case/objection';
import type { Circumstances } from '../../../core/case/open';
import { repeatOf } from '../../../core/case/repeat';
import type { Written } from '../../../core/contract';
import { dayOf, type Instant } from '../../../core/kernel/day';
import type { Step } from '../../../core/kernel/flow';
import { ok, type Result, refuse } from '../../../core/kernel/result';
import { serviceOf } from '../../../core/kinds/services';
import { type Acting, actorOf } from '../../../core/people';
import { giveOut } from '../entrusting';
import { filePapers } from '../files/file';
import { circumstances, operation } from '../handler';
import { heedObjections } from '../objecting';
import { countPaid } from '../store/awards';
import { caseAfter, caseHolding, readCase } from '../store/cases';
import { objectionsTo } from '../store/objections';
import { colleagueOf } from '../store/people';
import { type Stored, storeStep } from '../store/places';
import { find } from '../store/query';
import { objectTo } from './object';
import { byHandle } from './staff';

/**
 * Somebody takes a step of a case's flow. Two round trips; more only where the case goes to another station, where the
 * step takes or frees a place of the season, and where two people moved at the same moment.
 */
export const moveOneCase = operation('case.move', {
  load: ({ caseId, input }) => ({
    cases: find('cases', { _id: caseId }, { limit: 1 }),
    objections: objectionsTo(caseId),
    named: typeof input.to === 'string' ? byHandle(input.to) : undefined,
  }),
  async run(request) {
    const { input, found, at } = request;
    const [before] = found.cases;
    const actor = asObjector(request.actor, found.objections, found.cases);
    const service = before && serviceOf(before.kind);
    const step = service && stepOf(service, input.action);
    if (!before || !mayTouch(actor, before, step, at)) return refuse('notFound');
    const earlier = repeatOf(before, request);
    if (earlier) return earlier;
    if (!service) return refuse('unknownOperation');
    const { objections } = found;
    const around = {
      ...circumstances({ ...request, actor, paidBefore: await paidBefore(before, step, at) }),
      ...(await chosen(found.named?.[0], before, objections, at)),
      objections,
    };
    if (step?.objections === 'files') return objectTo(service, before, input, objections, around);
    const possible = moveCase(service, before, input, around);
    // Whoever meets one that nobody heeds, since its call died, has it heeded.
    if (!possible.ok && possible.refusal.code === 'objectionOpen') await heedObjections(before._id, at);
    if (!possible.ok) return possible;
    const answers = possible.value.entry.input;
    const filed = await filePapers({ papers: papersIn(answers), answers }, { ...request, caseId: before._id });
    if (!filed.ok) return filed;
    const change = moveCase(service, before, input, { ...around, filed: filed.value });
    if (!change.ok) return change;
    const stored = await storeStep(before, change.value);
    if (stored !== 'stored') return whyNot(stored, change.value, before, request);
    if (step?.station !== undefined) await giveOut(caseAfter(before, change.value), at);
    // One that came in while these were settled is a new one.
    if (step?.objections === 'settles') await heedObjections(before._id, at);
    const { status, version } = change.value.set;
    return ok({ caseId: before._id, number: before.number, status, version });
  },
});

/** Why a step was not stored; or what it answered the first time, where this one repeats it. */
async function whyNot(
  stored: Exclude<Stored, 'stored'>,
  { set }: Change,
  before: Case,
  request: Pick<Circumstances, 'actor' | 'submitId' | 'bodyHash'>,
): Promise<Result<Written>> {
  if (stored === 'full') return refuse('seasonFull');
  if (stored === 'twin') {
    const other = set.onceKey === undefined ? undefined : await caseHolding(set.onceKey);
    if (other)
      return refuse('sameStudent', undefined, `同一名学生今年还有一件申请 ${other.number}，请先核对，保留一件。`);
  }
  const now = await readCase(before._id);
  return (now && repeatOf(now, request)) ?? refuse('stale');
}

async function paidBefore({ _id, personKey }: Case, step: Step | undefined, at: Instant): Promise<number> {
  return step?.weighsPaid && personKey !== null ? countPaid(personKey, _id, Number(dayOf(at).slice(0, 4))) : 0;
}

/** The colleague whom the form names, and while she is away her deputy. */
async function chosen(
  named: Acting | undefined,
  found: Case,
  objections: readonly ObjectionRow[],
  at: Instant,
): Promise<Pick<Circumstances, 'colleague' | 'deputy'>> {
  if (!named) return {};
  const standing = (person: Acting) => asObjector(actorOf(person._id, person), objections, [found]);
  const colleague = standing(named);
  if (!named.staff?.away || !isAway(named.staff, dayOf(at))) return { colleague };
  const deputy = await colleagueOf(named.staff.away.deputy);
  return deputy ? { colleague, deputy: standing(deputy) } : { colleague };
}

/** Whoever may read the case; and anybody, for what anybody may do to a row of the published list while it is one. */
function mayTouch(actor: Actor, found: Case, step: Step | undefined, at: Instant): boolean {
  if (mayRead(actor, found)) return true;
  const isPublished = found.notice !== null && dayOf(at) <= found.notice.until;
  return isPublished && step?.by.includes('public') === true;
}
