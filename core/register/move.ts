import { dayOf } from '../kernel/day';
import { type Field, fieldsOf } from '../kernel/field';
import { ok, type Result, refuse } from '../kernel/result';
import { amendment, isGivenBack } from '../record/amend';
import { handlesIn, shownAnswers } from '../record/answers';
import { isBarred } from '../record/apart';
import { checkForm, doubtsIn } from '../record/check';
import type { Surroundings } from '../record/circumstances';
import { dueKeyOf } from '../record/deadline';
import type { Stored } from '../record/definition';
import { type Party, partyAmong, type Step, spentBy } from '../record/flow';
import { isOpenFrom, type Move, papersAfter, readForm, stateAfter, stepOf } from '../record/move';
import type { Entry } from '../record/record';
import { chain } from '../record/timeline';
import { sealAnswers } from '../record/vault';
import { type Actor, isAway } from '../union/access';
import { rulesSince } from '../union/rules';
import { isLost } from '../union/union';
import { mayKeep, partiesAt } from './access';
import { filterTag, pairsOf, type RegisterRecord, stateTag } from './record';
import { again, type Filled, type Knowing, type Register } from './register';

/** What a step changes in a record: fields to set, and one entry to append. */
export interface RecordChange {
  set: Partial<RegisterRecord> & Pick<RegisterRecord, 'version' | 'status'>;
  entry: Entry;
}

export const changed = (found: RegisterRecord, { set, entry }: RecordChange): RegisterRecord => ({
  ...found,
  ...set,
  timeline: [...found.timeline, entry],
});

/** Under which id a record lies: a call that is sent again has the same one. That a thing is there once is held by its key. */
const recordId = (kind: string, key: string, { digest, submitId }: Pick<Surroundings, 'digest' | 'submitId'>) =>
  digest(`${kind}:${key}:${submitId}`).slice(0, 32);

/**
 * A new record of what a form says, kept by whoever enters it where she works at its desk, by nobody yet otherwise. Refuses
 * `invalidInput` and `doubtful` with fields, `forbidden` to whoever has no business with any of its desks.
 */
export function openRecord(
  register: Register,
  filled: Filled,
  around: Surroundings,
  sure: Move['sure'] = {},
): Result<RegisterRecord> {
  const { actor, at, union, digest, names = nobody } = around;
  const today = dayOf(at);
  const checked = checkForm(register.form, filled.answers, { today, union }, sure);
  const crossed = {
    ...register.mistakes?.('open', filled.answers, undefined, knowing(around)),
    ...unknownIn(register.fields, filled.answers, names),
  };
  if (Object.keys(crossed).length > 0) {
    const fields = checked.ok || checked.refusal.code !== 'invalidInput' ? {} : checked.refusal.fields;
    return refuse('invalidInput', { ...crossed, ...fields });
  }
  if (!checked.ok) return checked;
  const desk = deskFor(filled.desks, union) ?? register.home;
  const isHers = mayKeep(actor, register, desk);
  if (!isHers) return refuse('forbidden');
  const { key, headline } = filled.subject;
  const _id = recordId(register.kind, key, around);
  const entry = {
    at,
    by: { id: actor.id, name: actor.name, party: 'officer' as const },
    action: 'open',
    to: register.flow.start,
    version: 1,
    said: `登记了这${measureOf(register)}`,
    input: {},
    shown: [],
    desk,
    submitId: around.submitId,
    bodyHash: around.bodyHash,
  };
  const found: RegisterRecord = {
    _id,
    number: `${register.prefix}-${_id.slice(0, 8).toUpperCase()}`,
    kind: register.kind,
    headline,
    status: register.flow.start,
    open: register.flow.states[register.flow.start]?.open ?? true,
    version: 1,
    desk,
    officer: actor.staff?.desk === desk ? { id: actor.id, name: actor.name } : null,
    urgent: false,
    routing: [],
    answers: sealAnswers(register.fields, filled.answers, { caseId: _id, takenFrom: null }, around.vault),
    shown: shownAnswers(register.fields, filled.answers, union, today, {
      doubts: doubtsIn(register.form, filled.answers, { today, union }),
      names,
    }),
    papers: [],
    deadline: null,
    warned: 0,
    warnOn: null,
    rules: rulesSince(union, today),
    openedAt: at,
    year: today.slice(0, 4),
    updatedAt: at,
    openedKey: `${at}|${_id}`,
    dueKey: '',
    passOn: null,
    reveals: [],
    timeline: [chain([], entry, digest)],
    seen: {},
    outgoing: [],
    sending: [],
    outgoingSince: null,
    subjectKey: key,
    tags: [],
    listKey: '',
    cells: [],
    duties: [],
  };
  return ok({ ...found, ...derived(register, found, knowing(around)) });
}

