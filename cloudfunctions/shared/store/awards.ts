import { standingFields } from '../../../core/case/renewal';
import { summaryFields } from '../../../core/case/view';
import { find } from './query';

/** What somebody has asked for that can be granted year after year, the newest first. */
export const ownAwards = (callerId: string) =>
  find(
    'cases',
    { 'owner.id': callerId, personKey: { $gt: '' } },
    { sort: { openedKey: -1 }, limit: 20, fields: [...summaryFields, ...standingFields] },
  );
