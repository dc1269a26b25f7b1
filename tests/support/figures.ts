import type { FigureValue } from '../../core/figures/figure';
import type { FigureRecord } from '../../core/figures/operations';
import type { Person } from '../../core/union/people';
import { granted, type Product } from './product';

/** No more are answered in one call. */
const mostAtOnce = 40;

interface Scope {
  desk?: string;
  year: string;
}

/** Some figures, by their ids. */
export async function figuresOf(product: Product, who: Person, ids: readonly string[], scope: Scope) {
  const read = new Map<string, FigureValue>();
  for (let from = 0; from < ids.length; from += mostAtOnce) {
    const some = ids.slice(from, from + mostAtOnce);
    const { figures } = granted(await product.call(who, 'figures.read', { figures: some, ...scope }));
    for (const figure of figures) read.set(figure.id, figure);
  }
  return read;
}

/** What some figures come to, by their ids. */
export async function valuesOf(product: Product, who: Person, ids: readonly string[], scope: Scope) {
  const figures = await figuresOf(product, who, ids, scope);
  return Object.fromEntries([...figures].map(([id, { value }]) => [id, value]));
}

/** Every record behind a figure, page after page. */
export async function recordsBehind(
  product: Product,
  who: Person,
  asked: Scope & { figure: string; topic?: string; cursor?: string },
): Promise<FigureRecord[]> {
  const { rows, next } = granted(await product.call(who, 'figures.records', asked));
  return next === null ? [...rows] : [...rows, ...(await recordsBehind(product, who, { ...asked, cursor: next }))];
}

/** What some records come to, as a figure in this unit counts them. */
export function sumOf(rows: readonly FigureRecord[], unit: FigureValue['unit']): number {
  return rows.reduce((sum, { row }) => {
    if (!row) return sum + 1;
    return sum + (unit === '元' ? (row.amountFen ?? 0) : unit === '星' ? row.quantity : row.count);
  }, 0);
}
