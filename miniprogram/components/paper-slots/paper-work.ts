import { viewPictures } from '../../services/device';
import type { Typed } from '../../services/drafts';
import { choosePictures, type HeldPaper, letGo, revive } from '../../services/pictures';
import { sendPicture } from '../../services/upload';

/** Where a form's pictures are kept while they are on their way. */
export interface PaperHolder {
  papers(name: string): readonly HeldPaper[];
  setPapers(name: string, papers: readonly HeldPaper[]): void;
}

export interface PaperAct {
  name: string;
  act: string;
  id: string;
  limit: number;
}

/** Does what a person tapped on her pictures. Answers a sentence when she should know something. */
export async function actOnPapers(holder: PaperHolder, { name, act, id, limit }: PaperAct): Promise<string> {
  const papers = holder.papers(name);
  const at = papers.findIndex((paper) => paper.id === id);
  const touched = papers[at];
  if (act === 'add') return addPapers(holder, name, limit - papers.length);
  if (act === 'view')
    viewPictures(
      papers.map(({ path }) => path),
      at,
    );
  if (act === 'retry' && touched) await sendPaper(holder, name, touched);
  if (act === 'remove' && touched) {
    holder.setPapers(
      name,
      papers.filter((paper) => paper.id !== id),
    );
    letGo([touched]);
  }
  return '';
}

/** Sends again what did not arrive, for instance after the app was closed or the connection came back. */
export async function resumePapers(holder: PaperHolder, typed: Typed): Promise<void> {
  for (const [name, typing] of Object.entries(typed)) {
    if (typeof typing !== 'object') continue;
    await Promise.all(typing.filter(({ fileId }) => fileId === '').map((paper) => sendPaper(holder, name, paper)));
  }
}

/** A draft's answers as they can be shown after the app was closed. */
export function revived(typed: Typed): Typed {
  const entries = Object.entries(typed).map(([name, typing]) =>
    typeof typing === 'object' ? ([name, typing.map(revive)] as const) : ([name, typing] as const),
  );
  return Object.fromEntries(entries);
}

/** Why it cannot be sent yet; empty when all pictures have arrived. */
export function papersPending(typed: Typed): string {
  const papers = Object.values(typed).flatMap((typing) => (typeof typing === 'object' ? typing : []));
  const count = (state: HeldPaper['state']) => papers.filter((paper) => paper.state === state).length;
  const sending = count('sending');
  const failed = count('failed');
  if (failed > 0) return `有 ${failed} 张照片没有传好，请重传或删去。`;
  return sending > 0 ? `还有 ${sending} 张照片正在上传，传好就能提交。` : '';
}

async function addPapers(holder: PaperHolder, name: string, room: number): Promise<string> {
  const { papers, refused } = await choosePictures(room);
  if (refused) return '没有得到使用照片的允许，没有照片也可以提交。';
  holder.setPapers(name, [...holder.papers(name), ...papers]);
  await Promise.all(papers.map((paper) => sendPaper(holder, name, paper)));
  return '';
}

async function sendPaper(holder: PaperHolder, name: string, paper: HeldPaper): Promise<void> {
  const change = (part: Partial<HeldPaper>) => {
    const papers = holder.papers(name);
    holder.setPapers(
      name,
      papers.map((each) => (each.id === paper.id ? { ...each, ...part } : each)),
    );
  };
  change({ state: 'sending', progress: 0 });
  const fileId = await sendPicture(paper, (progress) => change({ progress }));
  change(fileId ? { state: 'done', progress: 100, fileId } : { state: 'failed' });
}
