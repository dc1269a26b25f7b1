import type { AlarmKind } from '../../core/alarm';
import type { OpenVault } from './vault';

/** The one alarm of a kind about `what`. It is keyed: nobody without the secret can take its place before it is raised. */
export const alarmIdOf = (kind: AlarmKind, what: string, vault: Pick<OpenVault, 'blind'>) =>
  vault.blind(`alarm:${kind}:${what}`).slice(0, 32);
