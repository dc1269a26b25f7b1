import type { Census } from './census';
import type { Standing } from './enterprise';
import { stageReached } from './founding-states';
import { boundTo } from './no-union';
import type { EnterpriseRules } from './rules';

type Facts = Pick<Census, 'operating' | 'workers' | 'hasUnion'> & Partial<Pick<Census, 'mainReason' | 'otherReasons'>>;

/**
 * True where an enterprise ought to found a union by what was found at its census: it works, has so many workers, no union, and does
 * not go with that of its head office. The law counts 25 members (工会法 第十一条); where there is no union there are none, so
 * that workers are counted.
 */
export function oughtToFound(facts: Facts, { dueWorkers }: EnterpriseRules): boolean {
  const { operating, workers, hasUnion, mainReason, otherReasons = [] } = facts;
  const all = [...(mainReason ? [mainReason] : []), ...otherReasons.map(({ reason }) => reason)];
  const elsewhere = all.some((reason) => boundTo[reason].elsewhere);
  return operating === 'normal' && workers >= dueWorkers && hasUnion === 'no' && !elsewhere;
}

/** The rule in words, as it is printed beside the figure. */
export function dueRule({ dueWorkers }: EnterpriseRules): string {
  return `正常经营、职工 ${dueWorkers} 人以上、普查时没有工会、不随总部建会`;
}

/**
 * Why whoever decides what is due should look again at an enterprise; undefined where its standing and the rule agree. It leaves the
 * denominator, or enters it, by a step of somebody, never silently by a changed number.
 */
export function dueDoubt({ census, due, state }: Standing, rules: EnterpriseRules): string | undefined {
  if (census.hasUnion === 'yes' && state === 'recorded') return '普查时已有工会，还没有登记批复，暂时算未建。';
  const ought = oughtToFound(census, rules);
  const hasUnion = (stageReached[state] ?? 0) >= 8;
  if (state === 'left' || hasUnion || ought === due) return undefined;
  return ought ? '符合应建条件，还没有认定。' : '已经认定应建，但按最近一次普查不再符合条件，请核实要不要退出。';
}
