import { canonical } from '../../core/case/timeline';
import { type Acting, asTrusted, type Caller, calledAtWork } from '../../core/people';
import { clockNow } from './clock';
import { digest } from './digest';
import { judgingOf, type Keys } from './keys';
import { raiseAlarm } from './store/alarms';
import { vault } from './vault';

/**
 * People as they may act, wherever they are read: whoever's post was changed in the store holds none, and the auditors are
 * told of it, once for each state in which it is found.
 */
export async function trustedPeople(rows: readonly Caller[], keys: Keys): Promise<Caller[]> {
  const judging = judgingOf(keys, 'people', vault);
  const trusted = rows.map((person) => asTrusted(person, judging));
  await Promise.all(trusted.map((person, at) => reportPost(person, rows[at])));
  return trusted;
}

async function reportPost({ broken, ...person }: Acting, read: Caller | undefined): Promise<void> {
  if (!broken || !read) return;
  console.error(`the post of ${digest(person._id).slice(0, 12)} is not as it was stored`);
  const who = `${calledAtWork({ ...person, staff: broken })}(${broken.title})`;
  const about = `${who}的任职记录与存档不一致，可能有人直接改过数据库。已停止其工作人员身份；请核实；确需任职的，由系统管理员先办交接离岗，再重新邀请。`;
  const { _id, staff, ended, endedAt, stamp } = read;
  const state = canonical({ _id, staff, ended, endedAt, stamp });
  await raiseAlarm(state, { kind: 'brokenPost', at: clockNow(), about, caseId: null, by: null });
}
