import type { OperationName } from '../../core/contract';
import { posts, type Row, staffOnly, without, workers } from './matrix-roles';

type Registered = Extract<OperationName, `register.${string}`>;

const kind = 'unknown';
const recordId = '0'.repeat(32);
/** What no house has is nothing to any colleague: each register says for itself who reaches what. */
const nothingThere = { notFound: posts, forbidden: workers };

/** What every register answers to whom where there is no such register, or record: part of the matrix. */
export const registerRows: Readonly<Record<Registered, Row>> = {
  'register.list': { input: () => ({ kind }), outcomes: nothingThere, fields: [] },
  'register.sections': { input: () => ({ kind }), outcomes: nothingThere, fields: [] },
  'register.points': { input: () => ({ kind }), outcomes: nothingThere, fields: [] },
  'register.due': { input: () => ({}), outcomes: staffOnly, fields: ['rows[]', 'next'] },
  'register.open': { input: () => ({ recordId }), outcomes: nothingThere, fields: [] },
  'register.enter': { input: () => ({ kind, answers: {} }), outcomes: nothingThere, fields: [] },
  'register.move': {
    input: () => ({ recordId, version: 1, action: 'keep', input: {} }),
    outcomes: nothingThere,
    fields: [],
  },
  'register.import': {
    input: () => ({ kind, header: ['名称'], rows: [['一']], doubles: 'skip', confirmed: true }),
    outcomes: nothingThere,
    fields: [],
  },
  'register.attest': {
    input: () => ({ recordId, note: '已经和原件逐项核对，一致。' }),
    outcomes: { notFound: ['auditor'], forbidden: without('auditor') },
    fields: [],
  },
};
