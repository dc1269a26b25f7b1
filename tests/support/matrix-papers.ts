import type { CallName, OperationName } from '../../core/contract';
import { auditorOnly, posts, type Row, without, workers } from './matrix-roles';

type OfPapers = Exclude<CallName, OperationName>;

const sheet = ['url', 'name', 'rows', 'next'];

/** What the function `papers` answers to whom: part of the matrix. */
export const paperRows: Readonly<Record<OfPapers, Row>> = {
  'papers.queue': {
    input: () => ({ queue: 'desk', desk: 'rights' }),
    outcomes: {
      accepted: ['officer', 'approver', 'leader', 'auditor'],
      forbidden: without('officer', 'approver', 'leader', 'auditor'),
    },
    fields: sheet,
  },
  'papers.register': {
    input: () => ({ kind: 'unknown' }),
    outcomes: { notFound: posts, forbidden: workers },
    fields: sheet,
  },
  'papers.book': {
    input: () => ({ kind: 'unknown', book: 'book' }),
    outcomes: { notFound: posts, forbidden: workers },
    fields: sheet,
  },
  'papers.letter': {
    input: () => ({ recordId: '0'.repeat(32), letter: 'unknown' }),
    outcomes: { notFound: posts, forbidden: workers },
    fields: sheet,
  },
  'papers.table': {
    input: () => ({
      kind: 'unknown',
      fileId: `cloud://local/uploads/${'0'.repeat(32)}/${'0'.repeat(32)}/1.xlsx`,
      from: 0,
    }),
    outcomes: { notFound: posts, forbidden: workers },
    fields: [],
  },
  'papers.taken': {
    input: () => ({}),
    outcomes: auditorOnly,
    fields: ['id', 'name', 'at', 'list', 'conditions', 'rows', 'broken']
      .map((name) => `rows[].${name}`)
      .concat('rows[]', 'next'),
  },
};
