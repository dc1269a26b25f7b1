import type { WholeCatalogue } from '../../../core/case/catalogue';
import type { Refusal } from '../../../core/kernel/refusal';
import { ok, type Result, refuse } from '../../../core/kernel/result';
import { doubtsIn } from '../../../core/record/check';
import type { Stored } from '../../../core/record/definition';
import { mayKeep, mayRead } from '../../../core/register/access';
import { type Imported, type Importing, type Marked, type Readable, readSheet } from '../../../core/register/import';
import { changed, knowing, moveRecord, openRecord, type RecordChange, standing } from '../../../core/register/move';
import { registerOperations } from '../../../core/register/operations';
import type { RegisterRecord } from '../../../core/register/record';
import { again, type Register } from '../../../core/register/register';
import { digest } from '../digest';
import { fewAtATime } from '../files/storage';
import { type Request, wholeOperation } from '../handler';
import { ask, type Questions } from '../store/gather';
import { bookRecords } from '../store/ledger';
import { allStaff, namesOf } from '../store/people';
import { find } from '../store/query';
import { insertRecords, isRecord, isRecordIntact, reportRecord, storeRecord } from '../store/registers';
import { surroundings } from './write';

/** What becomes of a row: a new record, what takes the place of one that is there, or nothing. */
type Fate = { row: number; headline: string } & (
  | { fresh: RegisterRecord }
  | { before: RegisterRecord; change: RecordChange }
  | { skipped: true }
);

/**
 * Takes a sheet in, or a part of one: looked through first, stored once that was confirmed with what was doubted then, and only while nothing of it is wrong. Sent
 * again it makes no doubles: the same thing has the same id. Refuses `notFound`, and `forbidden` to whoever keeps nothing of the register.
 */
export const importRecords = wholeOperation(registerOperations, 'register.import', {
  load: () => ({ staff: allStaff() }),
  async run(request): Promise<Result<Imported>> {
    const { input, found, actor, catalogue } = request;
    const register = catalogue.registerOf(input.kind);
    if (!register) return refuse('notFound');
    if (!actor.staff || !mayKeep(actor, register, actor.staff.desk)) return refuse('forbidden');
    const names = namesOf(found.staff);
    const colleagues = found.staff.flatMap(({ name, staff }) => (staff ? [{ handle: staff.handle, name }] : []));
    const read = readSheet(register, input, { ...knowing(request), colleagues });
    const there = await alreadyThere(register, read.right);
    const fates: Fate[] = [];
    const wrong = [...read.wrong];
    for (const one of read.right) {
      const fate = fateOf(register, one, there.get(one.filled.subject.key), input, { ...request, names });
      if (fate.ok) fates.push(fate.value);
      else wrong.push(...marksOf(register, one, fate));
      const before = there.get(one.filled.subject.key);
      if (before && !fate.ok && fate.refusal.code === 'brokenCase') await reportRecord(before, request.at);
    }
    const doubts = read.doubts;
    const doubles = fates.flatMap((fate) => ('fresh' in fate ? [] : [{ row: fate.row, headline: fate.headline }]));
    const { header, rows } = input;
    const sure = doubts.length > 0 ? digest(JSON.stringify([doubts, header, rows, input.doubles])) : '';
    const stored = input.confirmed && wrong.length === 0 && (sure === '' || input.sure === sure);
    const raced = stored ? await store(fates, request) : [];
    const isDone = (fate: Fate) => !raced.includes(fate.row);
    return ok({
      stored: stored && raced.length === 0,
      fresh: fates.filter((fate) => 'fresh' in fate && isDone(fate)).length,
      merged: fates.filter((fate) => 'change' in fate && isDone(fate)).length,
      skipped: fates.filter((fate) => 'skipped' in fate).length,
      doubles,
      wrong: [...wrong, ...raced.map((row) => ({ row, column: '', why: '刚刚有同事登记或改过，请再导入一次。' }))],
      doubts,
      sure,
      unknown: read.unknown,
    });
  },
});

async function alreadyThere(register: Register, right: readonly Readable[]): Promise<Map<string, RegisterRecord>> {
  const keys = right.map(({ filled }) => filled.subject.key);
  if (keys.length === 0) return new Map();
  const read = await ask({
    records: find('registers', { kind: register.kind, subjectKey: { $in: keys } }, { limit: keys.length }),
  });
  return new Map((read?.records ?? []).map((record) => [record.subjectKey, record]));
}

