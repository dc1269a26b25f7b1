import { type PaperView, paperView } from '../../../core/case/view';
import { mostPaperBytes, type Paper } from '../../../core/kernel/paper';
import { digest } from '../digest';
import { addressesOf, fewAtATime, readBytes } from './storage';

/**
 * A case's papers for its reader: each is read and compared with the digest it was filed with before it has an address.
 * What was handed in before papers were filed has no digest and is shown as it lies. Undefined when storage does not
 * answer. Nine photographs of three megabytes are 27 MB inside one data centre, so the case itself is shown first.
 */
export async function openPapers(papers: readonly Paper[]): Promise<PaperView[] | undefined> {
  if (papers.length === 0) return [];
  const addressOf = await addressesOf(papers.map(({ fileId }) => fileId));
  const views = await fewAtATime(papers, (paper) => checked(paper, addressOf.get(paper.fileId)));
  const answered = views.filter((view) => view !== undefined);
  return answered.length === views.length ? answered : undefined;
}

async function checked(paper: Paper, address: string | undefined): Promise<PaperView | undefined> {
  if (!address) return paperView(paper, 'gone');
  if (!paper.sha256) return paperView(paper, 'ready', address);
  const bytes = await readBytes(address, mostPaperBytes);
  if (bytes === 'unreadable') return undefined;
  if (bytes === 'missing') return paperView(paper, 'gone');
  const isSame = bytes !== 'tooLarge' && digest(bytes) === paper.sha256;
  return isSame ? paperView(paper, 'ready', address) : paperView(paper, 'changed');
}
