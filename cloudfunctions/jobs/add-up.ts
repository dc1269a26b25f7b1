import { addUp } from '../shared/store/adding-up';
import { find } from '../shared/store/query';
import { kindOf } from './work';

/** So many slices are added up in one run, each in its turn. */
const mostTurns = 20;

/** What the ledger gained is added to the totals, from which figures are read. */
export const totals = kindOf({
  name: 'totals',
  due: (_at, { skip }) => (skip === 0 ? find('settings', {}, { limit: 1, fields: ['_id'] }) : undefined),
  begin({ now }) {
    let turns = 0;
    return async () => {
      turns += 1;
      return (await addUp(now())) && turns < mostTurns;
    };
  },
});
