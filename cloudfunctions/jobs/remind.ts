import type { Case } from '../../core/case/case';
import { remind } from '../../core/case/warning';
import { type Day, dayOf } from '../../core/kernel/day';
import { type Actor, answersFor, isAway } from '../../core/union/access';
import { actorOf } from '../../core/union/people';
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
  begin({ now, catalogue }) {
    const people = new Map<string, Promise<Actor[]>>();
    return async (found) => {
      const there = people.get(found.desk) ?? readPeople(found.desk);
      people.set(found.desk, there);
      const at = now();
      return noteReminder(
        found,
        remind(found, { ...besideIn(await there, found, dayOf(at)), catalogue }, at),
        dayOf(at),
      );
    };
  },
});

/** Everybody at a desk, and the leaders. */
async function readPeople(desk: string): Promise<Actor[]> {
  const found = await ask({ people: staffOf([desk, 'office']) });
  return (found?.people ?? []).map((person) => actorOf(person._id, person));
}

/** Who answers for the desk of a case, its own approvers or the leaders where it has none; and who stands in for its officer. */
function besideIn(people: readonly Actor[], { desk, officer }: Pick<Case, 'desk' | 'officer'>, today: Day) {
  const heads = people.filter((actor) => answersFor(actor, desk));
  const own = heads.filter(({ staff }) => staff?.desk === desk);
  const post = people.find(({ id }) => id === officer?.id)?.staff;
  const deputy = isAway(post, today) ? people.find(({ staff }) => staff?.handle === post?.away?.deputy) : undefined;
  return { heads: (own.length > 0 ? own : heads).map(({ id }) => id), deputy: deputy?.id };
}
