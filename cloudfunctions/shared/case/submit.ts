import { type Known, mostOpen } from '../../../core/case/admission';
import type { Case } from '../../../core/case/case';
import type { Catalogue } from '../../../core/case/catalogue';
import { asObjector } from '../../../core/case/objection';
import { openCase, walkInId } from '../../../core/case/open';
import type { Written } from '../../../core/case/operations';
import { caseOperations } from '../../../core/case/operations';
import { mayRenew } from '../../../core/case/renewal';
import { repeatOf } from '../../../core/case/repeat';
import type { Filled, Service } from '../../../core/case/service';
import { mayRenewFor } from '../../../core/case/stand-in';
import { type Submission, submissionOf } from '../../../core/case/submission';
import { dayOf } from '../../../core/kernel/day';
import type { Sure } from '../../../core/kernel/doubt';
import { ok, type Result, refuse } from '../../../core/kernel/result';
import type { ParsedOf } from '../../../core/operation';
import { candidatesOf } from '../../../core/record/routing';
import { roundsOf } from '../../../core/round/round';
import { digest } from '../digest';
import { filePapers } from '../files/file';
import { type Call, circumstances, operation, operationOn, type Request } from '../handler';
import { casesAmong } from '../judge';
import { numberCase } from '../numbering';
import { knownOf } from '../store/awards';
import { candidatesAt } from '../store/candidates';
import { insertCase, readCase } from '../store/cases';
import { gather } from '../store/gather';
import { bookStep } from '../store/ledger';
import { objectionsTo } from '../store/objections';
import { counted, find } from '../store/query';
import { announced } from '../store/rounds';
import { vault } from '../vault';

/** The same person and `submitId` always make the same case: uniqueness is the `_id`, not a query. */
const caseIdOf = ({ callerId, submitId }: Call) => digest(`${callerId}:${submitId}`).slice(0, 32);

const personKeyOf = ({ person }: Filled) => (person === null ? null : vault.blind(`identity:${person}`));

/** Every desk that takes a renewal of some service. */
const renewalDesks = ({ services }: Catalogue) => services.flatMap(({ renewal }) => renewal?.desks ?? []);

function load({ service, filled }: Submission, call: Call) {
  return {
    repeat: find('cases', { _id: caseIdOf(call) }, { limit: 1 }),
    own: find(
      'cases',
      { 'owner.id': call.callerId, open: true, kind: service.kind },
      { limit: mostOpen, fields: ['_id'] },
    ),
    rounds: announced({ services: [service] }),
    ...knownOf(personKeyOf(filled)),
    ...candidatesAt(filled.reach),
  };
}

type Loaded = ReturnType<typeof load>;

/** Under whom a new case stands: its caller, or somebody without a phone for whom she files. */
type WalkIn = (caseId: string) => string;

async function file(request: Request<Submission, Loaded>, walkIn?: WalkIn): Promise<Result<Written>> {
  const { input, found } = request;
  const { paid, open: going, ever, own, repeat } = found;
  // Counted before it is stored: who sends many at once may pass it by as many as her allowance lets in.
  if (!walkIn && repeat.length === 0 && own.length >= mostOpen) return refuse('tooManyOpen');
  const application = { ...input, personKey: personKeyOf(input.filled), paid, open: going, ever };
  return open(application, request, walkIn);
}

interface Application {
  service: Service;
  filled: Filled;
  sure: Sure;
  personKey: string | null;
  /** What is known of that person; nothing where the service needs no number. */
  paid: readonly Known[] | undefined;
  open: readonly Known[] | undefined;
  /** How many cases there ever were of her. */
  ever: readonly { count: number }[] | undefined;
}

type Opening = Omit<Request<unknown, Pick<Loaded, 'repeat' | 'staff' | 'loads'>>, 'input'>;

