import { keptObjectionFields, type ObjectedCase, objectedFields } from '../../../core/case/kept';
import {
  mostObjections,
  type Objection,
  type ObjectionRow,
  objectionFields,
  objectionMark,
} from '../../../core/case/objection';
import { vault } from '../vault';
import { command, database, isDuplicate } from './database';
import { find, listIn, type Query } from './query';

const objections = () => database.collection('objections');
const counters = () => database.collection('counters');

/** What was objected to a case, whole, so that each is judged: a question to be asked along with others. */
export const objectionsTo = (caseId: string) => find('objections', { caseId });

/** To which cases somebody has objected, as a question like it; across cases no words are read. */
export const objectionsBy = (id: string) => find('objections', { by: id }, { fields: objectionFields });

/** The same for her own eyes: to which notices, when, and what she said. */
export const keptObjections = (id: string) => find('objections', { by: id }, { fields: keptObjectionFields });

/** How it stands with these cases: of their timelines only which objections were settled, and by which steps they ended. */
export function objectedCases(ids: readonly string[]): Query<ObjectedCase> {
  const { from, pipeline } = find('cases', { _id: { $in: ids } });
  const told = { settles: '$$entry.settles', action: '$$entry.action', to: '$$entry.to' };
  const settled = { $map: { input: listIn('$timeline'), as: 'entry', in: told } };
  const fields = Object.fromEntries(objectedFields.map((field) => [field, 1]));
  return { from, pipeline: [...pipeline, { $project: { ...fields, timeline: settled } }] };
}

/** To which cases a colleague has objected. */
export async function objectionsOf(id: string): Promise<ObjectionRow[]> {
  const { data } = await objections().where({ by: id }).limit(1000).get();
  return data;
}

/**
 * Stores an objection under the `_id` of its case, notice and person; `twin` where she has objected already, `full` where
 * the notice has as many as are stored. The place is counted first: a crash in between costs one place, never a person.
 */
export async function insertObjection(objection: Objection): Promise<'stored' | 'twin' | 'full'> {
  const counter = `objections:${objection.caseId}:${objection.notice}`;
  if (!(await takeOne(counter))) return 'full';
  try {
    await objections().add({ ...objection, stamp: objectionMark.stampOf(objection, vault) });
    return 'stored';
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await counters()
      .where({ _id: counter })
      .update({ taken: command.inc(-1) });
    return 'twin';
  }
}

async function takeOne(_id: string): Promise<boolean> {
  const { updated } = await counters()
    .where({ _id, taken: command.lt(mostObjections) })
    .update({ taken: command.inc(1) });
  if (updated === 1) return true;
  const { data } = await counters().doc(_id).get();
  // A counter that was not there a moment ago is another objector's, begun meanwhile: there may be room in it.
  const [found] = data;
  if (found && found.taken >= mostObjections) return false;
  if (!found) await begin(_id);
  return takeOne(_id);
}

async function begin(_id: string): Promise<void> {
  try {
    await counters().add({ _id, taken: 0 });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

/** The objection of that id, if it is there. */
export async function readObjection(id: string): Promise<Objection | undefined> {
  const { data } = await objections().doc(id).get();
  return data[0];
}

/** Notes that the case has been seen to because of these objections. */
export async function closeObjections(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await objections()
    .where({ _id: command.in([...ids]), open: true })
    .update({ open: false });
}
