import * as v from 'valibot';
import type { Stored } from '../../record/definition';

/** Where the answers name people; whatever else is amiss, each name that is there is found. */
const Named = v.object({
  student: v.fallback(v.string(), ''),
  cardHolder: v.fallback(v.string(), ''),
  family: v.fallback(v.array(v.object({ name: v.fallback(v.string(), '') })), []),
});

/** Everybody whom an application names, beside the applicant. */
export function namesIn(answers: Stored): string[] {
  const { student, cardHolder, family } = v.parse(Named, answers);
  return [student, cardHolder, ...family.map(({ name }) => name)];
}
