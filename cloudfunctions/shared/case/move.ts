import type { Case } from '../../../core/case/case';
import { type Change, moveCase } from '../../../core/case/move';
import { asObjector, goneAmong, type Objection, type ObjectionRow } from '../../../core/case/objection';
import type { Circumstances } from '../../../core/case/open';
import type { Written } from '../../../core/case/operations';
import { caseOperations } from '../../../core/case/operations';
import { repeatOf } from '../../../core/case/repeat';
import type { Service } from '../../../core/case/service';
import { mayHelpOn } from '../../../core/case/stand-in';
import { mayRead } from '../../../core/case/standing';
import { heldBy, nothingElse, type Student, sameStudent, yearsElse } from '../../../core/case/student';
import { dayOf, type Instant } from '../../../core/kernel/day';
import { ok, type Result, refuse } from '../../../core/kernel/result';
import { type Filed, papersIn } from '../../../core/record/filing';
import type { Step } from '../../../core/record/flow';
import { stepOf } from '../../../core/record/move';
import { ofYear, roundsOf } from '../../../core/round/round';
import { type Actor, isAway } from '../../../core/union/access';
import { type Acting, actorOf } from '../../../core/union/people';
import { byTimer, giveOut } from '../entrusting';
import { filePapers } from '../files/file';
import { type Call, circumstances, operation } from '../handler';
import { casesAmong } from '../judge';
import { heedObjections } from '../objecting';
import { readAlarms } from '../standing';
import { raiseAlarm } from '../store/alarms';
import { elseOf } from '../store/awards';
import { caseAfter, caseHolding, readCase } from '../store/cases';
import { type Stored, storeStep } from '../store/claims';
import { bookStep } from '../store/ledger';
import { objectionsTo } from '../store/objections';
import { storePayment } from '../store/payments';
import { byHandle, colleagueOf, holderAmong } from '../store/people';
import { find } from '../store/query';
import { announced } from '../store/rounds';
import { goneAlarms, objectionAlarms, reportGone } from '../trust';
import { objectTo } from './object';

/**
 * Somebody takes a step of a case's flow. Two round trips; more only where the case goes to another station, where the
 * step takes or frees a place of the season or changes what was paid for a student, and where two people moved at the same moment.
 */
export const moveOneCase = operation(caseOperations, 'case.move', {
  load: ({ caseId, input }, { catalogue }) => ({
    cases: find('cases', { _id: caseId }, { limit: 1 }),
    objections: objectionsTo(caseId),
    named: typeof input.to === 'string' ? byHandle(input.to) : undefined,
    rounds: announced(catalogue),
  }),
  async run(request) {
    const { input, found, at, catalogue } = request;
    const cases = casesAmong(found.cases, request.isIntact);
    const [before] = cases;
    const actor = asObjector(request.actor, found.objections, cases);
    const service = before && catalogue.serviceOf(before.kind);
    const step = service && stepOf(service, input.action);
    if (!before || !mayTouch(actor, before, step, request)) return refuse('notFound');
    const earlier = repeatOf(before, request);
    if (earlier && step?.paid === 'changes') await tellPaidAgain(before, input.action, request);
    if (earlier?.ok) await bookStep(before, catalogue, earlier.value.version);
    if (earlier) return earlier;
    if (!service) return refuse('unknownOperation');
    if (step?.decides && !request.isSettled) return refuse('brokenSettings');
    const { objections } = found;
    const read = await weighed(before, step, at);
    const around = {
      ...circumstances({ ...request, actor }),
      ...(await chosen(holderAmong(found.named ?? []), before, objections, at)),
      objections,
    };
    if (step?.objections === 'settles' && (await isAnyForged(before, objections))) return refuse('brokenObjection');
    if (step?.objections === 'files') return objectTo(service, before, input, objections, around);
    const decideWith =
      (filed?: Filed): Deciding =>
      (student = read) => {
        const paidBefore = yearsElse(student, request.isIntact);
        const decided = moveCase(service, before, input, { ...around, paidBefore, ...(filed && { filed }) });
        return decided.ok ? (heldBy(student, decided.value, request) ?? decided) : decided;
      };
    const possible = decideWith()();
    // Whoever meets one that nobody heeds, since its call died, has it heeded.
    if (!possible.ok && possible.refusal.code === 'objectionOpen') await heedObjections(before._id, request);
    if (!possible.ok) return possible;
    const answers = possible.value.entry.input;
    const papers = papersIn(answers);
    const filed = await filePapers({ papers, answers }, { ...request, caseId: before._id });
    if (!filed.ok) return filed;
    const decide = decideWith(filed.value);
    const done =
      step?.paid === 'changes'
        ? await storePaid(before, decide, service, request)
        : await store(before, papers.length > 0 ? decide() : possible, service, request);
    if ('reply' in done) return done.reply;
    const { change } = done;
    await bookStep(caseAfter(before, change), catalogue);
    if (step?.paid === 'changes') await tellPaidAgain(caseAfter(before, change), input.action, request);
    if (step?.station !== undefined) await giveOut(caseAfter(before, change), request, at);
    // One that came in while these were settled is a new one.
    if (step?.objections === 'settles') await heedObjections(before._id, request);
    const { status, version } = change.set;
    return ok({ caseId: before._id, number: before.number, status, version });
  },
});

