import type { Alarm } from '../../core/alarm';
import type { Instant } from '../../core/kernel/day';
import { type Judging, textOf } from '../../core/kernel/stamp';
import type { OpenVault } from './vault';

/** The records that bear a stamp beside cases, by collection. */
export const stampedKinds = ['people', 'invitations', 'settings', 'alarms', 'objections', 'rosters'] as const;
export type StampedKind = (typeof stampedKinds)[number];

/** Since when a kind of record is stamped. */
export interface Stamping {
  /** When the functions that stamp it were first at work in this store. */
  from: Instant;
  /** Since when every one bears a stamp; null while some from before may lie there without one. */
  all: Instant | null;
}

/** What the settings keep to tell whether the secret of this start is the one the store was written with. */
export interface Keys {
  /** One check for each secret, first to last. */
  checks: readonly string[];
  /** When the record was first written. */
  since: Instant;
  /** Since when every case bears a stamp; null while cases from before there were stamps may lie there without one. */
  stampedSince: Instant | null;
  /** The same of everything else; a kind that is not named here was not met yet by functions that stamp it. */
  kinds?: { readonly [kind in StampedKind]?: Stamping };
  /** Over all of this, so that nobody takes back from the outside that every case must bear a stamp. */
  stamp: string;
}

const textOfKeys = (keys: object) => textOf('keys', keys, ['stamp']);

/** The record for the secrets of this vault. */
export function keysOf(vault: OpenVault, { since, stampedSince, kinds }: Omit<Keys, 'checks' | 'stamp'>): Keys {
  const keys = { checks: vault.checks(), since, stampedSince, ...(kinds && { kinds }) };
  return { ...keys, stamp: vault.stamp(textOfKeys(keys)) };
}

/** Why these secrets must not touch the store that this record lies in; undefined when all is well. */
export function keyTrouble(keys: Keys | undefined, vault: OpenVault): string | undefined {
  if (!keys)
    return 'the settings hold no check of the secret: restore them from a backup (docs/backup.md, the check is gone)';
  if (!Array.isArray(keys.checks)) return changed;
  const own = vault.checks();
  const other = keys.checks.findIndex((check, index) => own[index] !== check);
  if (other !== -1) {
    const [is, knows] = [own.length, keys.checks.length];
    const missing = other >= is ? `is missing (${is} given, the store knows ${knows})` : 'is not the one of this store';
    return `secret v${other + 1} of HEARTH_SECRET ${missing}: put the right one back; what was sealed opens with no other`;
  }
  return vault.isStamp(textOfKeys(keys), keys.stamp) ? undefined : changed;
}

const changed = 'the check of the secret was changed by hand';

/** The record of a store in which nothing was ever written without a stamp. */
export function newKeys(vault: OpenVault, at: Instant): Keys {
  const kinds = Object.fromEntries(stampedKinds.map((kind) => [kind, { from: at, all: at }]));
  return keysOf(vault, { since: at, stampedSince: at, kinds });
}

/** By what a record of a kind is judged. */
export function judgingOf({ kinds = {} }: Pick<Keys, 'kinds'>, kind: StampedKind, vault: OpenVault): Judging {
  return { stamper: vault, allStamped: (kinds[kind]?.all ?? null) !== null };
}

/** What the start and the deployment do about the record, and what the auditors are told of it. */
export type Settled = { keys: Keys; alarm?: Alarm } | { trouble: string } | 'asItIs';

/** The record that a start or a deployment leaves behind where it finds one: a secret that was added gets its check. */
export function settleKeys(known: Keys, vault: OpenVault): Settled {
  const trouble = keyTrouble(known, vault);
  if (trouble !== undefined) return { trouble };
  return known.checks.length < vault.checks().length ? { keys: keysOf(vault, known) } : 'asItIs';
}
