import { randomUUID } from 'node:crypto';
import { candidatesAt } from '../../cloudfunctions/shared/store/candidates';
import { written } from '../../cloudfunctions/shared/store/cases';
import { numberFor } from '../../cloudfunctions/shared/store/counters';
import { database } from '../../cloudfunctions/shared/store/database';
import { gather } from '../../cloudfunctions/shared/store/gather';
import { draw } from '../../cloudfunctions/shared/store/limits';
import { objectionsTo } from '../../cloudfunctions/shared/store/objections';
import { find } from '../../cloudfunctions/shared/store/query';
import { vaultWith } from '../../cloudfunctions/shared/vault';
import { mostOpen } from '../../core/case/admission';
import type { Case } from '../../core/case/case';
import { stamped } from '../../core/case/stamp';
import { ruijin } from '../../local/worlds/ruijin';
import { atOnce } from './door';

/** What this process is asked for: so many of one operation, some at a time. */
export interface Asked {
  operation: 'submit' | 'move';
  count: number;
  together: number;
}

/**
 * A process of its own: makes the database calls of an operation with the SDK, as many, of the same kinds and sizes, and
 * beside one another where the operation makes them so, the draw on the limits included; and nothing else: no envelope,
 * no form, no rules, no chain, no stamp. What is read is not looked at, except that the settings are those of this secret.
 * So what an operation reaches of this is what our code leaves of the SDK. Answers each `Asked` with how many operations
 * a second that were.
 */
const isPattern = ({ kind, timeline }: Case) => kind === 'appeal' && timeline.length === 2;
const vault = vaultWith('bench');
const stepped = ruijin(new Date().toISOString(), vault).cases.find(isPattern);
const pattern = stepped && stamped(stepped, vault);
const reach = ['town:xianghu', 'rights', 'women'];

const drawing = (id: string) => ({
  id,
  of: 'writes' as const,
  at: new Date().toISOString(),
  cost: 2000,
  most: 240_000,
  sent: { submitId: randomUUID(), bodyHash: '' },
});

const cases = () => database.collection('cases');
const step = stepOf(stepped);

/** What a step writes, made once. */
function stepOf(found: typeof stepped): object | undefined {
  const [first, entry] = found?.timeline ?? [];
  if (!found || !first || !entry) return undefined;
  const { status, open, version, officer, desk, deadline, dueKey, warned, warnOn, toCall, updatedAt } = found;
  const set = { status, open, version, officer, desk, deadline, dueKey, warned, warnOn, toCall, updatedAt };
  return written({ ...found, timeline: [first] }, { set, entry, outgoing: [] });
}

const operations = {
  submit: async () => {
    if (!pattern) return;
    const _id = randomUUID();
    const asked = gather('worker-wang', {
      repeat: find('cases', { _id }, { limit: 1 }),
      own: find('cases', { 'owner.id': _id, open: true, kind: pattern.kind }, { limit: mostOpen, fields: ['_id'] }),
      ...candidatesAt(reach),
    });
    await Promise.all([asked, draw(drawing(_id))]);
    await numberFor(pattern.number.replace(/-\d+$/, ''), _id, _id);
    await cases().add({ ...pattern, _id, onceKey: _id, timeline: pattern.timeline.slice(0, 1) });
  },
  move: async () => {
    if (!pattern || !step) return;
    const { _id } = pattern;
    const asked = gather('staff-li', { cases: find('cases', { _id }, { limit: 1 }), objections: objectionsTo(_id) });
    await Promise.all([asked, draw(drawing('staff-li'))]);
    await cases().where({ _id, version: 0 }).update(step);
  },
};

process.on('message', async ({ operation, count, together }: Asked) => {
  // The first ones bring the answers that the rest get at once; the draw of whoever writes often takes three calls.
  for (let time = 0; time < 3; time += 1) await operations[operation]();
  const { perSecond } = await atOnce(count, together, operations[operation]);
  process.send?.(perSecond);
});
process.on('disconnect', () => process.exit());
