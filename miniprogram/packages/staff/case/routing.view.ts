import type { CaseView } from '../../../../core/case/view';
import { serviceOf } from '../../../../core/domains/services';
import { type Day, sayInstant } from '../../../../core/kernel/day';
import { holderOf } from '../../../components/case-card/card';

/** What the rules themselves or a head did, beside the steps of a flow, to bring a case into other hands. */
const handing: readonly string[] = ['entrust', 'handOver'];

/** Why a case lies where it does: how that was when it came in, and since when somebody else has it. */
export function routingLines(found: CaseView, today: Day): string[] {
  const { routing, officer, timeline } = found;
  if (officer && routing.some((line) => line.includes(officer))) return [...routing];
  const last = [...timeline].reverse().find(({ action }) => handsOn(found.kind, action));
  if (!last) return [...routing];
  const now = officer ? `现在由 ${holderOf(found)} 办理` : `现在在${found.desk}，还没有经办人`;
  return [...routing, `以上是刚收到时的安排。${sayInstant(last.at, today)} ${last.said}，${now}。`];
}

function handsOn(kind: string, action: string): boolean {
  const step = serviceOf(kind)?.flow.steps[action];
  return handing.includes(action) || step?.officer !== undefined || step?.station !== undefined;
}
