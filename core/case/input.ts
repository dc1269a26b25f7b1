import * as v from 'valibot';

/** What operations take beside what they are about. */
export const caseId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
/** Where a list goes on; absent for its beginning. */
export const cursor = v.optional(v.pipe(v.string(), v.maxLength(120)));
export const year = v.pipe(v.string(), v.regex(/^(19|20)\d{2}$/));
export const desk = v.pipe(v.string(), v.maxLength(40));
/** `decide`: what waits for a head, at one desk or, where `desk` is empty, in the whole union. */
export const queue = v.picklist(['mine', 'desk', 'decide']);

/** The name of a service or of a register, or of one of its parts. */
export const kind = v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/));
