import type { TakenFile } from '../../../core/papers/taking';
import type { AskedFile } from '../../services/taken-files';

/** What the component says of what is asked for. */
export interface TakeWords {
  /** True where it is one of several, a row with its name; otherwise a line under what it is made of. */
  isRow: boolean;
  /** On the line that asks for it, the first time and again. */
  start: string;
  again: string;
  making: string;
  /** What stands around what has come, for whoever cannot see. */
  group: string;
  /** What is to be done with what has come. */
  care: string;
  lost: string;
  unopened: string;
}

const sheetWords = (called: string): TakeWords => ({
  isRow: false,
  start: `导出${called}`,
  again: `重新导出${called}`,
  making: '正在做表格，请稍等……',
  group: '导出的表格',
  care: '内部资料，导出已登记，请妥善保管。',
  lost: '表格已做好，但没有下载下来。请检查网络后再点一次。',
  unopened: '表格没有打开，请再点一次“打开”',
});

/** The words of a sheet, of a book, or of the letter that is asked for. */
export function wordsOf(asked: AskedFile | null): TakeWords {
  if (asked?.operation === 'papers.book') return sheetWords(asked.title);
  if (asked?.operation !== 'papers.letter') return sheetWords('表格');
  return {
    isRow: true,
    start: asked.title,
    again: `重新生成${asked.title}`,
    making: `正在生成${asked.title}，请稍等……`,
    group: asked.title,
    care: '照登记的内容生成，导出已登记。盖章以前，请逐项核对。',
    lost: '文书已做好，但没有下载下来。请检查网络后再点一次。',
    unopened: '文书没有打开，请再点一次“打开”',
  };
}

/** What is said of a sheet that has come: how much it holds, and that more is left where it is. A letter says nothing of the kind. */
export function sayTaken({ rows, next }: Pick<TakenFile, 'rows' | 'next'>, part: number): string {
  if (rows === null) return '';
  const which = part > 1 || next !== null ? `第 ${part} 份，` : '';
  return `${which}${rows} 条。${next === null ? '后面没有了。' : '后面还有，没有放进这一份。'}`;
}

/** Why a file did not come onto the phone, and what to do. */
export const sayNotFetched = (why: 'gone' | 'lost', { lost }: TakeWords): string =>
  why === 'gone' ? '下载地址已过期，请重新导出。' : lost;
