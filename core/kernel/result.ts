import { type Refusal, type RefusalCode, refusalSentences } from './refusal';

/** A refusal is a value; only bugs throw. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/**
 * Declines with the code's own sentence, or with `message` where it must name something; `fields` carries one sentence per form
 * field that must be mended.
 */
export function refuse(
  code: RefusalCode,
  fields?: Record<string, string>,
  message: string = refusalSentences[code],
): { ok: false; refusal: Refusal } {
  const refusal: Refusal = { code, message };
  return { ok: false, refusal: fields ? { ...refusal, fields } : refusal };
}
