import { canonical } from '../../core/kernel/canonical';
import { isRound, type Round, roundMark } from '../../core/round/round';
import { roundsBefore } from '../../core/round/rounds-before';
import type { StoredSettings } from '../../core/union/union';
import { everyAlarmId } from './alarm-id';
import { vault } from './vault';

/** True when nobody but the cloud changed a round. There was none from before there were stamps. */
export const isRoundIntact = (round: Round): boolean =>
  isRound(round) && roundMark.isAsStored(round, { stamper: vault, allStamped: true });

/** What an alarm is about that is raised where a round is found changed. */
export const stateOfRound = ({ changes: _changes, ...round }: Round): string => canonical(round);

/** The ids of what is raised about a round as it is. */
export const roundAlarms = (round: Round) => everyAlarmId('brokenSettings', stateOfRound(round), vault);

/** What was announced, as far as it can be relied on. */
export interface Announcements {
  rounds: readonly Round[];
  /** Those that somebody changed in the store. */
  brokenRounds: readonly Round[];
  /** Whether nobody changed the settings themselves; and neither these nor any of the rounds. */
  areSettingsIntact: boolean;
  isSettled: boolean;
}

/**
 * The rounds that a call asked for, with those that still lie among the settings, and whether nobody changed any of these in the
 * store, nor the settings themselves. One that is no round any more is left out, and everything else goes on.
 */
export function roundsAmong(
  found: { readonly rounds?: unknown },
  { settings, isSettled }: { settings: StoredSettings; isSettled: boolean },
): Announcements {
  const areSettingsIntact = isSettled;
  if (!Array.isArray(found.rounds)) return { rounds: [], brokenRounds: [], areSettingsIntact, isSettled };
  const read: readonly Round[] = found.rounds;
  const stored = read.filter(isRound);
  const moved = new Set(read.map(({ _id }) => _id));
  const before = roundsBefore(settings).filter(({ _id }) => !moved.has(_id));
  const brokenRounds = read.filter((round) => !isRoundIntact(round));
  const rounds = [...stored, ...before];
  return { rounds, brokenRounds, areSettingsIntact, isSettled: isSettled && brokenRounds.length === 0 };
}
