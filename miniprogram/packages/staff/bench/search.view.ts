import * as v from 'valibot';
import type { Found } from '../../../../core/case/operations';
import { SearchText } from '../../../../core/case/search';
import type { Day } from '../../../../core/kernel/day';
import { oversees } from '../../../../core/union/access';
import type { Me } from '../../../../core/union/me';
import { type CaseCard, staffCard } from '../../../components/case-card/card';

export interface SearchView {
  cards: readonly CaseCard[];
  title: string;
  help: string;
}

/** Why these words cannot be searched for; empty when they can. */
export function wrongWith(text: string): string {
  const parsed = v.safeParse(SearchText, text);
  return parsed.success ? '' : parsed.issues[0].message;
}

/** Where this colleague may look: at her own desk, or everywhere. */
export function reachOf(staff: Me['staff']): { desk?: string } {
  return staff && !oversees(staff.role) ? { desk: staff.desk } : {};
}

/** What was found, each with its number; or what can be searched for. */
export function toView(text: string, { rows, more }: Found, staff: Me['staff'], today: Day): SearchView {
  const cards = rows.map((row) => {
    const card = staffCard(row, today, 'desk');
    return { ...card, about: `${row.number} · ${card.about}` };
  });
  if (cards.length === 0) return { cards, title: `没有找到“${text}”`, help: whatToSearch(staff) };
  const title = more ? `最近的 ${cards.length} 件，还有更早的没有列出` : `找到 ${cards.length} 件，新的在前`;
  return { cards, title, help: '' };
}

function whatToSearch(staff: Me['staff']): string {
  const where = staff && !oversees(staff.role) ? `只能查到${staff.deskName}的事。` : '';
  return `请写完整的编号(如 QZ-2026-0031)、姓名或电话，只写一部分查不到。${where}`;
}
