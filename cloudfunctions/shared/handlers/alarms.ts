import { type Alarm, alarmView } from '../../../core/alarm';
import { ok, refuse } from '../../../core/kernel/result';
import { toldApart } from '../../../core/people';
import { operation } from '../handler';
import { settleAlarm } from '../store/alarms';
import { ask } from '../store/gather';
import { allStaff } from '../store/people';
import { find } from '../store/query';

const pageSize = 20;

/** What auditors must look into, or what they have looked into; the newest first. */
export const listAlarms = operation('alarm.list', {
  load: ({ settled, cursor }) => ({
    rows: find(
      'alarms',
      { open: !settled, ...(cursor === undefined ? {} : { key: { $lt: cursor } }) },
      { sort: { key: -1 }, limit: pageSize + 1 },
    ),
  }),
  run({ found: { rows } }) {
    const shown = rows.slice(0, pageSize);
    return ok({ rows: shown.map(alarmView), next: rows.length > pageSize ? (shown.at(-1)?.key ?? null) : null });
  },
});

export const alarmOf = (id: string) => find('alarms', { _id: id }, { limit: 1 });
export const readAlarm = async (id: string) => (await ask({ rows: alarmOf(id) }))?.rows[0];

/** An alarm as it is once somebody has looked into it: whatever was changed in it, she has seen. */
export function settledView({ broken: _seen, ...alarm }: Alarm, settled: Partial<Alarm>) {
  return alarmView({ ...alarm, ...settled });
}

/** An auditor says what came of it. Refuses `stale` where another auditor was faster. */
export const settleOneAlarm = operation('alarm.settle', {
  load: ({ id }) => ({ alarms: alarmOf(id), staff: allStaff() }),
  async run({ input: { id, note }, found, actor, union, at }) {
    const [alarm] = found.alarms;
    if (!alarm) return refuse('notFound');
    const settledBy = toldApart(actor, found.staff, union);
    const settled = { settledAt: at, settledBy, note };
    if (await settleAlarm(alarm, settled)) return ok(settledView(alarm, settled));
    const now = await readAlarm(id);
    const isRepeat = now?.settledBy === settledBy && now.note === note;
    return isRepeat ? ok(alarmView(now)) : refuse('stale');
  },
});
