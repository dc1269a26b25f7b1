import { sayYuan } from '../kernel/money';
import { type FigureValue, mostCounted } from './figure';

/** A figure with its unit as people read it: `12 件`, `至少 1000 件`, `80,000 元`, `平均 4.7 星`; a dash of what cannot be divided. */
export function sayFigure({
  value,
  unit,
  atLeast,
  ratio,
}: Pick<FigureValue, 'value' | 'unit' | 'atLeast' | 'ratio'>): string {
  if (value === null) return '—';
  if (unit === '元') return sayYuan(value);
  const number = ratio && unit !== '%' ? `平均 ${value}` : `${value}`;
  return `${atLeast ? '至少 ' : ''}${number}${unit === '%' ? '' : ' '}${unit}`;
}

/** How many were counted one by one: `12`, or `1000+` of more than are counted. */
export const sayCount = (count: number): string => (count > mostCounted ? `${mostCounted}+` : `${count}`);
