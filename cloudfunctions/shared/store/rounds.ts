import * as v from 'valibot';
import type { Catalogue } from '../../../core/case/catalogue';
import { type Round, roundMark } from '../../../core/round/round';
import { vault } from '../vault';
import { noted } from './changes';
import { command, database, isDuplicate } from './database';
import { find } from './query';

/** So many rounds of one service are read: more years than anything is kept. */
const most = 60;

/** What was announced for some services, as a question; none where no service has seasons. */
export function announced({ services }: Pick<Catalogue, 'services'>) {
  const kinds = services.flatMap(({ kind, seasonal }) => (seasonal ? [kind] : []));
  return kinds.length > 0 ? find('rounds', { kind: { $in: kinds } }, { sort: { year: 1 }, limit: most }) : undefined;
}

/** A round as it is stored for the first time; false where there is one of that service and year. */
export async function insertRound(round: Round): Promise<boolean> {
  try {
    await database.collection('rounds').add({ ...round, stamp: roundMark.stampOf(round, vault) });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

const Changes = v.array(v.string());

/** What a change writes into a round: everything that was decided, the next version, that it was made, and the stamp. */
export function roundWritten(before: Round, part: Partial<Round>, submitId: string): object {
  const after = { ...before, ...part, version: before.version + 1 };
  const { _id, changes: _made, ...fields } = { ...after, stamp: roundMark.stampOf(after, vault) };
  const whole = Object.entries(fields).map(([name, value]) => [name, command.set(value)]);
  // No stamp covers them: whoever edits the store may leave anything there, to which nothing can be added.
  const changes = v.is(Changes, before.changes) ? noted(submitId) : { changes: command.set([submitId]) };
  return { ...Object.fromEntries(whole), ...changes };
}

/** Stamps a round as it was read, which somebody changed in the store; false when it was changed once more. */
export async function letRoundHold(round: Round, submitId: string): Promise<boolean> {
  const asRead = { _id: round._id, version: round.version, stamp: round.stamp ?? command.exists(false) };
  const { updated } = await database
    .collection('rounds')
    .where(asRead)
    .update(roundWritten(round, {}, submitId));
  return updated === 1;
}
