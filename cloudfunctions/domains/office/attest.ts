import { alarmView } from '../../../core/alarm';
import { officeOperations } from '../../../core/domains/office/operations';
import { ok, refuse } from '../../../core/kernel/result';
import { toldApart } from '../../../core/union/people';
import { operation } from '../../shared/handler';
import { alarmOf, mendAlarms } from '../../shared/standing';
import { allStaff } from '../../shared/store/people';
import { saveSettings } from '../../shared/store/settings';
import { settingsAlarms } from '../../shared/trust';

/**
 * An auditor lets the union's settings hold as they now stand, which somebody changed in the store: those of the alarm that she
 * names, and no others. Refuses `stale` where they are different ones by now.
 */
export const attestSettings = operation(officeOperations, 'settings.attest', {
  load: ({ id }) => ({ alarms: alarmOf(id), staff: allStaff() }),
  async run({ input: { id, note }, found, union, settings, isSettled, actor, at, submitId }) {
    const [alarm] = found.alarms;
    if (!alarm) return refuse('notFound');
    if (union.changes.includes(submitId)) return ok(alarmView(alarm, 'fits'));
    if (isSettled) return refuse('wrongState');
    if (!settingsAlarms(settings).includes(id)) return refuse('stale');
    if (!(await saveSettings(settings, {}, submitId))) return refuse('stale');
    const [mended] = await mendAlarms([id], { at, by: toldApart(actor, found.staff, union), note });
    return ok(mended ?? alarmView(alarm, 'fits'));
  },
});
