import { answersFor } from '../../core/access';
import { remind } from '../../core/case/warning';
import { dayOf, type Instant } from '../../core/kernel/day';
import { actorOf } from '../../core/people';
import { casesToRemind, noteReminder } from '../shared/store/cases';
import { staffAt } from '../shared/store/people';

/** Reminds of deadlines. Running it twice or late gives each reminder once. Returns how many cases it wrote to. */
export async function remindOfDeadlines(at: Instant): Promise<number> {
  const headsOf = new Map<string, string[]>();
  let reminded = 0;
  for (const found of await casesToRemind(dayOf(at))) {
    const heads = headsOf.get(found.desk) ?? (await readHeads(found.desk));
    headsOf.set(found.desk, heads);
    if (await noteReminder(found, remind(found, heads, at), at)) reminded += 1;
  }
  return reminded;
}

/** Who answers for a desk: its own approvers, or the leaders where it has none. */
async function readHeads(desk: string): Promise<string[]> {
  const people = [...(await staffAt(desk)), ...(await staffAt('office'))];
  const heads = people.map((person) => actorOf(person._id, person)).filter((actor) => answersFor(actor, desk));
  const own = heads.filter(({ staff }) => staff?.desk === desk);
  return (own.length > 0 ? own : heads).map(({ id }) => id);
}
