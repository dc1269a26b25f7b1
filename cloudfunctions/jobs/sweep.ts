import { keeping } from '../../core/keeping';
import type { Instant } from '../../core/kernel/day';
import { sweepDraftsBefore } from '../shared/store/drafts';
import { sweepLimitsBefore } from '../shared/store/limits';
import { find } from '../shared/store/query';
import { kindOf } from './work';

const daysBefore = (at: Instant, days: number) => new Date(Date.parse(at) - days * 86_400_000).toISOString();

const keptSince = (at: Instant) => daysBefore(at, keeping.draftDays);

/** Forms that nobody has gone on with for as long as drafts are kept are removed: one piece of work, however many they are. */
export const drafts = kindOf({
  name: 'drafts',
  due: (at, { skip }) => find('drafts', { savedAt: { $lt: keptSince(at) } }, { skip, limit: 1, fields: ['_id'] }),
  begin:
    ({ now }) =>
    async () =>
      (await sweepDraftsBefore(keptSince(now()))) > 0,
});

/** What people did a day ago is forgotten: every allowance is whole again long before. */
export const limits = kindOf({
  name: 'limits',
  due: (at, { skip }) =>
    find('limits', { at: { $lt: Date.parse(daysBefore(at, 1)) } }, { skip, limit: 1, fields: ['_id'] }),
  begin:
    ({ now }) =>
    async () =>
      (await sweepLimitsBefore(daysBefore(now(), 1))) > 0,
});
