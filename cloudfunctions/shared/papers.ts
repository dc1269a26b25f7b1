import type { PaperView } from '../../core/case/view';
import type { Paper } from '../../core/kernel/field';
import { app } from './store/database';

/** Half an hour: long enough to look at a case, too short to pass an address around. */
const addressSeconds = 1800;

/** Temporary addresses of a case's papers; an empty address for a file that is no longer there. */
export async function paperViews(papers: readonly Paper[]): Promise<PaperView[]> {
  if (papers.length === 0) return [];
  const { fileList } = await app.getTempFileURL({
    fileList: papers.map(({ fileId }) => ({ fileID: fileId, maxAge: addressSeconds })),
  });
  const addressOf = new Map(fileList.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]));
  return papers.map(({ fileId, name }) => ({ name, url: addressOf.get(fileId) ?? '' }));
}
