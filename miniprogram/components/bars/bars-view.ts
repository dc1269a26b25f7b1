/** One number as a bar that begins at nothing. */
export interface Bar {
  key: string;
  label: string;
  /** What stands beside the label, e.g. what it comes to in money; empty where there is nothing to say. */
  beside: string;
  /** The number with its unit. */
  count: string;
  percent: number;
  tone: 'working' | 'done' | 'over';
}

/** Whole percents of `whole`; what is there at all is seen. */
export function share(count: number, whole: number): number {
  if (count <= 0) return 0;
  return Math.min(Math.max(Math.round((count / Math.max(whole, 1)) * 100), 2), 100);
}
