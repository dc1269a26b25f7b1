import * as v from 'valibot';
import { Paper } from '../kernel/paper';
import type { Json } from './record';

/** Where the copy of a paper lies and the digest of its bytes, by the file id under which it was handed in. */
export type Filed = ReadonlyMap<string, Required<Omit<Paper, 'name'>>>;

const Papers = v.array(Paper);

/** The papers among stored answers, whatever question they belong to. */
export function papersIn(answers: { readonly [field: string]: Json }): Paper[] {
  return Object.values(answers).flatMap(listOf);
}

/** The copy in the place of what was handed in, under the same name. */
export function filedCopy(paper: Paper, filed: Filed | undefined): Paper {
  return { ...paper, ...filed?.get(paper.fileId) };
}

/** Answers with the copy in the place of every paper that was handed in. */
export function withFiled(
  answers: { readonly [field: string]: Json },
  filed: Filed | undefined,
): { readonly [field: string]: Json } {
  const entries = Object.entries(answers).map(([field, value]): [string, Json] => {
    const papers = listOf(value);
    return [field, papers.length > 0 ? papers.map((paper) => ({ ...filedCopy(paper, filed) })) : value];
  });
  return Object.fromEntries(entries);
}

function listOf(value: Json): Paper[] {
  if (!Array.isArray(value)) return [];
  const parsed = v.safeParse(Papers, value);
  return parsed.success ? parsed.output : [];
}
