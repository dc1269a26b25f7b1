import { scrollTo } from '../../services/device';
import type { ApplicationData, IntroLine } from './application.data';

/** Whether it was read back to the person, and whether the colleague was reminded that it must be. */
export interface ReadBack {
  readBack: boolean;
  unread: boolean;
}

export const notRead: ReadBack = { readBack: false, unread: false };

interface ReadingPage {
  data: ReadBack & Pick<ApplicationData, 'locked'>;
  setData(part: Partial<ReadBack>): void;
}

/** What a page that files for somebody else adds to filling in. */
export const readingBack = {
  confirm(this: ReadingPage) {
    if (!this.data.locked) this.setData({ readBack: !this.data.readBack, unread: false });
  },
};

/** What is changed must be read back anew. */
export function changedPart(part: Partial<ApplicationData>): Partial<ApplicationData & ReadBack> {
  return part.mode === undefined ? part : { ...part, ...notRead };
}

/** True when it was read back, or may be with the union already; else she is reminded. */
export function wasReadBack(page: ReadingPage): boolean {
  if (page.data.readBack || page.data.locked) return true;
  page.setData({ unread: true });
  scrollTo('#read-back');
  return false;
}

/** What a colleague reads before she files for somebody else. */
export function helpingLines(who: string, need: readonly string[], then: string): IntroLine[] {
  return [
    { icon: 'check-circle', title: '谁可以办', words: [who] },
    { icon: 'file', title: '请本人带来', words: need },
    { icon: 'sound', title: '最后一步', words: ['把填好的内容从头到尾读给本人听，本人确认无误再提交。'] },
    { icon: 'call', title: '提交以后', words: [then] },
  ];
}
