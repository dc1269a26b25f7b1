import * as v from 'valibot';
import { ok, type Result, refuse } from './result';

/** Parses what a person or a program sent; the refusal names each field once, with the first thing to mend. */
export function parseInput<S extends v.GenericSchema>(schema: S, input: unknown): Result<v.InferOutput<S>> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return ok(parsed.output);
  const fields: Record<string, string> = {};
  for (const issue of parsed.issues) {
    const [name = '', card, question] = (issue.path ?? []).map(({ key }) => String(key));
    const sentence = issue.received === 'undefined' ? '这一项要填，请补上。' : issue.message;
    if (question === undefined) fields[name] ??= sentence;
    else {
      // Within cards each question has its sentence, and the whole says which card to look at.
      fields[`${name}.${card}.${question}`] ??= sentence;
      fields[name] ??= `第 ${Number(card) + 1} 张还要改一下。`;
    }
  }
  return refuse('invalidInput', fields);
}
