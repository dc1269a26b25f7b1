import { alarmMark, openAlarm } from '../../core/alarm';
import type { Catalogue } from '../../core/case/catalogue';
import { dayOf, type Instant } from '../../core/kernel/day';
import { isSealed } from '../../core/record/vault';
import { alarmIds } from './alarm-id';
import { keysOf, type Settled } from './keys';
import type { OpenVault } from './vault';

/** Records of one collection by their fields: that are there, are not there, or hold a text that begins so. */
export interface Look {
  from: string;
  where: Readonly<Record<string, boolean | string>>;
}

/** A store in which can be looked before any function is at work; a collection that it does not have is empty. */
export interface Searched {
  any(look: Look): Promise<boolean>;
  count(look: Look): Promise<number>;
}

/** What of each kind bears a stamp, and what the auditors call it. */
const kinds: readonly (readonly [called: string, look: Look])[] = [
  ['办理的事', { from: 'cases', where: {} }],
  ['任职', { from: 'people', where: { 'staff.desk': true } }],
  ['邀请码', { from: 'invitations', where: {} }],
  ['工会设置', { from: 'settings', where: {} }],
  ['异议', { from: 'objections', where: {} }],
  ['提醒', { from: 'alarms', where: {} }],
];

/** The last text that begins with a prefix ends before this one. */
export const behind = (prefix: string) =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);

/** What only functions leave behind that check their secret: one of these says that the store once had its record. */
function traces(vault: OpenVault, { services }: Catalogue): Look[] {
  const sealed = services.flatMap(({ fields }) => fields.filter(isSealed).map(({ name }) => name));
  const versions = vault.checks().map((_, index) => `v${index + 1}.b.`);
  return [
    ...kinds.map(([, { from }]) => ({ from, where: { stamp: true } })),
    { from: 'filings', where: { stamp: true } },
    ...['openings', 'rosters'].map((from) => ({ from, where: { _id: true } })),
    { from: 'people', where: { ended: true } },
    { from: 'counters', where: { _id: 'paid:' } },
    { from: 'cases', where: { 'reveals.stamp': true } },
    ...[...new Set(sealed)].flatMap((name) =>
      versions.map((begin) => ({ from: 'cases', where: { [`answers.${name}.sealed`]: begin } })),
    ),
  ];
}

/**
 * What becomes of a store whose settings hold no record of the secret. It is taken over as one from before there was any only
 * where whoever starts it says so, and nothing in it says otherwise; the alarm tells the auditors how much stands there
 * without a stamp. A new store is none of these.
 */
export async function takeOver(
  store: Searched,
  vault: OpenVault,
  { isFromBefore, at, catalogue }: { isFromBefore: boolean; at: Instant; catalogue: Catalogue },
): Promise<Exclude<Settled, 'asItIs'>> {
  for (const trace of traces(vault, catalogue)) {
    if (await store.any(trace)) return { trouble: takenAway(trace) };
  }
  if (!isFromBefore) return { trouble: `${gone}; only a store from before there was one is opened with --from-before` };
  const counted: { called: string; count: number }[] = [];
  for (const [called, { from, where }] of kinds)
    counted.push({ called, count: await store.count({ from, where: { ...where, stamp: false } }) });
  const each = counted.map(({ called, count }) => `${called} ${count} 条`).join('、');
  const about = `部署时按旧版数据接收了现有的存档，这些记录没有签章，照原样认可：${each}。请向部署的人核实确是旧版升级，并抽查任职、规则和金额；如果不是升级，可能有人直接改过数据库，请用备份核对。`;
  // The one of the day (trust.ts), which tells less and takes nothing of it.
  const count = counted.reduce((total, one) => total + one.count, 0);
  const [id = ''] = alarmIds('takenOver', dayOf(at), vault);
  const alarm = openAlarm(id, { kind: 'takenOver', at, about, caseId: null, by: null, count });
  return {
    keys: keysOf(vault, { since: at, stampedSince: null, kinds: {} }),
    alarm: { ...alarm, stamp: alarmMark.stampOf(alarm, vault) },
  };
}

const gone =
  'the settings hold no check of the secret: if somebody took it away, restore the settings from a backup (docs/backup.md)';

function takenAway({ from, where }: Look): string {
  const what = Object.keys(where).join(', ');
  return `the check of the secret is gone from the settings, although ${from} (${what}) were written with one: somebody took it away, and may have changed more; restore the settings from a backup and run verify (docs/backup.md)`;
}