type Calling = Pick<
  Request<Importing, Questions, WholeCatalogue>,
  'actor' | 'at' | 'union' | 'submitId' | 'bodyHash' | 'isWorkingDay' | 'catalogue'
>;

/** Each row is written under an id of its own, so that a repeat of the call finds what it has done. */
function fateOf(
  register: Register,
  { row, filled, sure }: Readable,
  before: RegisterRecord | undefined,
  { doubles }: Pick<Importing, 'doubles'>,
  { names, ...request }: Calling & { names: ReadonlyMap<string, string> },
): Result<Fate> {
  const { headline } = filled.subject;
  const submitId = digest(`${request.submitId}:${filled.subject.key}`).slice(0, 32);
  const around = { ...surroundings({ ...request, submitId }), names };
  if (!before) {
    const opened = openRecord(register, filled, around, sure);
    return opened.ok ? ok({ row, headline, fresh: opened.value }) : opened;
  }
  // Of what she may not read she learns no more than of what is not there.
  if (!mayRead(request.actor, register, before)) return refuse('forbidden');
  if (!isRecord(before)) return refuse('brokenCase');
  const isRepeated = before.timeline.some((entry) => entry.submitId === submitId);
  // What the sheet does not say stands as it stands.
  const isSame = Object.entries(filled.answers).every(
    ([name, answer]) => JSON.stringify(before.answers[name]) === JSON.stringify(answer),
  );
  if (!isRecordIntact(before)) return refuse('brokenCase');
  if (doubles === 'skip' || isRepeated || isSame) return ok({ row, headline, skipped: true });
  const input = { ...standing(register, before), ...filled.answers };
  // What stood there already was looked at when it was filled in.
  const move = {
    action: again,
    version: before.version,
    input,
    sure: { ...doubtsIn(register.form, input, knowing(request)), ...sure },
  };
  const change = moveRecord(register, before, move, { ...around, isIntact: isRecordIntact });
  return change.ok
    ? ok({ row, headline, before, change: change.value })
    : aboutWhatStands(change.refusal, filled.answers, register);
}

/** Beside what the sheet does not say stands why: what is in the record does not go with the rest of the row. */
function aboutWhatStands({ code, fields = {}, message }: Refusal, told: Stored, register: Register): Result<Fate> {
  const words = `${register.noun}里原来填着，表格里没有这一项：请打开这${register.unit}，在“${register.flow.steps[again]?.label}”里改。`;
  const said = Object.entries(fields).map(([name, why]) => [name, name in told ? why : `${why}${words}`]);
  return refuse(code, Object.fromEntries(said), message);
}

/** Why a row cannot be taken, cell by cell where that is known. */
function marksOf(register: Register, { row }: Readable, refused: Result<Fate>): Marked[] {
  if (refused.ok) return [];
  const { fields = {}, message } = refused.refusal;
  const cells = Object.entries(fields).filter(([name]) => !name.includes('.'));
  const labelOf = (name: string) => register.fields.find((field) => field.name === name)?.label ?? '';
  if (cells.length === 0) return [{ row, column: '', why: message }];
  return cells.map(([name, why]) => ({ row, column: labelOf(name), why }));
}

/** Stores what is to be stored; answers the rows at which somebody else was faster. */
async function store(fates: readonly Fate[], { catalogue }: Calling): Promise<number[]> {
  const fresh = fates.flatMap((fate) => ('fresh' in fate ? [fate] : []));
  const inserted = await insertRecords(fresh.map((fate) => fate.fresh));
  const isIn = new Set(inserted.map(({ _id }) => _id));
  await bookRecords(inserted, catalogue);
  const merged = await fewAtATime(fates, async (fate) => {
    if (!('change' in fate)) return [];
    if ((await storeRecord(fate.before, fate.change)) !== 'stored') return [fate.row];
    await bookRecords([changed(fate.before, fate.change)], catalogue, fate.change.set.version);
    return [];
  });
  const raced = fresh.filter((fate) => !isIn.has(fate.fresh._id)).map(({ row }) => row);
  return [...raced, ...merged.flat()].sort((a, b) => a - b);
}