const nobody: ReadonlyMap<string, string> = new Map();

/** Who is named and works here no more, a sentence a question; the one under `to` is looked at where the record changes hands. */
function unknownIn(
  fields: readonly Field[],
  answers: Stored,
  names: ReadonlyMap<string, string>,
): Record<string, string> {
  const unknown = handlesIn(fields, answers).filter(({ name, handle }) => name !== 'to' && !names.has(handle));
  return Object.fromEntries(unknown.map(({ name }) => [name, '这位同事已经不在工会的名单里，请重新选择。']));
}

export const knowing = ({ union, at, isWorkingDay }: Pick<Surroundings, 'union' | 'at' | 'isWorkingDay'>): Knowing => {
  return { union, today: dayOf(at), isWorkingDay };
};

const measureOf = ({ unit, noun }: Register) => `${unit}${noun}`;

/** The first of the desks that the union has. */
const deskFor = (desks: readonly string[], union: Surroundings['union']) => desks.find((desk) => !isLost(union, desk));

/** What follows from a record as it stands: by what it is found, listed and reminded of. */
export function derived(
  register: Register,
  found: RegisterRecord,
  around: Knowing,
): Pick<RegisterRecord, 'tags' | 'listKey' | 'cells' | 'duties' | 'dueKey' | 'point' | 'reached'> {
  const options = register.filters.flatMap((filter) => {
    const option = filter.of(found);
    return option === undefined ? [] : [filterTag(filter.name, option)];
  });
  const duties = [...(register.duties?.(found, around) ?? [])].sort((a, b) => (a.on < b.on ? -1 : 1));
  const [next] = duties;
  return {
    tags: [stateTag(found.status), ...options, ...pairsOf(`${found.headline} ${found.subjectKey}`)],
    listKey: `${found.headline}|${found._id}`,
    cells: register.columns.map(({ cell }) => cell(found, around.union)),
    duties,
    point: register.point?.(found) ?? null,
    reached: register.way?.reached(found) ?? [],
    dueKey: next ? `${next.on}|${found._id}` : dueKeyOf(null, found._id),
  };
}

/**
 * Takes one step of a register's flow. Refuses `badRequest` (no such step), `forbidden`, `brokenCase` (somebody changed it in the
 * store), `stale`, `wrongState`, `fourEyes`, `onlyOnce`, `tooOften`, `headsTurn`, and `invalidInput` and `doubtful` with fields.
 */
export function moveRecord(
  register: Register,
  found: RegisterRecord,
  move: Move,
  around: Surroundings & { isIntact(found: RegisterRecord): boolean },
): Result<RecordChange> {
  const step = stepOf(register, move.action);
  if (!step) return refuse('badRequest');
  const parties = partiesAt(around.actor, register, found);
  const party = partyAmong(parties, step);
  if (!party) return refuse('forbidden');
  if (!around.isIntact(found)) return refuse('brokenCase');
  if (move.version !== found.version) return refuse('stale');
  if (!isOpenFrom(step, found, around.union)) return refuse('wrongState');
  if (isBarred(around.actor, found, step)) return refuse('fourEyes');
  const taken = found.timeline.filter(({ action }) => action === move.action).length;
  const spent = spentBy(step, taken, parties.includes('head'));
  if (spent) return refuse(spent);
  return take(register, found, { step, move, party }, around);
}

