import type { OperationName } from '../../core/contract';
import { atTheDesk, ofRights, ofUnion, type Row, without } from './matrix-roles';
import { inside, summary } from './reply-fields';

/** What is answered to whom of figures: part of the matrix. */
export const figureRows: Readonly<Record<Extract<OperationName, `figures.${string}`>, Row>> = {
  'figures.read': {
    input: () => ({ figures: ['cases.opened', 'rights.satisfaction'], desk: 'rights', year: '2026' }),
    outcomes: { accepted: ofRights, forbidden: without(...ofRights) },
    fields: [
      ...['figures[]', 'cutOff', 'isWhole'],
      ...inside('figures[].', ['id', 'label', 'unit', 'words', 'value', 'atLeast', 'topics[]', 'ratio']),
      ...inside('figures[].topics[].', ['topic', 'label', 'value']),
      ...inside('figures[].ratio.', ['numerator', 'denominator']),
    ],
  },
  'figures.desks': {
    input: () => ({ figures: ['cases.opened'], year: '2026' }),
    outcomes: { accepted: ofUnion, forbidden: without(...ofUnion) },
    fields: [
      ...['desks[]', 'cutOff', 'isWhole'],
      ...inside('desks[].', ['desk', 'name', 'figures[]']),
      ...inside('desks[].figures[].', ['id', 'label', 'unit', 'words', 'value', 'atLeast', 'topics[]', 'ratio']),
    ],
  },
  'figures.records': {
    input: () => ({ figure: 'cases.opened', desk: 'rights', year: '2026' }),
    outcomes: { accepted: ofRights, forbidden: without(...ofRights) },
    fields: [
      ...['rows[]', 'next'],
      ...inside('rows[].', ['id', 'row', 'case', 'source', 'record']),
      ...inside('rows[].row.', ['on', 'count', 'quantity', 'amountFen']),
      ...inside('rows[].case.', [...summary, 'readable']),
    ],
    named: atTheDesk,
  },
};
