import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Keys, keysOf, settleKeys, stampedKinds } from '../cloudfunctions/shared/keys';
import { behind, type Look, type Searched, takeOver } from '../cloudfunctions/shared/taking-over';
import type { OpenVault } from '../cloudfunctions/shared/vault';
import { catalogue } from '../core/domains/catalogue';
import { settingsMark } from '../core/union/union';
import { docOf } from './cloud/engine/rows';
import type { Store } from './cloud/engine/store';
import { StartError } from './cloud/errors';
import type { World } from './cloud/world';

/** The file in a data folder that holds its secret. */
export const secretFile = (dataDir: string) => join(dataDir, 'secret');

/**
 * The secret of a data folder, made once and kept beside the data. Throws where the data is there and its secret is not:
 * with a new one nobody's identity or card number could ever be read again.
 */
export function secretIn(dataDir: string): string {
  const file = secretFile(dataDir);
  if (!existsSync(file)) {
    if (existsSync(join(dataDir, 'cloud.db')))
      throw new StartError(
        `The secret is gone: ${file} is not there, and without it no identity or card number in ${dataDir} can be read: put it back from where you keep it, or start anew with --reset.`,
      );
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

/** A world with the check of its secret, as the cloud itself would have left it. */
export function withKeys<W extends World>(world: W, vault: OpenVault, at: string): W {
  const { documents } = world;
  const isStamped = (name: string, field = '_id') =>
    (documents[name] ?? []).every((doc) => doc[field] === undefined || doc.stamp !== undefined);
  const since = (name: string, field?: string) => ({ from: at, all: isStamped(name, field) ? at : null });
  const kinds = {
    ...Object.fromEntries(stampedKinds.map((name) => [name, since(name)])),
    people: since('people', 'staff'),
    settings: { from: at, all: at },
  };
  const keys = keysOf(vault, { since: at, stampedSince: since('cases').all, kinds });
  // One that brings a record of its own is from before there were others.
  const settings = (documents.settings ?? []).map((each) =>
    each.keys ? each : { ...each, keys, stamp: settingsMark.stampOf(each, vault) },
  );
  return { ...world, documents: { ...documents, settings } };
}

/**
 * Checks that a store was written with this secret, before anybody is let in. One from before there was a check gets it where
 * that is said; everywhere else a check that is gone was taken away.
 */
export async function settleStore(
  store: Store,
  vault: OpenVault,
  said: { isFromBefore: boolean; at: string },
): Promise<void> {
  const [settings] = store.queries.find('settings', { _id: 'union' }, { limit: 1 }).map(docOf);
  if (!settings) return;
  const known: { keys?: Keys } = settings;
  const settled = known.keys
    ? settleKeys(known.keys, vault)
    : await takeOver(searched(store), vault, { ...said, catalogue });
  if (settled === 'asItIs') return;
  if ('trouble' in settled) throw new StartError(`This store cannot be opened: ${settled.trouble}.`);
  if (settled.alarm) {
    await store.writes.insert('alarms', [{ ...settled.alarm }]);
    console.log(`The store was taken over as one from before. The auditors were told: ${settled.alarm.about}`);
  }
  const change = { $set: { keys: settled.keys } };
  await store.writes.modify('settings', { _id: 'union' }, change, { multi: false, upsert: false, merge: true });
}

function searched({ queries, catalog }: Store): Searched {
  const condition = (asked: boolean | string) =>
    typeof asked === 'string' ? { $gte: asked, $lt: behind(asked) } : { $exists: asked };
  const query = ({ where }: Look) =>
    Object.fromEntries(Object.entries(where).map(([path, asked]) => [path, condition(asked)]));
  const isThere = ({ from }: Look) => catalog.find(from) !== undefined;
  return {
    any: async (look) => isThere(look) && queries.find(look.from, query(look), { limit: 1 }).length > 0,
    count: async (look) => (isThere(look) ? queries.count(look.from, query(look)) : 0),
  };
}
