import type { CaseView } from '../../../core/case/view';
import { oddnessIn } from '../../../core/kernel/doubt';
import type { Shown } from '../../../core/record/record';

/** One label with everything said under it. */
export interface Fact {
  label: string;
  values: readonly string[];
  /** True for what only the union's people read. */
  inside?: true;
  /** What is said in full, folded until it is asked for. */
  more?: string;
}

/** What the union has asked the worker for; empty while she owes nothing. */
export function askedFor({ state, timeline }: Pick<CaseView, 'state' | 'timeline'>): Fact[] {
  if (!state.waitsForOwner) return [];
  const asking = [...timeline].reverse().find(({ shown }) => shown.length > 0);
  return factsOf(asking?.shown ?? []);
}

/** What was asked, and when, where the answer was taken over from an earlier year. */
function labelOf({ label, since }: Pick<Shown, 'label' | 'since'>): string {
  if (since === undefined) return label;
  return since === '' ? `${label}（以前填的）` : `${label}（${since}年填的）`;
}

/** Lines about the same one after another become one fact: of one question, or remarks with the same words. */
export function factsOf(shown: readonly Shown[]): Fact[] {
  const facts: (Fact & { values: string[] })[] = [];
  let before: string | undefined;
  for (const { value, inside, more, doubt, ...asked } of shown) {
    const label = labelOf(asked);
    const last = asked.field === before ? facts[facts.length - 1] : undefined;
    before = asked.field;
    const values = doubt === undefined ? [value] : [value, `填写时提示过：${oddnessIn(doubt)}本人确认无误。`];
    if (last?.label === label && last.inside === inside) last.values.push(...values);
    else facts.push({ label, values, ...(inside && { inside }), ...(more && { more }) });
  }
  return facts;
}
