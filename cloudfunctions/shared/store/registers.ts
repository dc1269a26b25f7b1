import * as v from 'valibot';
import { canonical } from '../../../core/kernel/canonical';
import type { Instant } from '../../../core/kernel/day';
import { changed, type RecordChange } from '../../../core/register/move';
import { type RegisterRecord, registerMark } from '../../../core/register/record';
import { vault } from '../vault';
import { raiseAlarm } from './alarms';
import { command, database, isDuplicate } from './database';
import { ask } from './gather';
import { find } from './query';

const registers = () => database.collection('registers');

/** True for a record as the cloud itself left it: every one bears a stamp. */
export const isRecordIntact = (found: RegisterRecord): boolean =>
  registerMark.isAsStored(found, { stamper: vault, allStamped: true });

const Whole = v.looseObject({
  headline: v.string(),
  kind: v.string(),
  status: v.string(),
  desk: v.string(),
  cells: v.array(v.string()),
  duties: v.array(v.looseObject({ label: v.string(), on: v.string() })),
  reached: v.optional(v.array(v.nullable(v.string()))),
});
const text = v.string();
const Placed = v.looseObject({
  headline: text,
  status: text,
  desk: text,
  point: v.looseObject({ east: v.number(), north: v.number() }),
});
const WholeRecord = v.looseObject({
  ...Whole.entries,
  version: v.number(),
  answers: v.record(text, v.unknown()),
  shown: v.array(v.looseObject({ label: text, value: text })),
  papers: v.array(v.looseObject({ fileId: text, name: text })),
  timeline: v.array(
    v.looseObject({
      at: text,
      by: v.looseObject({ id: text, name: text }),
      action: text,
      said: text,
      shown: v.array(v.looseObject({ label: text, value: text })),
    }),
  ),
});

/** Rows of a list without those of which somebody left something else in the store. */
export const readableRows = <T extends object>(rows: readonly T[]): T[] => rows.filter((row) => v.is(Whole, row));

/** True for what can be shown on a map. */
export const isPlaced = (row: object): boolean => v.is(Placed, row);

/** True for what can be shown as a record at all. */
export const isRecord = (found: RegisterRecord): boolean => v.is(WholeRecord, found);

/** Tells the auditors of a record that somebody changed in the store, once for each state in which it is found. */
export function reportRecord(found: RegisterRecord, at: Instant): Promise<void> {
  const called = typeof found.headline === 'string' ? found.headline : found._id;
  const about = `台账里“${called}”的记录和存档不一样，可能有人直接改过数据库。核对清楚以前，这一条不能再办理；对照材料核对以后，可以恢复办理，或者请系统管理员用备份恢复。`;
  console.error(`record ${found._id} is not as it was stored`);
  return raiseAlarm(canonical(found), { kind: 'brokenRecord', at, about, caseId: null, recordId: found._id, by: null });
}

const stamped = (found: RegisterRecord): RegisterRecord => ({ ...found, stamp: registerMark.stampOf(found, vault) });

/**
 * Stores new records; answers those that were stored. The others were entered by somebody else meanwhile. The store stops at the
 * first of several that is there already and keeps those before it; by its id each is known as this call's own.
 */
export async function insertRecords(records: readonly RegisterRecord[]): Promise<RegisterRecord[]> {
  if (records.length === 0) return [];
  try {
    await registers().add(records.map(stamped));
    return [...records];
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const ids = records.map(({ _id }) => _id);
    const read = await ask({ there: find('registers', { _id: { $in: ids } }, { limit: ids.length, fields: ['_id'] }) });
    const there = new Set((read?.there ?? []).map(({ _id }) => _id));
    const [own, left] = [records.filter(({ _id }) => there.has(_id)), records.filter(({ _id }) => !there.has(_id))];
    // Its first is somebody else's.
    return own.length === 0 ? insertRecords(left.slice(1)) : [...own, ...(await insertRecords(left))];
  }
}

/** What came of storing a change: `twin` where another record has become what this one would be. */
export type RecordStored = 'stored' | 'stale' | 'twin';

/** Stores a change over the version it was decided on. Throws for a record that somebody changed in the store: a new stamp would hide it. */
export async function storeRecord(before: RegisterRecord, change: RecordChange): Promise<RecordStored> {
  if (!isRecordIntact(before)) throw new Error(`${before.number} was changed`);
  return write(before, change, { version: before.version });
}

/** Stores that an auditor let a changed record go on, over the very stamp that did not fit. */
export const storeAttestedRecord = (before: RegisterRecord, change: RecordChange): Promise<RecordStored> =>
  write(before, change, { version: before.version, stamp: before.stamp ?? command.exists(false) });

async function write(before: RegisterRecord, change: RecordChange, asRead: object): Promise<RecordStored> {
  const { stamp } = stamped(changed(before, change));
  const whole = Object.entries({ ...change.set, stamp }).map(([name, value]) => [name, command.set(value)]);
  try {
    const { updated } = await registers()
      .where({ _id: before._id, ...asRead })
      .update({ ...Object.fromEntries(whole), timeline: command.push([change.entry]) });
    return updated === 1 ? 'stored' : 'stale';
  } catch (error) {
    if (isDuplicate(error)) return 'twin';
    throw error;
  }
}

export async function readRecord(id: string): Promise<RegisterRecord | undefined> {
  const read = await ask({ found: find('registers', { _id: id }, { limit: 1 }) });
  return read?.found[0];
}

/** Records of a keeper, the next due first. */
export async function recordsOf(officerId: string, limit: number): Promise<RegisterRecord[]> {
  const read = await ask({ records: find('registers', { 'officer.id': officerId }, { sort: { dueKey: 1 }, limit }) });
  return read?.records ?? [];
}
