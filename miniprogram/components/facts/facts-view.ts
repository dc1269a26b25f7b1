import type { Shown } from '../../../core/case/case';

/** One label with everything said under it. */
export interface Fact {
  label: string;
  values: readonly string[];
}

/** Lines with the same label one after another become one fact. */
export function factsOf(shown: readonly Shown[]): Fact[] {
  const facts: { label: string; values: string[] }[] = [];
  for (const { label, value } of shown) {
    const last = facts[facts.length - 1];
    if (last?.label === label) last.values.push(value);
    else facts.push({ label, values: [value] });
  }
  return facts;
}
