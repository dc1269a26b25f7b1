import { handlesCases, isAway, worksAt } from '../../../core/access';
import { awaySentence } from '../../../core/case/hands';
import { checkForm } from '../../../core/check';
import { type Day, dayOf } from '../../../core/kernel/day';
import { ok, refuse } from '../../../core/kernel/result';
import { type Acting, actingFields, actorOf, calledAtWork, Leave } from '../../../core/people';
import { deskName } from '../../../core/union';
import { operation } from '../handler';
import { colleagueOf, setAway } from '../store/people';
import { find } from '../store/query';
import { meOf } from './home';

export const byHandle = (handle: string) =>
  find('people', { 'staff.handle': handle }, { limit: 1, fields: actingFields });

/** Everybody with a post, by desk, and who of them can be given a case. */
export const listColleagues = operation('staff.colleagues', {
  load: () => ({
    people: find('people', { 'staff.desk': { $gt: '' } }, { sort: { 'staff.desk': 1 }, fields: ['name', 'staff'] }),
  }),
  run({ found, union, at }) {
    const today = dayOf(at);
    const colleagues = found.people.flatMap((person) => {
      const { staff } = person;
      if (!staff) return [];
      const { handle, title, desk } = staff;
      const duty = { away: isAway(staff, today), takes: handlesCases(staff), handles: worksAt({ staff }, desk) };
      return [{ handle, name: calledAtWork(person), title, desk, deskName: deskName(union, desk), ...duty }];
    });
    return ok({ colleagues });
  },
});

/** A colleague will be away; what comes in meanwhile goes to her deputy, who must sit at the same desk. */
export const goAway = operation('staff.away', {
  load: ({ deputy }) => ({ deputies: byHandle(deputy) }),
  async run({ input, found, caller, callerId, at, union, submitId }) {
    const [deputy] = found.deputies;
    if (!caller?.staff || !deputy?.staff) return refuse('invalidInput', { deputy: '没有找到这位同事，请重新选择。' });
    if (deputy._id === callerId || deputy.staff.desk !== caller.staff.desk || !handlesCases(deputy.staff)) {
      return refuse('invalidInput', { deputy: '请选同一个岗位、可以经办事情的另一位同事。' });
    }
    const today = dayOf(at);
    const checked = checkForm(Leave, input, { union, today });
    if (!checked.ok) return checked;
    if (isAway(deputy.staff, today)) return refuse('invalidInput', { deputy: await awayToo(deputy, today) });
    const isNoted = await setAway(callerId, caller.staff, input, submitId);
    return ok(meOf(isNoted ? { ...caller, staff: { ...caller.staff, away: input } } : caller, union));
  },
});

/** A colleague who is away cannot stand in for anybody: who does so for her. */
export async function awayToo(person: Acting, today: Day): Promise<string> {
  const next = await colleagueOf(person.staff?.away?.deputy ?? '');
  return awaySentence(actorOf(person._id, person), next && actorOf(next._id, next), today);
}

export const comeBack = operation('staff.back', {
  load: () => ({}),
  async run({ caller, callerId, union, submitId }) {
    if (!caller?.staff) return refuse('forbidden');
    if (!(await setAway(callerId, caller.staff, undefined, submitId))) return ok(meOf(caller, union));
    const { away: _ended, ...staff } = caller.staff;
    return ok(meOf({ ...caller, staff }, union));
  },
});
