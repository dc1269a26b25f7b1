import type { CloudBase } from '@cloudbase/node-sdk';
import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';

export type Database = ReturnType<CloudBase['database']>;
export type Aggregate = ReturnType<ReturnType<Database['collection']>['aggregate']>;
type Expressions = Database['command']['aggregate'];

/** A pipeline on `cases` and its result. */
export type PipelineCase = readonly [
  sentence: string,
  build: (a: Aggregate, $: Expressions, db: Database) => Aggregate,
  result: unknown,
];

const CASES = Array.from({ length: 30 }, (_item, n) => ({
  _id: `c${String(n).padStart(2, '0')}`,
  n,
  desk: n % 2 === 0 ? 'even' : 'odd',
  town: ['east', 'west', 'north'][n % 3],
  at: new Date(Date.UTC(2026, n % 12, 1 + n)),
  tags: n % 5 === 0 ? ['five', `t${n}`] : [],
  fee: { yuan: n * 10 },
}));
export const TOWNS = [
  { _id: 'east', title: '东', officers: ['o1', 'o2'] },
  { _id: 'west', title: '西', officers: ['o2'] },
  { _id: 'south', title: '南', officers: [] },
];

const INDEXES = [
  { name: 'byDesk', fields: [['desk', 1] as const, ['n', -1] as const] },
  { name: 'byAt', fields: [['at', 1] as const] },
];

export const KINDS = [
  ['without indexes', []],
  ['with indexes', INDEXES],
] as const;

export function startWithCases(indexes: typeof INDEXES | readonly []): Promise<TestCloud> {
  return startTestCloud({
    world: { documents: { cases: CASES, towns: TOWNS } },
    collections: [
      { name: 'cases', indexes },
      { name: 'towns', indexes: [{ name: 'byOfficer', fields: [['officers', 1]] }] },
    ],
  });
}

export function databaseOf(cloud: TestCloud): Database {
  return connect(cloud.url).database();
}
