import { keep, readStored } from './storage';

const key = 'largeType';
/** WeChat's own type setting (px) from which large type is taken to be wanted; 16 or 17 is the usual one. */
const largeFrom = 20;

export function isLargeType(): boolean {
  const chosen = readStored(key);
  return typeof chosen === 'boolean' ? chosen : systemTypeSize() >= largeFrom;
}

export function setLargeType(large: boolean): void {
  keep(key, large);
}

/** What page-meta puts on the page, so that every size follows. */
export function typeStyle(): string {
  return `--scale: ${isLargeType() ? 1.35 : 1}`;
}

function systemTypeSize(): number {
  return wx.getAppBaseInfo().fontSizeSetting ?? 16;
}
