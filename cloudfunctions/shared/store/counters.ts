import { command, database, isDuplicate } from './database';

const counters = () => database.collection('counters');

/** Holders remembered of a series; a repeat comes long before so many others. */
const remembered = 100;

/**
 * The number of a series that belongs to `holder`: the next one, or the one that it was given before. Number and holder
 * are noted by one conditional update, so that no number is given twice, and none is lost to a repeat, to a lost answer,
 * or to two who may have only one between them. A crash after this leaves a hole only if the holder never comes back. One
 * round trip; three for the very first number of a series, two for a repeat.
 */
export async function numberFor(series: string, holder: string): Promise<number> {
  const { updated, doc } = await counters()
    .where({ _id: series, given: command.neq(holder) })
    .updateAndReturn({ last: command.inc(1), given: command.push({ each: [holder], slice: -remembered }) });
  if (updated === 1) return doc.last;
  const { data } = await counters().doc(series).get();
  const [found] = data;
  const place = found?.given.lastIndexOf(holder) ?? -1;
  if (place >= 0) return found.last - (found.given.length - 1 - place);
  if (!found) await begin(series);
  return numberFor(series, holder);
}

async function begin(series: string): Promise<void> {
  try {
    await counters().add({ _id: series, last: 0, given: [] });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}
