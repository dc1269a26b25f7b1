import { randomUUID } from 'node:crypto';
import { insertCase, updateCase } from '../../cloudfunctions/shared/store/cases';
import { numberFor } from '../../cloudfunctions/shared/store/counters';
import { gather } from '../../cloudfunctions/shared/store/gather';
import { draw } from '../../cloudfunctions/shared/store/limits';
import { countBy, find } from '../../cloudfunctions/shared/store/query';
import { vaultWith } from '../../cloudfunctions/shared/vault';
import { ruijin } from '../../local/worlds/ruijin';
import { atOnce } from './door';

/** What this process is asked for: so many of one operation, some at a time. */
export interface Asked {
  operation: 'submit' | 'move';
  count: number;
  together: number;
}

/**
 * A process of its own: makes the database calls of an operation with the SDK, and nothing else. No envelope, no
 * rules, no form; what comes back is not looked at. Answers each `Asked` with how many operations a second that were.
 */
const pattern = ruijin(new Date().toISOString(), vaultWith('bench')).cases.find(
  ({ timeline }) => timeline.length === 2,
);
const reach = { $in: ['town:xianghu', 'rights', 'women'] };

const drawing = (id: string) => ({
  id,
  of: 'writes' as const,
  at: new Date().toISOString(),
  cost: 1,
  most: 1000,
  sent: { submitId: randomUUID(), bodyHash: '' },
});

const operations = {
  submit: async () => {
    if (!pattern) return;
    const _id = randomUUID();
    const asked = gather('worker-wang', {
      earlier: find('cases', { _id }, { limit: 1 }),
      staff: find('people', { 'staff.desk': reach }),
      loads: countBy('cases', { desk: reach, open: true }, 'officer.id'),
    });
    await Promise.all([asked, draw(drawing(_id))]);
    await numberFor(pattern.number.replace(/-\d+$/, ''), _id, _id);
    await insertCase({ ...pattern, _id, timeline: pattern.timeline.slice(0, 1) });
  },
  move: async () => {
    const [, entry] = pattern?.timeline ?? [];
    if (!pattern || !entry) return;
    const asked = gather('staff-li', { cases: find('cases', { _id: pattern._id }, { limit: 1 }) });
    await Promise.all([asked, draw(drawing('staff-li'))]);
    const { status, open, version, officer, desk, deadline, dueKey, warned, warnOn, toCall, updatedAt } = pattern;
    const set = { status, open, version, officer, desk, deadline, dueKey, warned, warnOn, toCall, updatedAt };
    await updateCase({ ...pattern, version: 0 }, { set, entry, outgoing: [] });
  },
};

process.on('message', async ({ operation, count, together }: Asked) => {
  // The first one brings the answers that the rest get at once.
  await operations[operation]();
  const { perSecond } = await atOnce(count, together, operations[operation]);
  process.send?.(perSecond);
});
process.on('disconnect', () => process.exit());