/**
 * Money that goes out once more for one award, after the bank sent it back, is looked at by the auditors beside the bank's papers;
 * told by a repeat as well, should the first call have died in between.
 */
async function tellPaidAgain(
  { _id: caseId, kind, number, timeline }: Case,
  action: string,
  { at, catalogue }: Pick<Call, 'at' | 'catalogue'>,
): Promise<void> {
  const isDone = (status: string) => catalogue.serviceOf(kind)?.flow.states[status]?.tone === 'done';
  const paid = timeline.filter((entry) => entry.action === action && isDone(entry.to));
  const last = paid.at(-1);
  if (!last || paid.length < 2) return;
  const about = `${number} 第 ${paid.length} 次登记发放，这一次由${last.by.name}登记。请对照银行的退回单和付款单，核实没有重复付款。`;
  const who = { caseId, by: last.by.name, byId: last.by.id };
  await raiseAlarm(`${caseId}:${paid.length}`, { kind: 'paidAgain', at, about, ...who });
}

/** Decides on a step, by what else there is of the person the case is about. */
type Deciding = (student?: Student) => Result<Change>;
type Asking = Parameters<typeof circumstances>[0];
/** What was stored, or what is answered because it was not. */
type Done = { change: Change } | { reply: Result<Written> };

async function store(before: Case, decided: Result<Change>, service: Service, request: Asking): Promise<Done> {
  if (!decided.ok) return { reply: decided };
  const round = ofYear(roundsOf(request.rounds, before.kind), before.season ?? '');
  const stored = await storeStep(before, decided.value, service, round);
  if (stored === 'stored') return { change: decided.value };
  return { reply: await whyNot(stored, before, request, decided.value.set.onceKey) };
}

/** The same for a step by which something was paid for a person, or came back: it is decided as it is stored. */
async function storePaid(before: Case, decide: Deciding, service: Service, request: Asking): Promise<Done> {
  const { personKey } = before;
  const { instalments } = service;
  if (personKey === null || !instalments) return store(before, decide(), service, request);
  const { union, at } = request;
  const stored = await storePayment(before, personKey, {
    at,
    decide,
    turnsOf: instalments.turnsOf,
    recount: (other, turn) =>
      instalments.recount(other, turn, byTimer(union, request, at, `recount:${other._id}:${other.version}`)),
  });
  if (stored === 'stale') return { reply: await whyNot(stored, before, request) };
  return stored.ok ? { change: stored.value } : { reply: stored };
}

/** True while somebody changed one of these in the store, or took one away, and no auditor has looked into it. */
async function isAnyForged(found: Case, objections: readonly Objection[]): Promise<boolean> {
  const gone = goneAmong(found, objections);
  for (const id of gone) await reportGone(found, id);
  const forged = objections.filter(({ broken }) => broken).map(objectionAlarms);
  for (const ids of [...forged, ...gone.map(goneAlarms)]) {
    const alarms = await readAlarms(ids);
    if (alarms.every(({ open, broken }) => open !== false || broken)) return true;
  }
  return false;
}

/** Why a step was not stored; or what it answered the first time, where this one repeats it. */
async function whyNot(
  stored: Exclude<Stored, 'stored'>,
  before: Case,
  request: Pick<Circumstances, 'actor' | 'submitId' | 'bodyHash'>,
  onceKey?: string,
): Promise<Result<Written>> {
  if (stored === 'full') return refuse('seasonFull');
  if (stored === 'spent') return refuse('budgetSpent');
  if (stored === 'twin') {
    const other = onceKey === undefined ? undefined : await caseHolding(onceKey);
    if (other) return refuse('sameStudent', undefined, sameStudent(other));
  }
  const now = await readCase(before._id);
  return (now && repeatOf(now, request)) ?? refuse('stale');
}

/** What else there is of the person, for a step that weighs it; one that changes what was paid asks as it is stored. */
async function weighed({ _id, personKey }: Case, step: Step | undefined, at: Instant): Promise<Student> {
  return step?.paid === 'weighs' && personKey !== null ? elseOf(personKey, _id, at) : nothingElse;
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
function mayTouch(
  actor: Actor,
  found: Case,
  step: Step | undefined,
  { at, catalogue }: Pick<Call, 'at' | 'catalogue'>,
): boolean {
  if (mayRead(actor, found) || mayHelpOn(actor, found, catalogue)) return true;
  const isPublished = found.notice !== null && dayOf(at) <= found.notice.until;
  return isPublished && step?.by.includes('public') === true;
}
