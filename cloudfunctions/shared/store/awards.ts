import { standingFields } from '../../../core/case/renewal';
import { summaryFields } from '../../../core/case/view';
import { find } from './query';

/** What somebody has asked for that can be granted year after year; few, whatever else she has asked for. */
export const ownAwards = (callerId: string) =>
  find(
    'cases',
    { 'owner.id': callerId, personKey: { $gt: '' } },
    { limit: 100, fields: [...summaryFields, ...standingFields] },
  );
