import { ok, refuse } from '../../core/kernel/result';
import { papersOperations } from '../../core/papers/operations';
import {
  belowHead,
  mostTableBytes,
  mostTableRows,
  partOfTable,
  type Table,
  type Unread,
  unreadWords,
} from '../../core/papers/table';
import { knowsColumn } from '../../core/register/import';
import type { Register } from '../../core/register/register';
import { digest } from '../shared/digest';
import { ownAmong } from '../shared/files/file';
import { addressesOf, readBytes } from '../shared/files/storage';
import { wholeOperation } from '../shared/handler';
import { linesIn } from './read-table';

/**
 * The rows of a table that the caller has put into her own folder, part by part. Refuses `notFound` where there is no such register,
 * `busy` when storage does not answer, and in words what is no table that can be taken.
 */
export const readTable = wholeOperation(papersOperations, 'papers.table', {
  load: () => ({}),
  async run({ input: { kind, fileId, from }, catalogue, callerId }) {
    const register = catalogue.registerOf(kind);
    if (!register) return refuse('notFound');
    const [own] = await ownAmong([fileId], callerId);
    const bytes = own === undefined ? 'missing' : await readBytes((await addressesOf([own])).get(own), mostTableBytes);
    if (bytes === 'unreadable') return refuse('busy');
    const read = typeof bytes === 'string' ? bytes : await tableIn(bytes, register);
    return typeof read === 'string'
      ? refuse('invalidInput', undefined, unreadWords[read])
      : ok(partOfTable(read, from));
  },
});

/** The table that was read last, by the register and its very bytes: a phone asks for one part after another, twenty of a long one. */
let last: { of: string; table: Table | Unread } | undefined;

async function tableIn(bytes: Buffer, register: Register): Promise<Table | Unread> {
  const of = `${register.kind}:${digest(bytes)}`;
  if (last?.of === of) return last.table;
  // A function has not the room for two.
  last = undefined;
  const table = await readTableIn(bytes, register);
  last = { of, table };
  return table;
}

async function readTableIn(bytes: Buffer, register: Register): Promise<Table | Unread> {
  const lines = await linesIn(bytes);
  if (typeof lines === 'string') return lines;
  const table = belowHead(lines, (title) => knowsColumn(register, title));
  if (!table) return 'noHead';
  return table.rows.length > mostTableRows ? 'tooMany' : table;
}
