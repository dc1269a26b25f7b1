import { markId } from '../../cloudfunctions/shared/store/totals';
import { byScope, type Noted, nothing, type Sums, sumsOf, type Totals } from '../../core/figures/totals';
import { canonical } from '../../core/kernel/canonical';

/**
 * The totals against the rows that they must be the sum of. All of them are thrown away and made anew where the collection is emptied.
 */
export function totalsTroubles(totals: readonly Totals[], rows: readonly Noted[]): string[] {
  const upTo = totals.find(({ _id }) => _id === markId)?.upTo ?? '';
  const kept = new Map(totals.filter(({ _id }) => _id !== markId).map((one) => [one._id, one]));
  const summed = byScope(rows);
  const ids = new Set([...kept.keys(), ...summed.keys()]);
  return [...ids].flatMap((id) => {
    const one = kept.get(id);
    const reaches = one && one.upTo > upTo ? one.upTo : upTo;
    const due = sumsOf((summed.get(id) ?? []).filter(({ noted }) => noted < reaches));
    return textOf(one ?? nothing) === textOf(due) ? [] : [`totals: ${id} is not what the ledger comes to`];
  });
}

const textOf = ({ cells, heads }: Sums) => canonical({ cells, heads });
