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
  const settings = database.collection('settings').aggregate().match({ _id: unionId });
  const { data } = await Object.entries(asked)
    .reduce((stages, [name, query]) => (query ? stages.lookup({ ...query, as: name }) : stages), settings)
    .end();
  const [root] = data;
  if (!root) return undefined;
  const trouble = keyTrouble(root.keys, vault);
  if (trouble !== undefined) throw new SecretTrouble(trouble);
  const allStamped = root.keys.stampedSince !== null;
  return { union: v.parse(Union, root), caller: root.caller[0], allStamped, found: root };
}
