import type { AlarmKind } from '../../core/alarm';
import { digest } from './digest';
import type { OpenVault } from './vault';

/** As often an alarm is raised again where somebody changed the one that took its place: all of them are shown. */
const places = 3;

/**
 * Where the alarm of a kind about `what` may lie, in the order in which it is raised. The ids are keyed: nobody without the
 * secret can take a place before it is raised.
 */
export function alarmIds(kind: AlarmKind, what: string, vault: Pick<OpenVault, 'blind'>): string[] {
  const text = `alarm:${kind}:${what}`;
  return Array.from({ length: places }, (_, place) =>
    vault.blind(place === 0 ? text : `${text}:${place}`).slice(0, 32),
  );
}

/** The same, and behind them where it lies when it was raised before ids were keyed: nothing is raised there any more. */
export const everyAlarmId = (kind: AlarmKind, what: string, vault: Pick<OpenVault, 'blind'>) => [
  ...alarmIds(kind, what, vault),
  digest(`alarm:${kind}:${what}`).slice(0, 32),
];
