import type { CallInput } from '../../core/contract';
import type { Sheet } from '../../core/papers/taking';
import { call, type Reply } from './cloud';
import { fetchDocument, type Looked } from './documents';

/** A list as it is looked at, to be taken as a sheet: each list has an operation of its own. */
export type AskedSheet =
  | { operation: 'papers.queue'; input: CallInput<'papers.queue'> }
  | { operation: 'papers.register'; input: CallInput<'papers.register'> }
  | { operation: 'papers.book'; input: CallInput<'papers.book'> };

/** Asks for a sheet; the same `submitId` gets the same file. `cursor` asks for what an earlier one left off. */
export function takeSheet({ operation, input }: AskedSheet, cursor: string | null, submitId: string) {
  const asked: Promise<Reply<Sheet>> = call(operation, { ...input, ...(cursor !== null && { cursor }) }, submitId);
  return asked;
}

/** Fetches a sheet onto the phone; its path there, or why it did not come. */
export const fetchSheet = ({ url }: Pick<Sheet, 'url'>) => fetchDocument(url);

/** Shows a sheet that has come, with WeChat's own menu: the colleague is responsible for it from here on. */
export async function openSheet(filePath: string): Promise<Looked> {
  try {
    await wx.openDocument({ filePath, fileType: 'xlsx', showMenu: true });
    return 'shown';
  } catch {
    return 'lost';
  }
}

/** Lets her choose a chat to pass a sheet on to; WeChat allows it right after a tap alone. */
export function passOn(filePath: string, fileName: string): void {
  // Whoever chooses nobody has changed her mind: nothing to say.
  wx.shareFileMessage({ filePath, fileName, fail() {} });
}
