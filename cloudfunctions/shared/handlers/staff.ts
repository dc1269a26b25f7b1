import { type Actor, handlesCases, type StaffPost, worksAt } from '../../../core/access';
import { handOver } from '../../../core/case/entrust';
import { dayOf } from '../../../core/kernel/day';
import { ok, refuse } from '../../../core/kernel/result';
import { actorOf, type Person } from '../../../core/people';
import { deskName } from '../../../core/union';
import { digest } from '../digest';
import { circumstances, operation } from '../handler';
import { countOpenCasesOf, openCasesOf, updateCase } from '../store/cases';
import { endPost, setAway } from '../store/people';
import { find } from '../store/query';
import { meOf } from './home';

const byHandle = (handle: string) => find('people', { 'staff.handle': handle }, { limit: 1 });

/** Everybody with a post, by desk, and who of them can be given a case. */
export const listColleagues = operation('staff.colleagues', {
  load: () => ({ people: find('people', { 'staff.desk': { $gt: '' } }, { sort: { 'staff.desk': 1 } }) }),
  run({ found, union, at }) {
    const today = dayOf(at);
    const colleagues = found.people.flatMap(({ name, staff }) => {
      if (!staff) return [];
      const { handle, title, desk, away } = staff;
      const isAway = away !== undefined && away.until >= today;
      const duty = { away: isAway, takes: handlesCases(staff), handles: worksAt({ staff }, desk) };
      return [{ handle, name, title, desk, deskName: deskName(union, desk), ...duty }];
    });
    return ok({ colleagues });
  },
});

/** A colleague will be away; what comes in meanwhile goes to her deputy, who must sit at the same desk. */
export const goAway = operation('staff.away', {
  load: ({ deputy }) => ({ deputies: byHandle(deputy) }),
  async run({ input, found, caller, callerId, at, union }) {
    const [deputy] = found.deputies;
    if (!caller?.staff || !deputy?.staff) return refuse('invalidInput', { deputy: '没有找到这位同事，请重新选择。' });
    if (deputy._id === callerId || deputy.staff.desk !== caller.staff.desk || !handlesCases(deputy.staff)) {
      return refuse('invalidInput', { deputy: '请选同一个岗位、可以经办事情的另一位同事。' });
    }
    if (input.until < dayOf(at)) return refuse('invalidInput', { until: '这一天已经过去，请选今天或以后的日子。' });
    await setAway(callerId, input);
    return ok(meOf({ ...caller, staff: { ...caller.staff, away: input } }, union));
  },
});

export const comeBack = operation('staff.back', {
  load: () => ({}),
  async run({ caller, callerId, union }) {
    if (!caller?.staff) return refuse('forbidden');
    await setAway(callerId, undefined);
    const { away: _ended, ...staff } = caller.staff;
    return ok(meOf({ ...caller, staff }, union));
  },
});

/** How many cases change hands in one call; the phone asks again until nothing is left. */
const batch = 50;

/** A colleague leaves: her open cases go to her successor, then her post ends. Asking again goes on where it stopped. */
export const leaveStaff = operation('staff.leave', {
  load: ({ handle, successor }) => ({ leaving: byHandle(handle), successors: byHandle(successor) }),
  async run(request) {
    const { input, found } = request;
    const [leaving] = found.leaving;
    if (!leaving) return ok({ moved: 0, left: 0 });
    const successor = canTake(found.successors[0]);
    if (!successor || successor.id === leaving._id) return refuse('unknownColleague');
    // From now on nothing new is given to her.
    await setAway(leaving._id, { until: '9999-12-31', deputy: input.successor });
    const [open, theirs] = await Promise.all([countOpenCasesOf(leaving._id), openCasesOf(leaving._id, batch)]);
    let moved = 0;
    for (const one of theirs) {
      const submitId = digest(`${request.submitId}:${one._id}:${one.version}`).slice(0, 32);
      const change = handOver(one, successor, circumstances({ ...request, submitId }));
      if (change && (await updateCase(one, change))) moved += 1;
    }
    const left = Math.max(open, theirs.length) - moved;
    if (left === 0) await endPost(leaving._id);
    return ok({ moved, left });
  },
});

function canTake(person: Person | undefined): (Actor & { staff: StaffPost }) | undefined {
  if (!person?.staff || !handlesCases(person.staff)) return undefined;
  return { ...actorOf(person._id, person), staff: person.staff };
}
