import * as v from 'valibot';
import { ok, type Result, refuse } from './result';

/** Parses what a person or a program sent; the refusal names each field once, with the first thing to mend. */
export function parseInput<T>(schema: v.GenericSchema<unknown, T>, input: unknown): Result<T> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return ok(parsed.output);
  const fields: Record<string, string> = {};
  for (const issue of parsed.issues) {
    const name = String(issue.path?.[0]?.key ?? '');
    fields[name] ??= issue.received === 'undefined' ? '这一项要填，请补上。' : issue.message;
  }
  return refuse('invalidInput', fields);
}
