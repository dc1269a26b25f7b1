import { alarmView } from '../../../core/alarm';
import { officeOperations } from '../../../core/domains/office/operations';
import { ok, refuse } from '../../../core/kernel/result';
import { isRound } from '../../../core/round/round';
import { toldApart } from '../../../core/union/people';
import { roundAlarms } from '../../shared/announced';
import { type Call, operation, type Request } from '../../shared/handler';
import { alarmOf, mendAlarms } from '../../shared/standing';
import { allStaff } from '../../shared/store/people';
import { announced, letRoundHold } from '../../shared/store/rounds';
import { saveSettings } from '../../shared/store/settings';
import { settingsAlarms } from '../../shared/trust';

/** Stamps what the alarm is about as it lies there, if it still does; false otherwise. */
async function letHold(
  id: string,
  { settings, areSettingsIntact, brokenRounds, submitId }: Pick<Call, 'submitId'> & Letting,
): Promise<boolean> {
  if (!areSettingsIntact && settingsAlarms(settings).includes(id)) return saveSettings(settings, {}, submitId);
  const round = brokenRounds.find((each) => isRound(each) && roundAlarms(each).includes(id));
  return round !== undefined && letRoundHold(round, submitId);
}

type Letting = Pick<Request<unknown, Record<string, never>>, 'settings' | 'areSettingsIntact' | 'brokenRounds'>;

/**
 * An auditor lets the union's settings, or a round, hold as they now stand, which somebody changed in the store: those of the alarm that
 * she names, and no others. Refuses `stale` where they are different ones by now.
 */
export const attestSettings = operation(officeOperations, 'settings.attest', {
  load: ({ id }, { catalogue }) => ({ alarms: alarmOf(id), staff: allStaff(), rounds: announced(catalogue) }),
  async run(request) {
    const { input, found, union, rounds, isSettled, actor, at, submitId } = request;
    const { id, note } = input;
    const [alarm] = found.alarms;
    if (!alarm) return refuse('notFound');
    if ([union, ...rounds].some(({ changes }) => changes.includes(submitId))) return ok(alarmView(alarm, 'fits'));
    if (isSettled) return refuse('wrongState');
    if (!(await letHold(id, request))) return refuse('stale');
    const [mended] = await mendAlarms([id], { at, by: toldApart(actor, found.staff, union), note });
    return ok(mended ?? alarmView(alarm, 'fits'));
  },
});
