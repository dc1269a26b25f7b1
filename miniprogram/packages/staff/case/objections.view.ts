import type { CaseView } from '../../../../core/case/view';
import { type Day, sayInstant } from '../../../../core/kernel/day';
import { type Fact, factsOf } from '../../../components/facts/facts-view';

/** One objection as the officer reads it who looks into it. */
export interface ObjectionItem {
  when: string;
  facts: readonly Fact[];
}

/** What was objected to the notice, what is still to be looked into first. */
export function objectionItems({ objections }: Pick<CaseView, 'objections'>, today: Day): ObjectionItem[] {
  return objections.map(({ at, shown, settled, broken }) => {
    const doubt = broken ? '。这条记录与存档不一致，请向提出人核实，并告诉经审人员' : '';
    const when = `${sayInstant(at, today)} 提出，${settled ? '已查清' : '待核查'}${doubt}`;
    // All of it is for the union's people alone, which is said once for the whole.
    // The questions were put to whoever objected; here “您” would be the officer.
    const theirs = shown.map(({ label, value }) => ({ label: label.replace(/^您的/, '提出人'), value }));
    return { when, facts: factsOf(theirs) };
  });
}
