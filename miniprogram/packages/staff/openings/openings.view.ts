import { type Day, sayInstant } from '../../../../core/kernel/day';
import { fieldsOf } from '../../../../core/kernel/field';
import { sayYuan } from '../../../../core/kernel/money';
import { type Entered, Entering, type RosterView, TakingBack } from '../../../../core/opening';
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
  takesBack: boolean;
}

/** What came of looking a list through. */
export interface Checked {
  /** How many students of it can be entered, and their sum. */
  sum: string;
  count: number;
  wrong: readonly string[];
}

export function cardsOf(rosters: readonly RosterView[], enters: boolean, today: Day): RosterCard[] {
  return rosters.map(({ id, year, source, by, at, count, amountFen, takenBack, mine }) => ({
    id,
    title: count > 0 ? `${year}年 · ${count} 人 · ${sayYuan(amountFen)}` : `${year}年 · 已全部撤销`,
    source: `依据：${source}`,
    note: [`${by} ${sayInstant(at, today)} 录入`, ...(takenBack > 0 ? [`已撤销 ${takenBack} 人`] : [])].join('，'),
    takesBack: enters && !mine && count > 0,
  }));
}

export function checkedOf({ count, amountFen, wrong }: Entered): Checked {
  const sum = count > 0 ? `${count} 名学生可以录入，合计 ${sayYuan(amountFen)}` : '没有可以录入的';
  return { sum, count, wrong: wrong.map(({ line, why }) => `第 ${line} 行：${why}`) };
}

/** What is said once it was stored. */
export function entered({ count, wrong }: Entered): string {
  return wrong.length > 0 ? `已录入 ${count} 人，有 ${wrong.length} 行没有录入` : `已录入 ${count} 人`;
}

/** The sheet in which a colleague takes a list back, or one student of it. */
export function takeBackSheet({ id, title, source }: RosterCard): SheetState {
  const explain = `${title}，${source}。撤销以后不再计入，录入和撤销都留有记录；写错金额的，撤销后可以重新录入。`;
  return {
    ...closedSheet,
    visible: true,
    action: id,
    title: '撤销录入',
    label: '撤销',
    explain,
    quiet: true,
    fields: fieldsOf(TakingBack),
  };
}
