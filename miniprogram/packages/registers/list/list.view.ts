import type { Home } from '../../../../core/domains/office/operations';
import { mostCounted } from '../../../../core/figures/figure';
import { type Day, sayDay } from '../../../../core/kernel/day';
import { mayKeep, readsOf } from '../../../../core/register/access';
import type { Register } from '../../../../core/register/register';
import type { RecordRow, Section } from '../../../../core/register/view';
import type { Actor } from '../../../../core/union/access';
import type { List } from '../../../services/case-list';

/** One record as a card of the list. */
export interface RecordCard {
  id: string;
  headline: string;
  state: RecordRow['state'];
  /** What its columns say, one after another. */
  about: string;
  /** Who keeps it, and where it lies. */
  keeper: string;
  /** What falls due next; empty where nothing does. */
  due: string;
  isLate: boolean;
}

export interface ListView {
  cards: readonly RecordCard[];
  end: string;
}

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

function cardOf({ id, headline, state, cells, keeper, desk, due }: RecordRow, today: Day): RecordCard {
  return {
    id,
    headline,
    state,
    about: cells.filter((cell) => cell !== '').join(' · '),
    keeper: keeper ? `负责人 ${keeper}` : `${desk} · 还没有负责人`,
    due: due ? `${due.label}：${sayDay(due.on, today)}` : '',
    isLate: due !== null && due.on < today,
  };
}

/** The filters as rows of choices, each with how many there are. */
export function filtersOf(sections: readonly Section[], unit: string): Filter[] {
  return sections
    .filter(({ options }) => options.length > 1 || sections.length === 1)
    .map(({ filter, label, options }) => ({
      label,
      chips: options.map((option) => ({
        tag: `${filter}:${option.value}`,
        label: `${option.label} ${option.count > mostCounted ? `${mostCounted}+` : option.count} ${unit}`,
      })),
    }));
}

/** Who reads a register, as far as her phone knows her. */
export function readerOf({ me: { staff } }: Home): Actor {
  if (!staff) return { id: '', name: '' };
  return { id: '', name: '', staff: { role: staff.role, desk: staff.desk, handle: staff.handle, level: 'city' } };
}

/** Which part of a register she sees: of one desk, of all (undefined); null where it is not for her. */
export function partOf(home: Home, register: Register): { desk?: string } | null {
  const reads = readsOf(readerOf(home), register);
  if (!reads) return null;
  return reads.desk === null ? {} : { desk: reads.desk };
}

/** True for whoever may enter records. */
export function keeps(home: Home, register: Register): boolean {
  const { staff } = home.me;
  return staff !== null && mayKeep(readerOf(home), register, staff.desk);
}
