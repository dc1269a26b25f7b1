import * as v from 'valibot';
import type { Case, Outcome } from '../../case/case';
import type { Effect } from '../../case/service';
import type { Stored } from '../../record/definition';

const Told = v.object({
  agreedFen: v.optional(v.number()),
  receivedFen: v.optional(v.number()),
  stars: v.optional(v.number()),
});

const nothingYet: Outcome = { agreedFen: null, receivedFen: null, stars: null };

/** What a step of an appeal tells of its outcome; what is told later replaces what was told before. */
export function outcomeAfter({ outcome: before }: Pick<Case, 'outcome'>, input: Stored): Effect {
  const told = v.safeParse(Told, input);
  if (!told.success || Object.keys(told.output).length === 0) return {};
  const known = before ?? nothingYet;
  const { agreedFen = known.agreedFen, receivedFen = known.receivedFen, stars = known.stars } = told.output;
  return { outcome: { agreedFen, receivedFen, stars } };
}
