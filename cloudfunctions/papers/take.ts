import { sayWholeInstant } from '../../core/kernel/day';
import { ok, type Result, refuse } from '../../core/kernel/result';
import { fileNameOf, type TakenFile, type Taking } from '../../core/papers/taking';
import { deskName } from '../../core/union/union';
import { addressesOf, ownPrefix, writeFile } from '../shared/files/storage';
import type { Request } from '../shared/handler';
import { ask } from '../shared/store/gather';
import { find } from '../shared/store/query';
import { isAsNoted, noteTaking } from '../shared/store/takings';
import { vault } from '../shared/vault';

type Asking = Pick<Request<unknown, Record<never, never>>, 'actor' | 'at' | 'union' | 'submitId' | 'callerId'>;

/** By whom and when something is taken, in words. */
export interface TakenBy {
  by: string;
  at: string;
}

/** What somebody takes: what is noted of it, and how its file is written once that is done. */
export interface Takeable extends Pick<Taking, 'list' | 'conditions' | 'rows' | 'next'> {
  ending: 'xlsx' | 'docx';
  write(taken: TakenBy): Promise<Buffer>;
}

/**
 * Writes a file where nobody can guess it and answers where it can be fetched. That it was taken is noted before the file
 * is there; a repeat gets the same file. Refuses `sheetGone` to a repeat whose file was never written or is deleted.
 */
export async function take(
  { ending, write, ...taken }: Takeable,
  { actor, at, union, submitId, callerId }: Asking,
): Promise<Result<TakenFile>> {
  const id = vault.blind(`taking:${callerId}:${submitId}`).slice(0, 48);
  const path = `sheets/${vault.blind(`sheet:${callerId}:${submitId}`)}.${ending}`;
  const fileId = `${await ownPrefix()}${path}`;
  const name = `${actor.name}（${deskName(union, actor.staff?.desk ?? '')}）`;
  const noted = { by: callerId, name, at, ...taken, fileId, swept: false };
  if (!(await noteTaking({ _id: id, ...noted, key: `${at}|${id}` }))) return handOver(await takingOf(id));
  await writeFile(path, await write({ by: name, at: sayWholeInstant(at) }));
  return handOver(noted);
}

/** What the same request has noted before; undefined where somebody changed it in the store. */
async function takingOf(id: string): Promise<Taking | undefined> {
  const read = await ask({ takings: find('takings', { _id: id }, { limit: 1 }) });
  const [taking] = read?.takings ?? [];
  return taking && isAsNoted(taking) ? taking : undefined;
}

async function handOver(
  taking: Pick<Taking, 'at' | 'list' | 'rows' | 'next' | 'fileId'> | undefined,
): Promise<Result<TakenFile>> {
  if (!taking) return refuse('sheetGone');
  const { rows, next, fileId } = taking;
  const url = (await addressesOf([fileId])).get(fileId);
  return url ? ok({ url, name: fileNameOf(taking), rows, next }) : refuse('sheetGone');
}
