import type { CallInput } from '../../core/contract';
import type { TakenFile } from '../../core/papers/taking';
import { call, type Reply } from './cloud';
import { fetchDocument, type Looked } from './documents';

/** A list as it is looked at, to be taken as a sheet, or a letter of a record: each has an operation of its own. */
export type AskedFile =
  | { operation: 'papers.queue'; input: CallInput<'papers.queue'> }
  | { operation: 'papers.register'; input: CallInput<'papers.register'> }
  | { operation: 'papers.book'; input: CallInput<'papers.book'>; title: string }
  /** With what the letter is called, and the version of the record that was looked at: a later one may say something else. */
  | { operation: 'papers.letter'; input: CallInput<'papers.letter'>; title: string; version: number };

/** Asks for a file; the same `submitId` gets the same one. `cursor` asks for what an earlier sheet left off. */
export function takeFile({ operation, input }: AskedFile, cursor: string | null, submitId: string) {
  const asked: Promise<Reply<TakenFile>> = call(operation, { ...input, ...(cursor !== null && { cursor }) }, submitId);
  return asked;
}

/** Fetches what was taken onto the phone; its path there, or why it did not come. */
export const fetchFile = ({ url }: Pick<TakenFile, 'url'>) => fetchDocument(url);

/** Shows a file that has come, with WeChat's own menu: the colleague is responsible for it from here on. */
export async function openFile(filePath: string, fileName: string): Promise<Looked> {
  try {
    const fileType = fileName.endsWith('.docx') ? 'docx' : 'xlsx';
    await wx.openDocument({ filePath, fileType, showMenu: true });
    return 'shown';
  } catch {
    return 'lost';
  }
}

/**
 * Lets her choose a chat to pass a file on to; WeChat allows it right after a tap alone, and not on a computer. `failed` hears where
 * it could not be; whoever chooses nobody has changed her mind, and hears nothing.
 */
export function passOn(filePath: string, fileName: string, failed: () => void): void {
  wx.shareFileMessage({
    filePath,
    fileName,
    fail({ errMsg }) {
      if (!errMsg.includes('cancel')) failed();
    },
  });
}
