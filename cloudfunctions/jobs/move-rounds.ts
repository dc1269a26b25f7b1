import { roundsBefore } from '../../core/round/rounds-before';
import { find } from '../shared/store/query';
import { insertRound } from '../shared/store/rounds';
import { saveSettings } from '../shared/store/settings';
import { kindOf } from './work';

/**
 * Seasons that still lie among the settings come to lie in the collection of rounds, each as it was decided. Not while somebody has
 * changed the settings in the store: an auditor looks first.
 */
export const roundsFromBefore = kindOf({
  name: 'roundsFromBefore',
  due: (_at, part) => find('settings', { 'seasons.year': { $gt: 0 } }, { ...part, fields: ['_id'] }),
  begin:
    ({ settings, isSettled }) =>
    async () => {
      if (!isSettled) return false;
      for (const round of roundsBefore(settings)) await insertRound({ ...round, version: 1 });
      return saveSettings(settings, { seasons: [] }, 'seasons');
    },
});
