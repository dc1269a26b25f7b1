import type { OperationName } from '../../core/contract';
import { addDays, dayOf } from '../../core/kernel/day';
import { aSeason } from '../../local/worlds/students';
import { administratorOnly, everyone, type Row, staffOnly, without } from './matrix-roles';
import { inside, payments, season } from './reply-fields';

const today = dayOf(new Date().toISOString());
const {
  by: _by,
  at: _at,
  ...nextSeason
} = {
  ...aSeason(today),
  opens: addDays(today, 1),
};

type Seasonal = Extract<OperationName, `season.${string}` | `payment.${string}` | `opening.${string}`>;

/** What runs the seasons and pays: part of the matrix. */
export const seasonRows: Readonly<Record<Seasonal, Row>> = {
  'season.list': { input: () => ({}), outcomes: { accepted: everyone }, fields: inside('seasons[].', season) },
  'season.announce': { input: () => nextSeason, outcomes: administratorOnly, fields: inside('seasons[].', season) },
  'season.checked': { input: () => ({ year: '2026' }), outcomes: { forbidden: everyone }, fields: [] },
  'season.publish': {
    input: ({ caseId: id }) => ({ year: '2026', cases: [{ id, version: 1 }] }),
    outcomes: { forbidden: everyone },
    fields: ['moved', 'left'],
  },
  'season.places': {
    input: () => ({ year: '2026' }),
    outcomes: staffOnly,
    fields: ['taken', 'grantedFen', 'noticeUntil'],
  },
  'payment.list': { input: () => ({}), outcomes: { forbidden: everyone }, fields: payments },
  'payment.sheet': { input: () => ({}), outcomes: { forbidden: everyone }, fields: payments },
  'opening.list': {
    input: () => ({}),
    outcomes: {
      accepted: ['wrongDesk', 'leader', 'auditor', 'administrator'],
      forbidden: without('wrongDesk', 'leader', 'auditor', 'administrator'),
    },
    fields: [
      'rosters[]',
      ...inside('rosters[].', ['id', 'year', 'source', 'by', 'at', 'count', 'amountFen', 'takenBack', 'mine']),
    ],
  },
  'opening.enter': {
    input: () => ({ year: 2020, source: '花名册', lines: '甲 1000', confirmed: true }),
    outcomes: administratorOnly,
    fields: ['stored', 'count', 'amountFen', ...inside('wrong[].', ['line', 'why'])],
  },
  'opening.takeBack': {
    input: () => ({ roster: '0'.repeat(32), reason: '录错了一份。' }),
    outcomes: { notFound: ['administrator'], forbidden: without('administrator') },
    fields: ['takenBack'],
  },
};
