import type { Day } from './day';

/** Where something can be, as far as a question about it must know: the union, its city and its desks. */
export interface Places {
  name: string;
  city: string;
  desks: readonly { id: string; name: string; level: string; area?: string | undefined }[];
}

/** Answers by the names of their questions. */
export type Told = Readonly<Record<string, unknown>>;

/** What is known where a form is filled in, beside the form itself. */
export interface Around {
  today: Day;
  /** Whose places a question may offer. */
  union: Places;
  /** The day on which the case came in; absent for a form that opens one. */
  opened?: Day;
  /** What the applicant answered when the case, or the one that it continues, came in; only the cloud knows. */
  applied?: Told;
  /** The last day on which each step of the case was taken, by step. */
  taken?: Readonly<Record<string, Day>>;
  /** What earlier steps of the case were told, a later answer over an earlier one; the phone knows the days alone. */
  earlier?: Told;
  /** What the case itself says against answers, a sentence a question, also where one was left open; only the cloud knows. */
  against?: Sure;
}

/**
 * Why an answer that may well be right should be looked at again; undefined when nothing speaks against it. It is asked
 * about once and never refused: a heuristic is no rule. `told` is what the form says beside, as far as it is filled in.
 */
export type Doubt = (answer: unknown, around: Around, told: Told) => string | undefined;

/** What was asked about and confirmed, by question: the very sentence, so that another doubt is asked about anew. */
export type Sure = Readonly<Record<string, string>>;

/** Of what she was asked to look at again only what was odd, without what she was bidden to do: as it is quoted later. */
export function oddnessIn(doubt: string): string {
  const sentences = doubt.match(/[^。？]+[。？]/g) ?? [doubt];
  const told = sentences.filter((each) => !each.startsWith('请') && !each.includes('“没有写错”'));
  return told.map((each) => each.replace(/，请[^。]*(?=。)/, '')).join('');
}
