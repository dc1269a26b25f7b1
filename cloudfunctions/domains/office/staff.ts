import { awaySentence } from '../../../core/case/hands';
import { officeOperations } from '../../../core/domains/office/operations';
import { type Day, dayOf } from '../../../core/kernel/day';
import { ok, refuse } from '../../../core/kernel/result';
import { checkForm } from '../../../core/record/check';
import { handlesCases, isAway, worksAt } from '../../../core/union/access';
import { type Acting, actorOf, calledAtWork, Leave } from '../../../core/union/people';
import { deskName, isLost } from '../../../core/union/union';
import { operation } from '../../shared/handler';
import { allStaff, byHandle, colleagueOf, holderAmong, setAway } from '../../shared/store/people';
import { meOf } from './home';

/** What a desk is called that the union gave up. */
const lostName = '岗位已撤并';

/**
 * Everybody with a post, by desk, and who of them can be given a case. Whoever's post was changed in the store is still
 * there, so that it can be ended; she can be given nothing. So it is with whoever's desk the union gave up.
 */
export const listColleagues = operation(officeOperations, 'staff.colleagues', {
  load: () => ({ people: allStaff() }),
  run({ found, union, at }) {
    const today = dayOf(at);
    const colleagues = found.people.flatMap((person: Acting) => {
      const { staff, broken } = person;
      const post = staff ?? broken;
      if (!post) return [];
      const { handle, title, desk } = post;
      const works = staff !== undefined && !isLost(union, desk);
      const duty = {
        away: isAway(post, today),
        takes: works && handlesCases(post),
        handles: works && worksAt({ staff: post }, desk),
      };
      return [
        {
          handle,
          name: calledAtWork({ ...person, staff: post }),
          title,
          desk,
          deskName: isLost(union, desk) ? lostName : deskName(union, desk),
          ...duty,
        },
      ];
    });
    return ok({ colleagues });
  },
});

/** A colleague will be away; what comes in meanwhile goes to her deputy, who must sit at the same desk. */
export const goAway = operation(officeOperations, 'staff.away', {
  load: ({ deputy }) => ({ deputies: byHandle(deputy) }),
  async run({ input, found, caller, callerId, at, union, submitId }) {
    const deputy = holderAmong(found.deputies);
    if (!caller?.staff || !deputy?.staff) return refuse('invalidInput', { deputy: '没有找到这位同事，请重新选择。' });
    if (deputy._id === callerId || deputy.staff.desk !== caller.staff.desk || !handlesCases(deputy.staff)) {
      return refuse('invalidInput', { deputy: '请选同一个岗位、可以经办事情的另一位同事。' });
    }
    const today = dayOf(at);
    const checked = checkForm(Leave, input, { union, today });
    if (!checked.ok) return checked;
    if (isAway(deputy.staff, today)) return refuse('invalidInput', { deputy: await awayToo(deputy, today) });
    return ok(meOf((await setAway(caller, input, submitId)) ?? caller, union));
  },
});

/** A colleague who is away cannot stand in for anybody: who does so for her. */
export async function awayToo(person: Acting, today: Day): Promise<string> {
  const next = await colleagueOf(person.staff?.away?.deputy ?? '');
  return awaySentence(actorOf(person._id, person), next && actorOf(next._id, next), today);
}

export const comeBack = operation(officeOperations, 'staff.back', {
  load: () => ({}),
  async run({ caller, union, submitId }) {
    if (!caller?.staff) return refuse('forbidden');
    return ok(meOf((await setAway(caller, undefined, submitId)) ?? caller, union));
  },
});
