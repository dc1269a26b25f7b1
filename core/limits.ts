/** What one colleague may be shown of sealed numbers within a span before the auditors hear of it. */
export interface Watch {
  minutes: number;
  most: number;
  /** The words of the alarm around the number. */
  did: string;
  what: string;
}

/**
 * Looking at a number is work; looking at hundreds within minutes is none. A hearing takes one identity number, a desk's
 * morning a dozen. The treasurer's sheet shows a day's cards at once, and may be opened again after a mistake: that is
 * her work, so only what no day's payments explain is told.
 */
export const watches = {
  reveals: { minutes: 10, most: 20, did: '逐个查看了', what: '个密封的号码' },
  sheets: { minutes: 10, most: 1000, did: '在发放表里取出了', what: '个完整卡号' },
} as const satisfies Record<string, Watch>;
export type WatchName = keyof typeof watches;