async function open(application: Application, request: Opening, walkInOf?: WalkIn): Promise<Result<Written>> {
  const { service, filled, sure, personKey, paid = [], open: going = [], ever = [] } = application;
  const { found, at, union, rounds } = request;
  const [before] = found.repeat;
  if (before) return repeated(before, request);
  const caseId = caseIdOf(request);
  const today = dayOf(at);
  const checked = filled.check({ union, today }, sure);
  if (!checked.ok) return checked;
  const walkIn = walkInOf?.(caseId);
  const ownerId = walkIn ?? request.callerId;
  const admission = service.admit({
    union,
    rounds: roundsOf(rounds, service.kind),
    today,
    caseId,
    ownerId,
    personKey,
    paid,
    open: going,
  });
  if (!admission.ok) return admission;
  const filed = await filePapers(filled, { ...request, caseId });
  if (!filed.ok) return filed;
  const series = `${service.prefix}-${today.slice(0, 4)}`;
  const { onceKey } = admission.value;
  const number = await numberCase(series, { _id: caseId, onceKey, ever: counted(ever) });
  if (number === undefined) return refuse('alreadyApplied');
  const candidates = candidatesOf(found.staff, found.loads);
  const opening = { caseId, number, candidates, walkIn, personKey, admission: admission.value };
  const opened = openCase(service, filled, opening, { ...circumstances(request), filed: filed.value });
  if (await insertCase(opened)) {
    await bookStep(opened, request.catalogue);
    return ok({ caseId, number, status: opened.status, version: opened.version });
  }
  const first = await readCase(caseId);
  return first ? repeated(first, request) : refuse(personKey === null ? 'busy' : 'alreadyApplied');
}

const submission = (sent: ParsedOf<(typeof caseOperations)['case.submit']>, { catalogue }: Call) =>
  submissionOf(sent, catalogue);

/** A worker hands in a form: it becomes one case, routed to a desk and an officer. Four round trips. */
export const submitCase = operationOn(caseOperations, 'case.submit', submission, {
  load,
  run: (request) => file(request),
});

/** A colleague hands it in for somebody without a phone, to whom it was read back. */
export const assistCase = operationOn(caseOperations, 'case.assist', submission, {
  load,
  run: (request) => file(request, walkInId),
});

function loadEarlier({ caseId }: ParsedOf<(typeof caseOperations)['case.renew']>, call: Call) {
  return {
    repeat: find('cases', { _id: caseIdOf(call) }, { limit: 1 }),
    cases: find('cases', { _id: caseId }, { limit: 1 }),
    rounds: announced(call.catalogue),
    ...candidatesAt(renewalDesks(call.catalogue)),
  };
}

type Again = Request<ParsedOf<(typeof caseOperations)['case.renew']>, ReturnType<typeof loadEarlier>>;

/** The applicant asks again for what was granted and paid: only what is new is sent. */
export const renewCase = operation(caseOperations, 'case.renew', {
  load: loadEarlier,
  run: (request) => renew(request, ({ owner }) => owner.id === request.callerId),
});

/** The same through a colleague for whoever was helped in, under whom the new case stands as well. */
export const renewCaseFor = operation(caseOperations, 'case.renewFor', {
  load: (input, call) => ({ ...loadEarlier(input, call), objections: objectionsTo(input.caseId) }),
  run(request) {
    const { actor, found } = request;
    const helper = asObjector(actor, found.objections, casesAmong(found.cases, request.isIntact));
    return renew(request, (earlier) => mayRenewFor(helper, earlier, request.catalogue), true);
  },
});

async function renew(request: Again, isFor: (earlier: Case) => boolean, helped = false): Promise<Result<Written>> {
  const { input, found, catalogue, at, isIntact } = request;
  const [granted] = casesAmong(found.cases, isIntact);
  const service = granted && catalogue.serviceOf(granted.kind);
  if (!granted || !service?.renewal || granted.personKey === null || !isFor(granted)) return refuse('notFound');
  if (!isIntact(granted)) return refuse('brokenCase');
  const filled = service.renewal.fill(input.answers, granted);
  if (!filled.ok) return filled;
  const isRepeat = found.repeat.length > 0;
  if (!isRepeat && !mayRenew(granted, request, dayOf(at))) return refuse('notYetRenewable');
  const { personKey, owner } = granted;
  const known = await gather(request.callerId, knownOf(personKey));
  if (!known) return refuse('notInstalled');
  const application = { service, filled: filled.value, sure: input.sure, personKey, ...known.found };
  return open(application, request, helped ? () => owner.id : undefined);
}

function repeated(found: Case, request: Opening): Result<Written> {
  const [before] = casesAmong([found], request.isIntact);
  return before ? (repeatOf(before, request) ?? refuse('submitIdReused')) : refuse('brokenCase');
}
