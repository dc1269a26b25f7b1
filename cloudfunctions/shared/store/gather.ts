import * as v from 'valibot';
import { isPlainData } from '../../../core/kernel/canonical';
import { actingFields, type Caller } from '../../../core/union/people';
import { type StoredSettings, Union } from '../../../core/union/union';
import { type Keys, keyTrouble } from '../keys';
import { areSettingsIntact, reportAmnesty, reportSettings, trusted } from '../trust';
import { SecretTrouble, vault } from '../vault';
import { database } from './database';
import { find, type Query } from './query';

/** The one settings document that everything is read beside. */
const unionId = 'union';

/** What is read of whoever calls: what was accepted and sent by WeChat is no business of an operation. */
const callerFields = [...actingFields, 'area', 'unit'] as const;
type Aggregation = ReturnType<ReturnType<typeof database.collection>['aggregate']>;

/** What an operation asks; undefined where this input needs no answer. */
export type Questions = Record<string, Query<unknown> | undefined>;
export type Answers<Q extends Questions> = { [K in keyof Q]: Rows<Q[K]> };
type Rows<Q> = Q extends Query<unknown> ? NonNullable<Q['rows']>[] : undefined;

export interface Gathered<Q extends Questions> {
  union: Union;
  caller: Caller | undefined;
  /** True once every case bears a stamp. */
  allStamped: boolean;
  /** The settings as they lie in the store, and whether nobody but the cloud changed them. */
  settings: StoredSettings;
  isSettled: boolean;
  found: Answers<Q>;
}

/**
 * Reads everything an operation needs in ONE round trip: the union's settings, the caller, and the operation's own
 * questions, as uncorrelated `$lookup`s beside the settings document (a question is not named like a setting). People come
 * as they may act. Undefined when the union is not set up yet; throws `SecretTrouble` when the store was written
 * with another secret, and `SettingsTrouble` when the settings cannot be read.
 */
export async function gather<Q extends Questions>(callerId: string, questions: Q): Promise<Gathered<Q> | undefined> {
  const asked: Questions = {
    caller: find('people', { _id: callerId }, { limit: 1, fields: callerFields }),
    ...questions,
  };
  const root = await beside(asked, database.collection('settings').aggregate().match({ _id: unionId }), callerId);
  if (!root) return undefined;
  const allStamped = root.keys.stampedSince !== null;
  const settings = Object.fromEntries(Object.entries(root).filter(([name]) => !(name in asked)));
  const text = JSON.stringify(settings);
  const known = last?.text === text && isPlainData(settings) ? last : undefined;
  const isSettled = known?.isSettled ?? areSettingsIntact(settings, root.keys);
  if (!isSettled) await reportSettings(settings, root.keys);
  const union = known?.union ?? unionIn(settings);
  last = { text, union, isSettled };
  return { union, caller: root.caller[0], allStamped, settings, isSettled, found: root };
}

/** The settings cannot be read as what they are: somebody changed them in the store, and nothing can go on. */
export class SettingsTrouble extends Error {
  constructor(mistakes: object) {
    super(`the settings of the union cannot be read: ${JSON.stringify(mistakes)}`);
  }
}

/** The settings as they were read last, to the letter: while they stay so, they are neither parsed nor judged again. */
let last: { text: string; union: Union; isSettled: boolean } | undefined;

/** The check of the secret as it was last found right, to the letter. */
let lastKeys: string | undefined;

function unionIn(settings: StoredSettings): Union {
  const parsed = v.safeParse(Union, settings);
  if (!parsed.success) throw new SettingsTrouble(v.flatten(parsed.issues));
  return parsed.output;
}

/** The answers alone, in one round trip, for whoever has the settings already; undefined and throwing as above. */
export async function ask<Q extends Questions>(questions: Q): Promise<Answers<Q> | undefined> {
  return beside(questions, database.collection('settings').aggregate().match({ _id: unionId }).project({ keys: 1 }));
}

async function beside(questions: Questions, settings: Aggregation, callerId?: string) {
  const asked = Object.entries(questions).flatMap(([name, query]) => (query ? [[name, query] as const] : []));
  const { data } = await asked.reduce((stages, [as, query]) => stages.lookup({ ...query, as }), settings).end();
  const [root] = data;
  if (!root) return undefined;
  const keys: Keys | undefined = root.keys;
  const keysText = JSON.stringify(keys);
  const isKnown = keysText === lastKeys && isPlainData(keys);
  const trouble = isKnown ? undefined : keyTrouble(keys, vault);
  if (!keys || trouble !== undefined) throw new SecretTrouble(trouble);
  lastKeys = keysText;
  await reportAmnesty(keys);
  for (const [name, query] of asked) {
    root[name] = await trusted(query, root[name], keys, callerId);
  }
  return root;
}
