import { type Day, sayInstant } from '../../../../core/kernel/day';
import { fieldsOf } from '../../../../core/kernel/field';
import { sayYuan } from '../../../../core/kernel/money';
import {
  type Entered,
  Entering,
  type RosterView,
  TakingBackOne,
  TakingBackWhole,
  tailOf,
} from '../../../../core/opening';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';

export const enteringFields = fieldsOf(Entering);

/** A list that was entered, as colleagues read it. */
export interface RosterCard {
  id: string;
  /** `2023年 · 12 人 · 24,000 元` */
  title: string;
  source: string;
  /** Who entered it and when, and how many were taken back. */
  note: string;
  /** How many students of it stand. */
  count: number;
  takesBack: boolean;
}

/** What came of looking a list through, or of entering it. */
export interface Checked {
  /** How many students of it can be entered and their sum, or how many were; empty once the list was changed. */
  sum: string;
  /** How many a tap enters; 0 when it has to be looked through first. */
  count: number;
  /** What the lines are that follow, and each of them with the end of its number and what is wrong. */
  title: string;
  wrong: readonly string[];
}

export function cardsOf(rosters: readonly RosterView[], enters: boolean, today: Day): RosterCard[] {
  return rosters.map(({ id, year, source, by, at, count, amountFen, takenBack, mine }) => ({
    id,
    title: count > 0 ? `${year}年 · ${count} 人 · ${sayYuan(amountFen)}` : `${year}年 · 已全部撤销`,
    source: `依据：${source}`,
    note: [`${by} ${sayInstant(at, today)} 录入`, ...(takenBack > 0 ? [`已撤销 ${takenBack} 人`] : [])].join('，'),
    count,
    takesBack: enters && !mine && count > 0,
  }));
}

export function checkedOf({ count, amountFen, wrong }: Entered, lines: string): Checked {
  const sum = count > 0 ? `${count} 名学生可以录入，合计 ${sayYuan(amountFen)}` : '没有可以录入的';
  return { sum, count, title: `下面 ${wrong.length} 行录不了，请核对：`, wrong: reasons(wrong, lines.split('\n')) };
}

/** The same while the list is mended: what was wrong stays readable, and it has to be looked through again. */
export function mending(checked: Checked | null): Checked | null {
  if (!checked || checked.wrong.length === 0) return null;
  return { ...checked, sum: '', count: 0, title: '上次检查时这些行录不了，改好后请再检查：' };
}

/** What is left in the field once the rest was stored: the lines that were not, in their order, with what is wrong. */
export function leftOver({ count, wrong }: Entered, lines: string): { lines: string; checked: Checked } {
  const all = lines.split('\n');
  const left = wrong.map(({ line }) => all[line - 1] ?? '');
  const sum = `已录入 ${count} 人；还有 ${wrong.length} 行没有录入，改好后可以再录`;
  const renumbered = wrong.map(({ why }, at) => ({ line: at + 1, why }));
  return {
    lines: left.join('\n'),
    checked: { sum, count: 0, title: '还没有录入的：', wrong: reasons(renumbered, left) },
  };
}

function reasons(wrong: Entered['wrong'], lines: readonly string[]): string[] {
  return wrong.map(({ line, why }) => {
    const tail = tailOf(lines[line - 1] ?? '');
    return `第 ${line} 行${tail && `(尾号 ${tail})`}：${why}`;
  });
}

/** What a list may lose: all of it, or one student. */
export type Extent = 'whole' | 'one';

/** What is offered before a list is taken back, in the order of `extents`. */
export const extents: readonly Extent[] = ['whole', 'one'];
export const extentWords = ({ count }: RosterCard): string[] => [`撤销整份 ${count} 人`, '只撤销一名学生'];

/** The sheet in which a colleague takes a list back, or one student of it. */
export function takeBackSheet({ id, title, source, count }: RosterCard, extent: Extent): SheetState {
  const explain = `${title}，${source}。撤销以后不再计入，录入和撤销都留有记录；写错金额的，撤销后可以重新录入。`;
  const one = { title: '撤销一名学生', label: '撤销这名学生', fields: fieldsOf(TakingBackOne) };
  const whole = { title: '撤销整份', label: `撤销这份 ${count} 人`, fields: fieldsOf(TakingBackWhole) };
  return {
    ...closedSheet,
    visible: true,
    action: id,
    explain,
    quiet: true,
    ...(extent === 'whole' ? whole : one),
  };
}

/** What is asked once more before a whole list is taken back. */
export const sureOfWhole = ({ title }: RosterCard): string => `整份都撤销？${title}，以后都不再计入。`;
