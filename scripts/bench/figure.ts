/** One measured number beside what it should be; without a goal it is only told. */
export interface Figure {
  what: string;
  seen: number;
  unit: string;
  atMost?: number;
  atLeast?: number;
}

export function say({ what, seen, unit, atMost, atLeast }: Figure): void {
  const line = `${what.padEnd(52)} ${String(seen).padStart(9)} ${unit.padEnd(5)}`;
  if (atMost !== undefined) console.log(`${seen <= atMost ? 'ok   ' : 'OVER '} ${line} (goal ≤ ${atMost})`);
  else if (atLeast !== undefined) console.log(`${seen >= atLeast ? 'ok   ' : 'UNDER'} ${line} (goal ≥ ${atLeast})`);
  else console.log(`      ${line}`.trimEnd());
}

/** With one digit behind the point, two where there is nothing before it. */
export function rounded(value: number): number {
  const digits = Math.abs(value) < 10 ? 100 : 10;
  return Math.round(value * digits) / digits;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
