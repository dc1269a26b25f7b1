import type { Case } from '../../core/case/case';

/** The states of a case that holds a place, as a reader of the flow would name them; not what the code says. */
const fromDecision = ['awarded', 'awaitingCard', 'revoking', 'paid'];
const holding = ['checked', 'published', 'objected', 'noticed', 'approved', ...fromDecision];

/** Every case of a season, read over the SDK. */
export async function casesOf(season: string): Promise<Case[]> {
  const { database } = await import('../../cloudfunctions/shared/store/database');
  const { data } = await database.collection('cases').where({ season }).limit(1000).get();
  return data;
}

/** The places of a season: as its counter has them, and as somebody counts them who reads case after case. */
export async function placesOf(season: string, taken: 'check' | 'decision' = 'check') {
  const { database } = await import('../../cloudfunctions/shared/store/database');
  const { data } = await database.collection('counters').doc(`places:scholarship:${season}`).get();
  const states = taken === 'check' ? holding : fromDecision;
  const cases = await casesOf(season);
  return { counter: data[0]?.taken, cases: cases.filter(({ status }) => states.includes(status)).length };
}
