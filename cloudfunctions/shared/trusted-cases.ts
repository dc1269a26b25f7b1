import { besideFields, spoiltIn, withoutSpoilt } from '../../core/case/beside';
import type { Case } from '../../core/case/case';
import { isWhole, legible, masked } from '../../core/case/shape';
import { canonical } from '../../core/kernel/canonical';
import { clockNow } from './clock';
import { raiseAlarm } from './store/alarms';
import { readAsItLies, writeBeside } from './store/beside';
import type { Query } from './store/query';

/** The stages behind which there are still documents, whole or some fields of each. */
const keepsDocuments = ['$match', '$sort', '$skip', '$limit', '$project'];

/**
 * Cases as they can be worked with. What lies beside the steps bears no stamp: where it is not what it must be, as much of it is
 * read as can be, it is put right in the store, so that no step that adds to it fails, and the auditors are told. A row of a
 * list comes with every field that it was asked for; one in which something else lay is masked. A whole case is left as it is
 * otherwise, since it is judged as it lies.
 */
export async function trustedCases(pipeline: Query<unknown>['pipeline'], rows: readonly Case[]): Promise<Case[]> {
  const read = fieldsRead(pipeline);
  if (read === 'none') return [...rows];
  const cases: Case[] = [];
  for (const row of rows) cases.push(read === 'all' ? await whole(row) : await partly(row, read));
  return cases;
}

/** Which fields of each case there are behind a pipeline; `none` where it counts. */
function fieldsRead(pipeline: Query<unknown>['pipeline']): 'all' | 'none' | string[] {
  const names = pipeline.flatMap((stage) => Object.keys(stage));
  if (!names.every((name) => keepsDocuments.includes(name))) return 'none';
  const project = pipeline.find((stage) => '$project' in stage)?.$project;
  if (typeof project !== 'object' || project === null) return 'all';
  const asked = Object.entries(project).filter(([, how]) => how === 1);
  return asked.map(([path]) => path.replace(/\..*$/, ''));
}

async function whole(found: Case): Promise<Case> {
  const spoilt = spoiltIn(found, besideFields);
  if (spoilt.length === 0) return found;
  await mend(found);
  return withoutSpoilt(found, spoilt);
}

async function partly(asItLies: Case, read: readonly string[]): Promise<Case> {
  const { row, illegible } = legible(asItLies, read);
  if (illegible.length > 0) console.error(`case ${row._id} cannot be read in a list`, illegible);
  const spoilt = spoiltIn(row, read);
  if (spoilt.length > 0) {
    const found = await readAsItLies(row._id);
    if (found) await mend(found);
  }
  const readable = spoilt.length > 0 ? withoutSpoilt(row, spoilt) : row;
  return illegible.length > 0 ? masked(readable, read) : readable;
}

const called: Readonly<Record<string, string>> = {
  seen: '谁看过的记录',
  reveals: '谁看过号码的记录',
  outgoing: '待发的消息',
  sending: '正在发的消息',
  outgoingSince: '消息从何时起待发',
  warned: '提醒到哪一步',
  warnOn: '下次提醒的日期',
  toCall: '要打的电话',
};

/** Tells the auditors, once for what lies there, and puts as much in its place as can be read. What is no case at all stays. */
async function mend(found: Case): Promise<void> {
  const spoilt = spoiltIn(found, besideFields);
  if (spoilt.length === 0 || !isWhole(found)) return;
  const { _id: caseId, number } = found;
  const those = spoilt.map((name) => [name, Reflect.get(found, name)] as const);
  const about = `${number} 里的${spoilt.map((name) => called[name]).join('、')}被改得读不出来，可能有人直接改过数据库。读得出来的已经留下，其余按没有处理，办理照常。请对照备份核实。`;
  console.error(`case ${number} (${caseId}) is spoilt beside its steps: ${spoilt.join(', ')}`);
  const state = canonical({ caseId, spoilt: Object.fromEntries(those) });
  await raiseAlarm(state, { kind: 'spoiltCase', at: clockNow(), about, caseId, by: null });
  const after = withoutSpoilt(found, spoilt);
  await writeBeside(caseId, those, Object.fromEntries(spoilt.map((name) => [name, Reflect.get(after, name)])));
}
