import type { Case } from '../../case/case';
import { phaseIn } from '../../case/phase';
import { grantedRow } from '../../case/service';
import { isDay } from '../../kernel/day';
import { parseYuan } from '../../kernel/money';
import type { Fact, Facts } from '../../ledger/row';
import { isTold } from '../../record/shown-before';
import { scholarshipFlow } from './flow';

/** What an award came to: what was granted, and what was paid on which day. What the bank sent back, or came to nothing, stands no more. */
export function factsOf({ timeline }: Pick<Case, 'timeline'>, at: number): Facts {
  const entry = timeline[at];
  if (!entry) return {};
  const look = Object.entries(scholarshipFlow.states).find(([state]) => state === entry.to)?.[1];
  if (look && phaseIn(look) === 'ended') return { granted: null, paid: null };
  const decided = entry.shown.some((row) => isTold(row, grantedRow));
  return {
    ...(decided && { granted: aStudent(amountAt(timeline, at)) }),
    ...(entry.action === 'bounce' && { paid: null }),
    ...(entry.action === 'pay' && { paid: { ...aStudent(amountAt(timeline, at)), ...dayIn(entry.input.paidOn) } }),
  };
}

const aStudent = (amountFen: number): Fact => ({ quantity: 1, unit: '人', amountFen });

/** What stood granted after an entry, in the words of the last one that decided it. */
function amountAt(timeline: Case['timeline'], at: number): number {
  const told = timeline.slice(0, at + 1).flatMap(({ shown }) => shown.filter((row) => isTold(row, grantedRow)));
  return parseYuan(told[told.length - 1]?.value ?? '') ?? 0;
}

const dayIn = (day: unknown) => (typeof day === 'string' && isDay(day) ? { on: day } : {});
