import * as v from 'valibot';
import { isRound, type Round, roundId } from './round';

/** Before rounds had a collection of their own, the settings held every season that was announced, the scholarship's alone. */
const seasonal = 'scholarship';
const Seasons = v.array(v.looseObject({ year: v.number() }));

/**
 * The rounds that still lie among the settings as seasons, as they would lie in their own collection: what the season said beside
 * its window and its places are its terms. What is no season any more is left out.
 */
export function roundsBefore(settings: { readonly [field: string]: unknown }): Round[] {
  const { success, output } = v.safeParse(Seasons, settings.seasons ?? []);
  return success ? output.map(roundOfSeason).filter(isRound) : [];
}

/** A season with its terms apart. */
function roundOfSeason({
  year,
  title,
  opens,
  closes,
  places,
  budgetFen = null,
  by,
  at,
  ...terms
}: {
  year: number;
  [name: string]: unknown;
}): unknown {
  const _id = roundId(seasonal, year);
  const known = { _id, kind: seasonal, year, title, opens, closes, places, budgetFen, by, at };
  return { ...known, terms, version: 0, changes: [] };
}
