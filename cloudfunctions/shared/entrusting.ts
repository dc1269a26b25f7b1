import type { Case } from '../../core/case/case';
import type { House } from '../../core/case/catalogue';
import { desksFor, entrust, passOn } from '../../core/case/entrust';
import { mustLeave } from '../../core/case/hands';
import { asObjector, type ObjectionRow } from '../../core/case/objection';
import type { Instant } from '../../core/kernel/day';
import { type Candidate, candidatesOf } from '../../core/record/routing';
import { workingDaysOf } from '../../core/union/calendar';
import type { Union } from '../../core/union/union';
import { national } from './clock';
import { digest } from './digest';
import { type Call, circumstances } from './handler';
import { isCase, type Judge, judgeOf, reportBroken } from './judge';
import { candidatesAt } from './store/candidates';
import { caseAfter, updateCase } from './store/cases';
import { ask, gather } from './store/gather';
import { objectionsTo } from './store/objections';

/**
 * Gives a case that nobody has to somebody at its desk, or at the desk above; answers the case as it is then, undefined
 * while there is nobody.
 */
export async function giveOut(found: Case, house: House, at: Instant): Promise<Case | undefined> {
  const read = await gather('timer', candidatesAt(desksFor(found, house)));
  const { catalogue } = house;
  return read && giveOutAmong(candidatesOf(read.found.staff, read.found.loads), found, { ...read, catalogue, at });
}

/** The same among colleagues who are known already. */
export async function giveOutAmong(
  candidates: readonly Candidate[],
  found: Case,
  { union, catalogue, allStamped, at }: House & { allStamped: boolean; at: Instant },
): Promise<Case | undefined> {
  const judge = judgeOf(allStamped, catalogue);
  const around = byTimer(union, judge, at, `entrust:${found._id}:${found.version}`);
  const asked = found.notice ? await ask({ objections: objectionsTo(found._id) }) : undefined;
  const standing = !isCase(found, judge)
    ? []
    : candidates.map((each) => asObjector(each, asked?.objections ?? [], [found]));
  const change = standing.length > 0 ? entrust(found, standing, around) : undefined;
  await reportBroken(judge, at);
  return change && (await updateCase(found, change)) ? caseAfter(found, change) : undefined;
}

/**
 * Gives a case to another colleague at its desk where whoever has it must leave what is to be done now to others, as after an
 * objection to what she checked. Undefined where somebody else moved it meanwhile.
 */
export async function passToAnother(
  found: Case,
  objections: readonly ObjectionRow[],
  { at, catalogue }: Pick<Call, 'at' | 'catalogue'>,
): Promise<boolean | undefined> {
  const { kind, officer, desk } = found;
  const flow = catalogue.serviceOf(kind)?.flow;
  if (!flow || !officer || !mustLeave(flow, found, officer)) return false;
  const read = await gather('timer', candidatesAt([desk]));
  if (!read) return false;
  const judge = judgeOf(read.allStamped, catalogue);
  const colleagues = candidatesOf(read.found.staff, read.found.loads);
  const standing = colleagues.map((each) => asObjector(each, objections, [found]));
  const change = passOn(found, standing, byTimer(read.union, judge, at, `pass:${found._id}:${found.version}`));
  await reportBroken(judge, at);
  if (!change) return false;
  return (await updateCase(found, change)) ? true : undefined;
}

/** The timer is nobody: its entries say what the calendar or the rules did, not that a person did it. */
export function byTimer(
  union: Union,
  { isIntact, catalogue }: Pick<Judge, 'isIntact' | 'catalogue'>,
  at: Instant,
  about: string,
) {
  const id = digest(about);
  const actor = { id: 'timer', name: '系统', timer: true as const };
  return circumstances({
    actor,
    at,
    union,
    catalogue,
    // What the calendar and the rules do decides on no money.
    rounds: [],
    submitId: id.slice(0, 32),
    bodyHash: id,
    isWorkingDay: workingDaysOf(union, national),
    isIntact,
  });
}
