import { deliverFor } from '../shared/notify/deliver';
import { outboxFields } from '../shared/store/outbox';
import { find } from '../shared/store/query';
import { kindOf } from './work';

/** What waits to be sent, from one end of the queue. */
const queue = (name: string, direction: 1 | -1) =>
  kindOf({
    name,
    due: (at, part) =>
      find(
        'cases',
        { outgoingSince: { $lte: at } },
        { sort: { outgoingSince: direction }, ...part, fields: outboxFields },
      ),
    begin:
      ({ now }) =>
      (waiting) =>
        deliverFor(waiting, now()),
  });

/** The latest first: news of one's own case does not wait behind a morning's thousands of reminders. */
export const news = queue('news', -1);

/** The longest waiting first: nothing waits for ever behind what comes up. */
export const messages = queue('messages', 1);
