import type { PaperView } from '../../core/case/view';
import type { Paper } from '../../core/kernel/field';
import { app } from './store/database';

/** Half an hour: long enough to look at a case, too short to pass an address around. */
const addressSeconds = 1800;
/** Storage gives this many addresses at a time. */
const mostAtOnce = 50;

/** Temporary addresses by file id; none for a file that is not there. */
export async function addressesOf(papers: readonly Paper[]): Promise<ReadonlyMap<string, string>> {
  const asked = papers.map(({ fileId }) => ({ fileID: fileId, maxAge: addressSeconds }));
  const parts = Array.from({ length: Math.ceil(asked.length / mostAtOnce) }, (_, part) =>
    app.getTempFileURL({ fileList: asked.slice(part * mostAtOnce, (part + 1) * mostAtOnce) }),
  );
  const answered = (await Promise.all(parts)).flatMap(({ fileList }) => fileList);
  return new Map(answered.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]));
}

/** A case's papers for its reader; an empty address for a file that is no longer there. */
export async function paperViews(papers: readonly Paper[]): Promise<PaperView[]> {
  if (papers.length === 0) return [];
  const addressOf = await addressesOf(papers);
  return papers.map(({ fileId, name }) => ({ name, url: addressOf.get(fileId) ?? '' }));
}
