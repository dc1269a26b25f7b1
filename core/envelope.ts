import * as v from 'valibot';

/** What a phone sends: an operation, its input, and for writes an id that makes repeats harmless. */
export const Envelope = v.object({
  operation: v.pipe(v.string(), v.maxLength(60)),
  input: v.unknown(),
  submitId: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/))),
});