function take(
  register: Register,
  found: RegisterRecord,
  { step, move, party }: { step: Step; move: Move; party: Party },
  around: Surroundings,
): Result<RecordChange> {
  const filled = readForm(step, found, move, around);
  const crossed = filled.ok
    ? {
        ...register.mistakes?.(move.action, filled.value.input, found, knowing(around)),
        ...unknownIn(step.form ? fieldsOf(step.form) : [], filled.value.input, around.names ?? nobody),
      }
    : {};
  if (Object.keys(crossed).length > 0) return refuse('invalidInput', { ...crossed });
  if (!filled.ok) return filled;
  const hands = handsAfter(register, found, step, around);
  if (!hands.ok) return hands;
  const told = amendment(register, found, step, filled.value, around.vault);
  const status = stateAfter(register.flow, found, step);
  const subject = move.action === again ? aboutAnew(register, filled.value.input, found, around) : ok({});
  if (!subject.ok) return subject;
  const { at, actor, submitId, bodyHash, digest } = around;
  const set = {
    ...hands.value,
    ...told.set,
    ...papersAfter(found, filled.value.input),
    ...subject.value,
    status,
    open: register.flow.states[status]?.open ?? false,
    version: found.version + 1,
    updatedAt: at,
  };
  const entry = chain(
    found.timeline,
    {
      at,
      by: { id: actor.id, name: actor.name, party },
      action: move.action,
      to: status,
      version: set.version,
      said: step.said,
      ...told.entry,
      desk: found.desk,
      submitId,
      bodyHash,
    },
    digest,
  );
  const after = changed(found, { set, entry });
  return ok({ set: { ...set, ...derived(register, after, knowing(around)) }, entry });
}

/** What a record says by itself: all but what is sealed, and pictures. */
export function standing({ fields }: Pick<Register, 'fields'>, { answers }: Pick<RegisterRecord, 'answers'>): Stored {
  const open = fields.filter(isGivenBack).map(({ name }) => name);
  return Object.fromEntries(Object.entries(answers).filter(([name]) => open.includes(name)));
}

/** Of what a record is that was filled in anew: it may be called otherwise, and lie elsewhere. */
function aboutAnew(
  register: Register,
  input: Stored,
  { desk, officer }: RegisterRecord,
  { union }: Surroundings,
): Result<Partial<RegisterRecord>> {
  const filled = register.fill(input, union);
  if (!filled.ok) return filled;
  const { desks, subject } = filled.value;
  const now = deskFor(desks, union) ?? desk;
  const moved = now === desk ? { officer } : { officer: null };
  return ok({ headline: subject.headline, subjectKey: subject.key, desk: now, ...moved });
}

/** Who keeps it after a step. Refuses `invalidInput` where the named colleague cannot. */
function handsAfter(
  register: Register,
  { desk, officer }: RegisterRecord,
  step: Step,
  { actor, colleague, at }: Surroundings,
): Result<Pick<RegisterRecord, 'officer'>> {
  if (step.officer === 'actor') return ok({ officer: nameOf(actor) });
  if (step.officer !== 'named') return ok({ officer });
  if (!colleague || !mayKeep(colleague, register, desk)) {
    return refuse('invalidInput', { to: '这位同事不能负责这一条，请另选一位。' });
  }
  if (isAway(colleague.staff, dayOf(at))) return refuse('invalidInput', { to: '这位同事外出了，请另选一位。' });
  return ok({ officer: nameOf(colleague) });
}

const nameOf = ({ id, name }: Actor) => ({ id, name });
