import { answersFor } from '../../core/access';
import { remind } from '../../core/case/warning';
import { dayOf } from '../../core/kernel/day';
import { actorOf } from '../../core/people';
import { noteReminder, remindedFields } from '../shared/store/cases';
import { ask } from '../shared/store/gather';
import { staffOf } from '../shared/store/people';
import { find } from '../shared/store/query';
import { kindOf } from './work';

/** Reminders of deadlines. Twice or late gives each of them once. */
export const reminders = kindOf({
  name: 'reminders',
  due: (at, part) =>
    find('cases', { warnOn: { $lte: dayOf(at) } }, { sort: { warnOn: 1 }, ...part, fields: remindedFields }),
  begin({ now }) {
    const headsOf = new Map<string, Promise<string[]>>();
    return async (found) => {
      const heads = headsOf.get(found.desk) ?? readHeads(found.desk);
      headsOf.set(found.desk, heads);
      const at = now();
      return noteReminder(found, remind(found, await heads, at), dayOf(at));
    };
  },
});

/** Who answers for a desk: its own approvers, or the leaders where it has none. */
async function readHeads(desk: string): Promise<string[]> {
  const found = await ask({ people: staffOf([desk, 'office']) });
  const actors = (found?.people ?? []).map((person) => actorOf(person._id, person));
  const heads = actors.filter((actor) => answersFor(actor, desk));
  const own = heads.filter(({ staff }) => staff?.desk === desk);
  return (own.length > 0 ? own : heads).map(({ id }) => id);
}
