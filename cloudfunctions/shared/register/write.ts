import type { Instant } from '../../../core/kernel/day';
import { ok, type Result, refuse } from '../../../core/kernel/result';
import type { Surroundings } from '../../../core/record/circumstances';
import { papersIn } from '../../../core/record/filing';
import { attestRecord, leapt } from '../../../core/register/attest';
import { changed, moveRecord, openRecord } from '../../../core/register/move';
import { type RecordWritten, registerOperations } from '../../../core/register/operations';
import type { RegisterRecord } from '../../../core/register/record';
import type { Register } from '../../../core/register/register';
import { actorOf } from '../../../core/union/people';
import { digest } from '../digest';
import { filePapers } from '../files/file';
import { wholeOperation } from '../handler';
import { bookRecords } from '../store/ledger';
import { holderAmong, namedIn, namesOf } from '../store/people';
import { find } from '../store/query';
import {
  insertRecords,
  isRecord,
  isRecordIntact,
  readRecord,
  reportRecord,
  storeAttestedRecord,
  storeRecord,
} from '../store/registers';
import { vault } from '../vault';
import { seenRecord } from './looking';

type Writing = Omit<Surroundings, 'digest' | 'vault'>;

/** What core needs to know of a request that writes a record. */
export const surroundings = ({ actor, at, union, submitId, bodyHash, isWorkingDay }: Writing): Surroundings => {
  return { actor, at, union, submitId, bodyHash, isWorkingDay, digest, vault };
};

const written = ({ _id, version, status }: RegisterRecord): RecordWritten => ({ recordId: _id, version, status });

/** What the same call brought about before; undefined where it is a new one. Refuses `submitIdReused` to another one. */
function repeatOf(
  found: RegisterRecord,
  { submitId, bodyHash, actor }: Pick<Writing, 'submitId' | 'bodyHash' | 'actor'>,
): Result<RecordWritten> | undefined {
  const entry = found.timeline.find((each) => each.submitId === submitId && each.by.id === actor.id);
  if (!entry) return undefined;
  if (entry.bodyHash !== bodyHash) return refuse('submitIdReused');
  return ok({ recordId: found._id, version: entry.version, status: entry.to });
}

/** Enters a new record. Refuses `notFound`, `forbidden`, `invalidInput` and `doubtful` with fields; in words where it is there already. */
export const enterRecord = wholeOperation(registerOperations, 'register.enter', {
  load: ({ answers }) => ({ named: namedIn(answers) }),
  async run(request) {
    const { input, found, catalogue } = request;
    const register = catalogue.registerOf(input.kind);
    if (!register) return refuse('notFound');
    const filled = register.fill(input.answers, request.union);
    if (!filled.ok) return filled;
    const opened = openRecord(
      register,
      filled.value,
      { ...surroundings(request), names: namesOf(found.named ?? []) },
      input.sure,
    );
    if (!opened.ok) return opened;
    const [stored] = await insertRecords([opened.value]);
    // Somebody else's of the same key has another id, and is none of hers.
    const there = stored ?? (await readRecord(opened.value._id));
    const before = there && repeatOf(there, request);
    if (!before) return refuse('invalidInput', undefined, alreadyThere(register));
    await bookRecords([there], catalogue);
    return before;
  },
});

const alreadyThere = ({ noun, title }: Pick<Register, 'noun' | 'title'>) =>
  `这家${noun}已经在“${title}”里了，没有重复登记。请在列表里找到它，再修改。`;

/** Takes a step of a record. Two round trips, one more where it books something. Refuses as `moveRecord`. */
export const moveOneRecord = wholeOperation(registerOperations, 'register.move', {
  load: ({ recordId, input }) => ({
    records: find('registers', { _id: recordId }, { limit: 1 }),
    named: namedIn(input),
  }),
  async run(request) {
    const { input, found, catalogue, at } = request;
    const seen = seenRecord(found.records, request);
    if (!seen) return refuse('notFound');
    const { record: before, register } = seen;
    if (!isRecord(before)) return refuse('brokenCase');
    const earlier = repeatOf(before, request);
    if (earlier?.ok) await bookRecords([before], catalogue);
    if (earlier) return earlier;
    if (register.flow.steps[input.action]?.decides && !request.isSettled) return refuse('brokenSettings');
    const people = found.named ?? [];
    const named = holderAmong(people.filter(({ staff }) => staff?.handle === input.input.to));
    const around = {
      ...surroundings(request),
      ...(named && { colleague: actorOf(named._id, named) }),
      names: namesOf(people),
      isIntact: isRecordIntact,
    };
    const possible = moveRecord(register, before, input, around);
    if (!possible.ok) return await toldIfBroken(possible, before, at);
    const answers = possible.value.entry.input;
    const papers = papersIn(answers);
    const filed = await filePapers({ papers, answers }, { ...request, caseId: before._id });
    if (!filed.ok) return filed;
    const decided =
      papers.length > 0 ? moveRecord(register, before, input, { ...around, filed: filed.value }) : possible;
    if (!decided.ok) return decided;
    const stored = await storeRecord(before, decided.value);
    if (stored === 'twin') return refuse('invalidInput', undefined, alreadyThere(register));
    if (stored === 'stale') {
      const now = await readRecord(before._id);
      return (now && repeatOf(now, request)) ?? refuse('stale');
    }
    const after = changed(before, decided.value);
    await bookRecords([after], catalogue, after.version);
    return ok(written(after));
  },
});

/** A record that somebody changed in the store: the auditors are told, once for each state in which it is found. */
async function toldIfBroken<T>(refused: Result<T>, found: RegisterRecord, at: Instant): Promise<Result<T>> {
  if (!refused.ok && refused.refusal.code === 'brokenCase') await reportRecord(found, at);
  return refused;
}

/** An auditor lets a record go on that somebody changed in the store. Refuses `notFound`, `wrongState` where nothing is wrong with it or its history is broken, `fourEyes`, `stale`. */
export const attestOneRecord = wholeOperation(registerOperations, 'register.attest', {
  load: ({ recordId }) => ({ records: find('registers', { _id: recordId }, { limit: 1 }) }),
  async run(request) {
    const { input, found, catalogue } = request;
    const [before] = found.records;
    const register = before && catalogue.registerOf(before.kind);
    if (!before || !register) return refuse('notFound');
    if (!isRecord(before)) return refuse('wrongState', undefined, leapt);
    const earlier = repeatOf(before, request);
    if (earlier) return earlier;
    const change = attestRecord(register, before, input.note, { ...surroundings(request), isIntact: isRecordIntact });
    if (!change.ok) return change;
    const stored = await storeAttestedRecord(before, change.value);
    return stored === 'stored' ? ok(written(changed(before, change.value))) : refuse('stale');
  },
});
