import { entrust } from '../../core/case/entrust';
import { candidatesOf } from '../../core/case/routing';
import type { Instant } from '../../core/kernel/day';
import type { Union } from '../../core/union';
import { isWorkingDay } from '../shared/clock';
import { digest } from '../shared/digest';
import { casesWithoutOfficer, updateCase } from '../shared/store/cases';
import { gather } from '../shared/store/gather';
import { countBy, find } from '../shared/store/query';

/** Gives every case that nobody has to somebody at its desk, as soon as there is somebody. */
export async function findOfficers(at: Instant): Promise<number> {
  let entrusted = 0;
  for (const found of await casesWithoutOfficer()) {
    const read = await gather('timer', {
      staff: find('people', { 'staff.desk': found.desk }),
      loads: countBy('cases', { desk: found.desk, open: true }, 'officer.id'),
    });
    if (!read) return entrusted;
    const candidates = candidatesOf(read.found.staff, read.found.loads);
    const change = entrust(found, candidates, around(read.union, at, found._id, found.version));
    if (change && (await updateCase(found, change))) entrusted += 1;
  }
  return entrusted;
}

/** The timer is nobody: its entries say that the case was given out, not that a person did it. */
function around(union: Union, at: Instant, caseId: string, version: number) {
  const id = digest(`entrust:${caseId}:${version}`);
  return {
    actor: { id: 'timer', name: '系统' },
    at,
    union,
    submitId: id.slice(0, 32),
    bodyHash: id,
    digest,
    isWorkingDay,
  };
}
