import * as v from 'valibot';
import type { Person } from '../../../core/people';
import { Union } from '../../../core/union';
import { keyTrouble } from '../keys';
import { SecretTrouble, vault } from '../vault';
import { database } from './database';
import { find, type Query } from './query';

/** The one settings document that everything is read beside. */
const unionId = 'union';

/** What is read of whoever calls: what was accepted and sent by WeChat is no business of an operation. */
const callerFields = ['_id', 'name', 'phone', 'area', 'unit', 'staff'] as const;
type Aggregation = ReturnType<ReturnType<typeof database.collection>['aggregate']>;

/** What an operation asks; undefined where this input needs no answer. */
export type Questions = Record<string, Query<unknown> | undefined>;
export type Answers<Q extends Questions> = { [K in keyof Q]: Rows<Q[K]> };
type Rows<Q> = Q extends Query<unknown> ? NonNullable<Q['rows']>[] : undefined;

export interface Gathered<Q extends Questions> {
  union: Union;
  caller: Person | undefined;
  /** True once every case bears a stamp. */
  allStamped: boolean;
  found: Answers<Q>;
}

/**
 * Reads everything an operation needs in ONE round trip: the union's settings, the caller, and the operation's own
 * questions, as uncorrelated `$lookup`s beside the settings document (a question is not named like a setting). Undefined when the union is not set up yet;
 * throws `SecretTrouble` when the store was written with another secret.
 */
export async function gather<Q extends Questions>(callerId: string, questions: Q): Promise<Gathered<Q> | undefined> {
  const asked: Questions = {
    caller: find('people', { _id: callerId }, { limit: 1, fields: callerFields }),
    ...questions,
  };
  const root = await beside(asked, database.collection('settings').aggregate().match({ _id: unionId }));
  if (!root) return undefined;
  const trouble = keyTrouble(root.keys, vault);
  if (trouble !== undefined) throw new SecretTrouble(trouble);
  const allStamped = root.keys.stampedSince !== null;
  return { union: v.parse(Union, root), caller: root.caller[0], allStamped, found: root };
}

/** The answers alone, in one round trip, for whoever has the settings already; undefined as above. */
export async function ask<Q extends Questions>(questions: Q): Promise<Answers<Q> | undefined> {
  return beside(questions, database.collection('settings').aggregate().match({ _id: unionId }).project({ _id: 1 }));
}

async function beside(questions: Questions, settings: Aggregation) {
  const { data } = await Object.entries(questions)
    .reduce((stages, [name, query]) => (query ? stages.lookup({ ...query, as: name }) : stages), settings)
    .end();
  return data[0];
}
