import { heedObjections } from '../shared/objecting';
import { find } from '../shared/store/query';
import { kindOf } from './work';

/** Objections whose call died before it had seen to it that the case stands still. */
export const objections = kindOf({
  name: 'objections',
  due: (_at, part) => find('objections', { open: true }, { sort: { caseId: 1 }, ...part, fields: ['_id', 'caseId'] }),
  begin:
    ({ now, catalogue }) =>
    ({ caseId }) =>
      heedObjections(caseId, { at: now(), catalogue }),
});
