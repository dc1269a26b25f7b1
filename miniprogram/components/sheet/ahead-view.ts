import type { CaseView } from '../../../core/case/view';
import { serviceOf } from '../../../core/domains/services';
import { type Day, daysBetween } from '../../../core/kernel/day';
import type { Step } from '../../../core/record/flow';
import { holderOf } from '../case-card/card';
import { deadlineView } from '../deadline-line/deadline';
import type { Fact } from '../facts/facts-view';
import type { SheetState } from './sheet-state';

const stations = { unit: '基层工会', town: '乡镇(园区、系统)工会', city: '市总工会', finance: '财务部' } as const;

/** What follows a step, said before it is taken: who has the case then, and by when. Nothing where it ends or stays as it is. */
export function aheadFacts(found: CaseView, step: Step, sheet: SheetState, today: Day): Fact[] {
  const state = serviceOf(found.kind)?.flow.states[step.to];
  const stays = step.to === 'same' && !step.officer && !step.station;
  if (stays || state?.open === false) return [];
  const who = { label: '接下来由谁办', values: [holderAfter(found, step, sheet)] };
  const when = deadlineAfter(found, step, sheet.action, today);
  return when ? [who, { label: '办理期限', values: [when] }] : [who];
}

function holderAfter(found: CaseView, step: Step, { typed, colleagues }: SheetState): string {
  const state = serviceOf(found.kind)?.flow.states[step.to];
  if (state?.waitsForOwner) return readsAsOwner(found) ? '您' : '职工，补交后回到您这里';
  if (state?.waitsForHead) return step.by.includes('head') ? '另一位负责人' : '部门负责人';
  if (step.station) return `${stations[step.station]}里手上事情最少的同事`;
  if (step.officer === 'actor') return '您';
  if (step.officer === 'named') return colleagues.find(({ value }) => value === typed.to)?.label ?? '您选的同事';
  return found.parties.includes('officer') ? '您' : holderOf(found);
}

function deadlineAfter(found: CaseView, step: Step, action: string, today: Day): string {
  const after = found.ahead.find((each) => each.action === action)?.deadline ?? null;
  const state = serviceOf(found.kind)?.flow.states[step.to] ?? found.state;
  const view = deadlineView({ deadline: after, state }, today, readsAsOwner(found) ? 'owner' : 'staff');
  if (!view) return '';
  if (!after || view.paused) return view.passed || view.promise;
  return step.clock
    ? `从今天起 ${daysBetween(today, after.day)} 天，${view.promise}`
    : `${view.promise}，${view.badge}`;
}

/** Whoever helps somebody in stands for her too, but reads as a colleague. */
function readsAsOwner({ parties }: CaseView): boolean {
  return parties.every((party) => party === 'owner');
}
