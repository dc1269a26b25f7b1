import { viewPictures } from '../../services/device';
import { isPapers, papersIn, type Typed } from '../../services/drafts';
import { choosePictures, type HeldPaper, letGo, revive } from '../../services/pictures';
import { readSample } from '../../services/pixels';
import { sendPicture } from '../../services/upload';
import { doubtOf } from './quality';
import { plainName } from './slots-view';

/** Where a form's pictures are kept while they are on their way. */
export interface PaperHolder {
  papers(name: string): readonly HeldPaper[];
  setPapers(name: string, papers: readonly HeldPaper[]): void;
}

export interface PaperAct {
  name: string;
  act: string;
  id: string;
  /** The paper a new picture is for; empty or absent for none of those that are wanted. */
  slot?: string;
  limit: number;
}

const refusal = '没有得到使用照片的允许，没有照片也可以提交。';

/** Does what a person tapped on her pictures. Answers a sentence when she should know something. */
export async function actOnPapers(holder: PaperHolder, { name, act, id, slot, limit }: PaperAct): Promise<string> {
  const papers = holder.papers(name);
  const at = papers.findIndex((paper) => paper.id === id);
  const touched = papers[at];
  if (act === 'add') return addPapers(holder, name, limit - papers.length, slot || plainName);
  if (act === 'retake' && touched) return retakePaper(holder, name, touched);
  if (act === 'view')
    viewPictures(
      papers.map(({ path }) => path),
      at,
    );
  if (act === 'keep') changePaper(holder, name, id, { doubt: '' });
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
    if (!isPapers(typing)) continue;
    await Promise.all(typing.filter(({ fileId }) => fileId === '').map((paper) => sendPaper(holder, name, paper)));
  }
}

/** A draft's answers as they can be shown after the app was closed. */
export function revived(typed: Typed): Typed {
  const entries = Object.entries(typed).map(([name, typing]) =>
    isPapers(typing) ? ([name, typing.map(revive)] as const) : ([name, typing] as const),
  );
  return Object.fromEntries(entries);
}

/** Why it cannot be sent yet; empty when all pictures have arrived. */
export function papersPending(typed: Typed): string {
  const papers = papersIn(typed);
  const count = (state: HeldPaper['state']) => papers.filter((paper) => paper.state === state).length;
  const sending = count('sending');
  const failed = count('failed');
  if (failed > 0) return `有 ${failed} 张照片没有传好，请重传或删去。`;
  return sending > 0 ? `还有 ${sending} 张照片正在上传，传好就能提交。` : '';
}

async function addPapers(holder: PaperHolder, name: string, room: number, called: string): Promise<string> {
  const { papers, refused, tooLarge } = await choosePictures(room, called);
  if (refused) return refusal;
  holder.setPapers(name, [...holder.papers(name), ...papers]);
  const taken = takeIn(holder, name, papers);
  // What was left out is said at once, not when the others have arrived.
  if (tooLarge > 0) return `有 ${tooLarge} 张照片太大，没有放进来。请重新拍照，或截图后再选。`;
  await taken;
  return '';
}

/** Another picture in the place of this one; when she takes none after all, it stays as it is. */
async function retakePaper(holder: PaperHolder, name: string, old: HeldPaper): Promise<string> {
  const { papers, refused, tooLarge } = await choosePictures(1, old.name);
  const [fresh] = papers;
  if (refused) return refusal;
  if (tooLarge > 0) return '这张照片太大，没有换上。请重新拍照，或截图后再选。';
  if (!fresh) return '';
  holder.setPapers(
    name,
    holder.papers(name).map((paper) => (paper.id === old.id ? fresh : paper)),
  );
  letGo([old]);
  await takeIn(holder, name, papers);
  return '';
}

async function takeIn(holder: PaperHolder, name: string, papers: readonly HeldPaper[]): Promise<void> {
  await Promise.all([judgePapers(holder, name, papers), ...papers.map((paper) => sendPaper(holder, name, paper))]);
}

/** One after another: an old phone has no room for nine opened photographs. */
async function judgePapers(holder: PaperHolder, name: string, papers: readonly HeldPaper[]): Promise<void> {
  for (const { id, path } of papers) {
    const sample = await readSample(path);
    const doubt = sample && doubtOf(sample);
    if (doubt) changePaper(holder, name, id, { doubt });
  }
}

async function sendPaper(holder: PaperHolder, name: string, paper: HeldPaper): Promise<void> {
  const change = (part: Partial<HeldPaper>) => changePaper(holder, name, paper.id, part);
  change({ state: 'sending', progress: 0 });
  const fileId = await sendPicture(paper, (progress) => change({ progress }));
  change(fileId ? { state: 'done', progress: 100, fileId } : { state: 'failed' });
}

function changePaper(holder: PaperHolder, name: string, id: string, part: Partial<HeldPaper>): void {
  const papers = holder.papers(name);
  holder.setPapers(
    name,
    papers.map((each) => (each.id === id ? { ...each, ...part } : each)),
  );
}
