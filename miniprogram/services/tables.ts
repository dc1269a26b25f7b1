import { mostTableBytes, type Table, unreadWords } from '../../core/papers/table';
import { call } from './cloud';
import { isRefusal } from './privacy';
import { mintId } from './random';
import { sendTable, takeBack } from './upload';

/** A table that was chosen in a chat: its name and rows, or why there is none; nothing to say where she chose none. */
export type ChosenTable = { name: string; table: Table } | { why: string };

/** Lets her choose a table among the files of her chats and reads it through the cloud; it does not stay there. */
export async function chooseTable(kind: string, onRead: (rows: number, of: number) => void): Promise<ChosenTable> {
  const file = await chosenFile();
  if ('why' in file) return file;
  if (file.size > mostTableBytes) return { why: unreadWords.tooLarge };
  const fileId = await sendTable(file.path, await mintId());
  if (!fileId) return { why: '表格没有传上去，请检查网络，再选一次。' };
  const read = await rowsOf(kind, fileId, onRead);
  await takeBack(fileId);
  return 'why' in read ? read : { name: file.name, table: read };
}

async function chosenFile(): Promise<{ path: string; name: string; size: number } | { why: string }> {
  try {
    // The old kind can be chosen too, and is told what to do: a file that cannot be found says nothing.
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv', 'xls'] });
    const [file] = tempFiles;
    return file ?? { why: '' };
  } catch (error) {
    return { why: isRefusal(error) ? '没有得到您的同意，不能读聊天里的文件。可以改为粘贴。' : '' };
  }
}

async function rowsOf(
  kind: string,
  fileId: string,
  onRead: (rows: number, of: number) => void,
): Promise<Table | { why: string }> {
  const rows: (readonly string[])[] = [];
  for (let from = 0; ; ) {
    const reply = await call('papers.table', { kind, fileId, from });
    if (!reply.ok) return { why: reply.message };
    const { header, rows: some, count, next } = reply.value;
    rows.push(...some);
    onRead(rows.length, count);
    if (next === null) return { header, rows };
    from = next;
  }
}
