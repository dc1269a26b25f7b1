/** `750rpx` is the width of the screen, and the frame's document is as wide as the screen; insets are set by the router. */
export function toCss(text: string): string {
  if (!text.includes('rpx') && !text.includes('safe-area')) return text;
  return text
    .replace(/(-?\d*\.?\d+)rpx\b/g, (_, digits: string) => `${Number((Number(digits) / 7.5).toFixed(4))}vw`)
    .replace(/\b(?:env|constant)\(safe-area-inset-(\w+)\)/g, 'var(--safe-area-$1, 0px)');
}
