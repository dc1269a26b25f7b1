import type { Sheet } from '../../../core/papers/taking';

/** What is said of a sheet that has come: how much it holds, and that more is left where it is. */
export function sayTaken({ rows, next }: Pick<Sheet, 'rows' | 'next'>, part: number): string {
  const which = part > 1 || next !== null ? `第 ${part} 份，` : '';
  return `${which}${rows} 条。${next === null ? '后面没有了。' : '后面还有，没有放进这一份。'}`;
}

/** Why a sheet did not come onto the phone, and what to do. */
export const notFetched = {
  gone: '下载地址已过期，请重新导出。',
  lost: '表格已做好，但没有下载下来。请检查网络后再点一次。',
} as const;
