import { command, database, isDuplicate } from './database';

/**
 * The next number of a series, counted by one conditional update and therefore never given twice.
 * One round trip; three for the very first number of a series.
 */
export async function nextNumber(series: string): Promise<number> {
  const counters = database.collection('counters');
  const { updated, doc } = await counters.where({ _id: series }).updateAndReturn({ last: command.inc(1) });
  if (updated === 1) return doc.last;
  try {
    await counters.add({ _id: series, last: 0 });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  return nextNumber(series);
}
