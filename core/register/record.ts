import type { Day } from '../kernel/day';
import type { Point } from '../kernel/map-point';
import { markOver } from '../kernel/stamp';
import type { Recorded } from '../record/record';
import type { Duty } from './register';

/** A record of a register, as it lies in the store: opened by staff, kept by somebody, amended as long as it lasts. */
export interface RegisterRecord extends Recorded {
  /** What makes it one: there is no other of its kind with this key. */
  subjectKey: string;
  /** What its list can be narrowed by: `filter:option`, `state:status`, and the pairs of signs of its name and key, by which it is found. */
  tags: readonly string[];
  /** `headline|_id`: one key that orders its list. */
  listKey: string;
  /** What its list shows of it, in the order of the columns, as it stood after the last step. */
  cells: readonly string[];
  /** What falls due, the next first, as it stood after the last step. */
  duties: readonly Duty[];
  /** Where it lies, and when it reached each stage of its way, as it stood after the last step; absent where it was written before they were told. */
  point?: Point | null;
  reached?: readonly (Day | null)[];
}

export const registerMark = markOver<RegisterRecord>('registers');

/** Under what the state is found among the tags. */
export const stateTag = (status: string) => `state:${status}`;
export const filterTag = (filter: string, option: string) => `${filter}:${option}`;

/** Pairs of neighbouring signs: whatever holds them all in itself very likely holds the text. Marked, so that no filter is one. */
export function pairsOf(text: string): string[] {
  const signs = [...text.toLowerCase().replace(/\s+/g, '')];
  return [...new Set(signs.slice(1).map((sign, at) => `~${signs[at]}${sign}`))];
}
