import { parseArgs } from 'node:util';
import { vaultWith } from '../cloudfunctions/shared/vault';
import { catalogue } from '../core/domains/catalogue';
import type { FigureScope, OfLedger } from '../core/figures/figure';
import { Reading, totalsOf } from '../core/figures/reading';
import { byScope, countsIn, type Noted, sumsOf } from '../core/figures/totals';
import { dayOf } from '../core/kernel/day';
import { worlds } from '../local/worlds/worlds';

/*
 * `npm run figures -- --world ruijin [--year N] [--json]`: every figure of what happened in the whole union, of a world's own records and by
 * the very definitions of the product, each with the ids of the records behind it.
 */
const { values: flags } = parseArgs({
  options: {
    world: { type: 'string', default: 'ruijin' },
    year: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

interface Line {
  id: string;
  label: string;
  unit: string;
  value: number | null;
  definition: string;
  numerator?: number;
  denominator?: number;
  cutOff: string;
  records: readonly string[];
}

function main(): void {
  const make = worlds[flags.world];
  if (!make) throw new Error(`There is no world "${flags.world}": choose among ${Object.keys(worlds).join(', ')}.`);
  const now = new Date().toISOString();
  const { documents, year: own } = make(now, vaultWith('figures'));
  const year = flags.year ?? own ?? dayOf(now).slice(0, 4);
  if (!/^\d{4}$/.test(year)) throw new Error(`"${year}" is no year.`);
  const lines = linesOf((documents.ledger ?? []).map(rowOf), { desk: null, year }, dayOf(now));
  if (flags.json) console.log(JSON.stringify(lines, null, 2));
  else for (const line of lines) console.log(say(line));
}

/** A world's documents are plain; its ledger holds rows. */
const rowOf = (row: unknown): Noted => JSON.parse(JSON.stringify(row));

function linesOf(rows: readonly Noted[], scope: FigureScope, today: string): Line[] {
  const sums = new Map([...byScope(rows)].map(([id, those]) => [id, sumsOf(those)]));
  const reading = new Reading(scope, today, sums, new Map(), catalogue);
  const endOfYear = scope.year < today.slice(0, 4) ? `${scope.year}-12-31` : today;
  return [...catalogue.figures].flatMap(([id, { counts }]) => {
    const read = reading.valueOf(id);
    if (!read || counts.of === 'cases') return [];
    const { label, unit, words, value, ratio } = read;
    const records = counts.of === 'ledger' ? behind(rows, counts, scope, today) : [];
    const told = { id, label, unit, value: unit === '元' && value !== null ? value / 100 : value, definition: words };
    const come = (of: string) => reading.valueOf(of)?.value ?? 0;
    const divided = ratio && { numerator: come(ratio.numerator), denominator: come(ratio.denominator) };
    const cutOff = counts.of === 'ledger' && counts.over === 'ever' ? today : endOfYear;
    return [{ ...told, ...divided, cutOff, records }];
  });
}

/** The records for which more was counted than was taken back. */
function behind(rows: readonly Noted[], counts: OfLedger, scope: FigureScope, today: string): string[] {
  const standing = new Map<string, number>();
  for (const { scope: total, times } of totalsOf(counts, scope, today)) {
    const those = rows.filter(
      (row) =>
        row.fact === counts.fact &&
        (counts.kind ?? row.kind) === row.kind &&
        (counts.part ?? row.part) === row.part &&
        countsIn(row, total),
    );
    for (const { of, count } of those) standing.set(of.id, (standing.get(of.id) ?? 0) + times * count);
  }
  return [...standing].flatMap(([id, count]) => (count > 0 ? [id] : []));
}

const say = ({ id, label, unit, value, cutOff, records }: Line) =>
  `${id.padEnd(36)} ${String(value ?? '—').padStart(12)} ${unit.padEnd(3)} ${label} · ${cutOff} · ${records.length}`;

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
