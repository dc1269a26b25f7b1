import type { Day } from '../../kernel/day';

/** `2026年12月31日`, always with its year: for papers and for the cut-off of a figure. */
export function sayWholeDate(day: Day): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}
