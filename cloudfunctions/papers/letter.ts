import { refuse } from '../../core/kernel/result';
import { letterText } from '../../core/papers/letter';
import { papersOperations } from '../../core/papers/operations';
import { letterOf } from '../../core/register/letters';
import { knowing } from '../../core/register/move';
import { wholeOperation } from '../shared/handler';
import { seenRecord } from '../shared/register/looking';
import { find } from '../shared/store/query';
import { isRecordIntact, reportRecord } from '../shared/store/registers';
import { letterFile } from './letter-file';
import { take } from './take';

/**
 * A letter of a record as .docx, to whoever may open the record. Refuses `notFound` as that does, `brokenCase` where somebody changed the
 * record in the store, `badRequest` where its register has no such letter, and in words where there is none yet.
 */
export const takeLetter = wholeOperation(papersOperations, 'papers.letter', {
  load: ({ recordId }) => ({ records: find('registers', { _id: recordId }, { limit: 1 }) }),
  async run(request) {
    const { input, found } = request;
    const seen = seenRecord(found.records, request);
    if (!seen) return refuse('notFound');
    const { register, record } = seen;
    if (!isRecordIntact(record)) {
      await reportRecord(record, request.at);
      return refuse('brokenCase');
    }
    const written = letterOf(register, record, input.letter, knowing(request));
    if (!written.ok) return written;
    const text = letterText(written.value.letter);
    const conditions = `${written.value.title}，编号 ${record.number}`;
    const noted = { list: text.title, conditions, rows: null, next: null, ending: 'docx' } as const;
    return take({ ...noted, write: () => letterFile(text) }, request);
  },
});
