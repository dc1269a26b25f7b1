import { type Refusal, type RefusalCode, refusalSentences } from './refusal';

/** A refusal is a value; only bugs throw. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Declines with the code's own sentence; `fields` carries one sentence per form field that must be mended. */
export function refuse(code: RefusalCode, fields?: Record<string, string>): { ok: false; refusal: Refusal } {
  const refusal: Refusal = { code, message: refusalSentences[code] };
  return { ok: false, refusal: fields ? { ...refusal, fields } : refusal };
}
