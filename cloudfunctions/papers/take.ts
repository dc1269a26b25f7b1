import { dayOf, sayWholeInstant } from '../../core/kernel/day';
import { ok, type Result, refuse } from '../../core/kernel/result';
import { mostSheetRows, type SheetList, sheetOf } from '../../core/papers/sheet';
import type { Sheet, Taking } from '../../core/papers/taking';
import { deskName } from '../../core/union/union';
import { addressesOf, ownPrefix, writeFile } from '../shared/files/storage';
import type { Request } from '../shared/handler';
import { ask } from '../shared/store/gather';
import { find } from '../shared/store/query';
import { isAsNoted, noteTaking } from '../shared/store/takings';
import { vault } from '../shared/vault';
import { workbook } from './workbook';

type Asking = Pick<Request<unknown, Record<never, never>>, 'actor' | 'at' | 'union' | 'submitId' | 'callerId'>;

/** The rows of one sheet, as the reader's page shows them, and where the next one goes on. */
export interface Part<Row> {
  rows: readonly Row[];
  next: string | null;
}

/** A part of what was read: one row more than a sheet holds tells that there is another. */
export function partOf<Read, Row>(
  read: readonly Read[],
  keyOf: (row: Read) => string,
  shown: (rows: readonly Read[]) => readonly Row[],
): Part<Row> {
  const held = read.slice(0, mostSheetRows);
  const last = read.length > mostSheetRows ? held.at(-1) : undefined;
  return { rows: shown(held), next: last === undefined ? null : keyOf(last) };
}

/**
 * Writes a sheet where nobody can guess it and answers where it can be fetched. That it was taken is noted before the file
 * is there; a repeat gets the same file. Refuses `sheetGone` to a repeat whose file was never written or is deleted.
 */
export async function take<Row>(
  list: SheetList<Row>,
  { rows, next }: Part<Row>,
  conditions: string,
  asking: Asking,
): Promise<Result<Sheet>> {
  const { actor, at, union, submitId, callerId } = asking;
  const id = vault.blind(`taking:${callerId}:${submitId}`).slice(0, 48);
  const path = `sheets/${vault.blind(`sheet:${callerId}:${submitId}`)}.xlsx`;
  const fileId = `${await ownPrefix()}${path}`;
  const desk = deskName(union, actor.staff?.desk ?? '');
  const name = `${actor.name}（${desk}）`;
  const noted = { by: callerId, name, at, list: list.title, conditions, rows: rows.length, next, fileId, swept: false };
  if (!(await noteTaking({ _id: id, ...noted, key: `${at}|${id}` }))) return handOver(await takingOf(id));
  const text = sheetOf(list, rows, { by: name, at: sayWholeInstant(at), conditions, more: next !== null });
  await writeFile(path, await workbook(text));
  return handOver({ at, list: list.title, rows: rows.length, next, fileId });
}

/** What the same request has noted before; undefined where somebody changed it in the store. */
async function takingOf(id: string): Promise<Taking | undefined> {
  const read = await ask({ takings: find('takings', { _id: id }, { limit: 1 }) });
  const [taking] = read?.takings ?? [];
  return taking && isAsNoted(taking) ? taking : undefined;
}

async function handOver(
  taking: Pick<Taking, 'at' | 'list' | 'rows' | 'next' | 'fileId'> | undefined,
): Promise<Result<Sheet>> {
  if (!taking) return refuse('sheetGone');
  const { at, list, rows, next, fileId } = taking;
  const url = (await addressesOf([fileId])).get(fileId);
  return url ? ok({ url, name: `${list} ${dayOf(at)}.xlsx`, rows, next }) : refuse('sheetGone');
}
