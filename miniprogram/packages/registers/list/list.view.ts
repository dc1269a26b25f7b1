import { sayCount } from '../../../../core/figures/say';
import type { Day } from '../../../../core/kernel/day';
import type { Register } from '../../../../core/register/register';
import type { RecordRow, Section } from '../../../../core/register/view';
import { cardOf, type RecordCard } from '../../../components/record-card/card';
import type { List } from '../../../services/case-list';

export interface ListView {
  cards: readonly RecordCard[];
  end: string;
}

/** What else a register has beside its list. */
export interface Ways {
  progress: boolean;
  map: boolean;
  board: boolean;
}

export const waysOf = ({ way, point, board }: Register): Ways => {
  return { progress: way !== undefined, map: point !== undefined, board: board !== undefined };
};

/** One choice by which the list is narrowed; `all` takes the narrowing back. */
export interface Chip {
  tag: string;
  label: string;
}

export interface Filter {
  label: string;
  chips: readonly Chip[];
}

export function toView({ rows, next }: List<RecordRow>, register: Register, today: Day): ListView {
  const end = next === null ? `一共 ${rows.length} ${register.unit}，都在这里了` : '正在打开更多…';
  return { cards: rows.map((row) => cardOf(row, today)), end };
}

/** The filters as rows of choices, each with how many there are; of one choice alone only where it is the one that is chosen. */
export function filtersOf(sections: readonly Section[], unit: string, chosen = ''): Filter[] {
  return sections
    .map(({ filter, label, options }) => ({
      label,
      chips: options.map((option) => ({
        tag: `${filter}:${option.value}`,
        label: `${option.label} ${sayCount(option.count)} ${unit}`,
      })),
    }))
    .filter(({ chips }) => chips.length > 1 || sections.length === 1 || chips.some(({ tag }) => tag === chosen));
}
