import type { Instant } from '../../core/kernel/day';
import { sheetRestMs, type Taking } from '../../core/papers/taking';
import { deleteFiles } from '../shared/files/storage';
import { find } from '../shared/store/query';
import { isAsNoted, noteSwept } from '../shared/store/takings';
import { kindOf } from './work';

const restedBy = (at: Instant) => new Date(Date.parse(at) - sheetRestMs).toISOString();

/** Sheets and letters that were taken a day ago are deleted; that they were taken stays on record. */
export const sheets = kindOf({
  name: 'sheets',
  due: (at, part) => find('takings', { swept: false, at: { $lt: restedBy(at) } }, { sort: { at: 1 }, ...part }),
  begin: () => sweep,
});

/** Nothing is deleted at the word of somebody who changed the store; the auditors see that the note was changed. */
async function sweep(taking: Taking): Promise<boolean> {
  if (isAsNoted(taking)) await deleteFiles([taking.fileId]);
  else console.error(`takings: ${taking._id} is not as the cloud stored it, no file is deleted by it`);
  await noteSwept(taking._id);
  return true;
}
