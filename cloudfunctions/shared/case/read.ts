import { aheadOf } from '../../../core/case/ahead';
import type { Case } from '../../../core/case/case';
import { conflictsIn } from '../../../core/case/conflicts';
import { asObjector } from '../../../core/case/objection';
import { caseOperations } from '../../../core/case/operations';
import type { QueueFilter } from '../../../core/case/queue';
import { mayRenew, renewableAmong } from '../../../core/case/renewal';
import { sightOf } from '../../../core/case/sight';
import { mayHelpOn, mayRenewFor } from '../../../core/case/stand-in';
import { mayRead } from '../../../core/case/standing';
import { type CaseRow, summaryFields } from '../../../core/case/summary';
import { withheld } from '../../../core/case/suspended';
import { caseFor, reading } from '../../../core/case/view';
import { mostCounted } from '../../../core/figures/figure';
import { dayOf } from '../../../core/kernel/day';
import { ok, refuse } from '../../../core/kernel/result';
import type { Actor } from '../../../core/union/access';
import { digest } from '../digest';
import { type Call, operation } from '../handler';
import { brokenAlarms, casesAmong } from '../judge';
import { suspendedCases } from '../store/alarms';
import { awardsOf, ownAwards, twinsOf } from '../store/awards';
import { noteReading } from '../store/cases';
import { objectionsBy } from '../store/objections';
import { openingsOf } from '../store/openings';
import { countUpTo, find } from '../store/query';
import { announced } from '../store/rounds';
import { summariesOf } from '../summaries';
import { lookedAt, mayLook } from './looking';

const pageSize = 20;

/** One row more than a page holds tells whether there is another page. */
function pageOf(
  rows: readonly CaseRow[],
  key: 'openedKey' | 'dueKey',
  actor: Actor,
  beside: Parameters<typeof summariesOf>[2],
) {
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return ok({ rows: summariesOf(shown, actor, beside), next: last ? last[key] : null });
}

/** My own cases, newest first. */
export const listMine = operation(caseOperations, 'case.mine', {
  load: ({ cursor }, { callerId, catalogue }) => ({
    alarms: suspendedCases(),
    rows: find(
      'cases',
      { 'owner.id': callerId, ...(cursor === undefined ? {} : { openedKey: { $lt: cursor } }) },
      { sort: { openedKey: -1 }, limit: pageSize + 1, fields: summaryFields(catalogue) },
    ),
  }),
  run: ({ found, actor, union, catalogue }) =>
    pageOf(found.rows, 'openedKey', actor, { union, catalogue, alarms: found.alarms }),
});

/** The open cases of an officer or of a desk, what is due first on top. Refuses `forbidden` for a foreign desk. */
export const listQueue = operation(caseOperations, 'case.queue', {
  load: ({ filter, cursor, ...looking }, call) => ({
    objections: objectionsBy(call.callerId),
    alarms: suspendedCases(),
    rows: find('cases', lookedAt(looking, call, filter, cursor), {
      sort: { dueKey: 1 },
      limit: pageSize + 1,
      fields: summaryFields(call.catalogue),
    }),
  }),
  run({ input, found, actor: caller, union, catalogue }) {
    const actor = asObjector(caller, found.objections);
    if (!mayLook(actor, input)) return refuse('forbidden');
    return pageOf(found.rows, 'dueKey', actor, { union, catalogue, alarms: found.alarms });
  },
});

/** What waits today in a queue: four figures, each of which opens the cases behind it. Refuses `forbidden` as the queue does. */
export const readToday = operation(caseOperations, 'desk.today', {
  load(looking, call) {
    const of = (filter: QueueFilter) => countUpTo('cases', lookedAt(looking, call, filter), mostCounted);
    return { overdue: of('overdue'), dueToday: of('dueToday'), fresh: of('fresh'), waiting: of('waiting') };
  },
  run({ input, actor, found: { overdue, dueToday, fresh, waiting } }) {
    if (!mayLook(actor, input)) return refuse('forbidden');
    const first = (rows: readonly { count: number }[]) => rows[0]?.count ?? 0;
    return ok({ overdue: first(overdue), dueToday: first(dueToday), fresh: first(fresh), waiting: first(waiting) });
  },
});

/** Other applications for the same student, and what she was paid before the product, for whoever weighs the case. */
async function studentOf(one: Case, actor: Actor, { at, catalogue }: Pick<Call, 'at' | 'catalogue'>) {
  const { _id, personKey, season } = one;
  if (personKey === null || season === null || !sightOf(one, actor, catalogue).weighs) return {};
  const thisYear = Number(dayOf(at).slice(0, 4));
  const [twins, openings] = await Promise.all([
    twinsOf(one, { personKey, season }, catalogue),
    openingsOf(personKey, thisYear, at),
  ]);
  return { twins, openings };
}

/** One whole case. To a stranger it does not exist; a colleague’s reading is noted for the applicant, once a day. */
export const readOneCase = operation(caseOperations, 'case.open', {
  load: ({ caseId }, { callerId, catalogue }) => ({
    cases: find('cases', { _id: caseId }, { limit: 1 }),
    ...ownAwards(callerId, catalogue),
    rounds: announced(catalogue),
    objections: find('objections', { caseId }),
  }),
  async run({ found, actor: reader, caller, union, catalogue, rounds, at, isWorkingDay, isIntact, isSettled }) {
    const cases = casesAmong(found.cases, isIntact);
    const [one] = cases;
    const { objections } = found;
    const actor = asObjector(reader, objections, cases);
    if (!one || !(mayRead(actor, one) || mayHelpOn(actor, one, catalogue))) return refuse('notFound');
    const read = reading(one, actor, caller?.staff?.title ?? '', at);
    if (read) await noteReading(one._id, read.handle, read.seen);
    const view = caseFor(
      one,
      actor,
      { union, catalogue, rounds },
      { ...(await studentOf(one, actor, { at, catalogue })), objections },
    );
    const isFor = mayRenewFor(actor, one, catalogue) && mayRenew(one, { union, rounds, catalogue }, dayOf(at));
    const own = isFor ? await awardsOf(one.owner.id, catalogue) : [...found.underWay, ...found.awarded];
    const broken = !isIntact(one);
    const renewable =
      !broken && renewableAmong(own, { union, rounds, catalogue }, dayOf(at)).some(({ _id }) => _id === one._id);
    const ahead = aheadOf(one, actor, { at, union, catalogue, isWorkingDay });
    const compares = broken && actor.staff?.role === 'auditor' && !view.parties.includes('owner');
    const conflicts = compares ? conflictsIn(one, { digest, union, catalogue, rounds }) : [];
    const alarm = compares ? (brokenAlarms(one)[0] ?? '') : '';
    const unsettled = !isSettled && actor.staff !== undefined;
    return ok({ ...(broken ? withheld(view) : view), renewable, conflicts, alarm, unsettled, ahead });
  },
});
