import * as v from 'valibot';
import type { Door } from './door';
import { colleagueAt } from './fill';

const Submitted = v.object({ value: v.object({ caseId: v.string() }) });

/** An appeal that goes to the city union's rights desk, where one officer has everything. */
const answers = {
  category: 'injury',
  story: '右手四个手指被机器切断，住院三次，厂里一直拖着不肯赔，也没有办工伤认定。',
  area: 'town:xianghu',
  employer: '象湖宏石石材厂',
  people: 1,
  claimFen: 15_000_000,
  name: '王建国',
  phone: '13800000001',
};

/** Hands one appeal in; answers its id. */
export async function submit(door: Door, who: string): Promise<string> {
  const reply = await door.call(who, 'case.submit', { kind: 'appeal', answers });
  return v.parse(Submitted, JSON.parse(reply)).value.caseId;
}

/** A colleague of the desk accepts a case that was just handed in, each in her turn. */
export function accept(door: Door, caseId: string, at: number): Promise<string> {
  return door.call(colleagueAt(at), 'case.move', { caseId, version: 1, action: 'accept', input: {} });
}
