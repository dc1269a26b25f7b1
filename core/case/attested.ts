import type { Shown } from '../record/record';
import { isTold, type Remark } from '../record/shown-before';
import { type Actor, isPayer } from '../union/access';
import type { Case } from './case';
import type { Sight } from './sight';
import { isImpartial } from './standing';

/** As what the entry by which an auditor let a changed case go on tells what then differed. */
const differs: Remark = { field: 'differs', label: '恢复时与办理记录不同' };

/** For the union's people alone: the applicant may be one by that very change. */
export const asDifference = ({ label, value }: Shown): Shown => ({
  ...differs,
  value: `${label}：${value}`,
  inside: true,
});

/**
 * With what an auditor let a changed case go on the last time, for whoever decides on it: her words and what then differed.
 * Empty where nobody did, and for whoever is no colleague to it. Who only pays reads what differed, not her words, which may tell
 * of illness and income.
 */
export function attestedFor(found: Case, reader: Actor, sight: Pick<Sight, 'veil' | 'filledIn'>): Shown[] {
  const entry = found.timeline.filter(({ action }) => action === 'attest').pop();
  if (!entry || !reader.staff || !isImpartial(reader, found)) return [];
  if (!isPayer(reader)) return sight.filledIn(entry);
  const differences = entry.shown.filter((row) => isTold(row, differs));
  return differences.map((each) => ({ ...each, value: sight.veil(each.value) }));
}

/** The same in a line each, of what then differed, for a list of what is to be paid. */
export function differencesIn({ timeline }: Pick<Case, 'timeline'>): string[] {
  const entry = timeline.filter(({ action }) => action === 'attest').pop();
  return (entry?.shown ?? []).filter((row) => isTold(row, differs)).map(({ value }) => value);
}
