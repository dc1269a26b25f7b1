import type { Rules } from '../../../core/rules';
import { command, database } from './database';

/** Stores the union's rules over the version they were changed from; false when somebody else was faster. */
export async function saveRules(version: number, rules: readonly Rules[]): Promise<boolean> {
  const { updated } = await database
    .collection('settings')
    .where({ _id: 'union', version })
    .update({ rules: command.set([...rules]), version: version + 1 });
  return updated === 1;
}
