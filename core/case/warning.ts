import { addDays, type Day, dayOf, daysBetween, type Instant, sayDay } from '../kernel/day';
import { veiled } from '../kernel/veil';
import { messageTo } from '../record/message';
import type { Deadline, Outgoing } from '../record/record';
import type { Case } from './case';
import type { Catalogue } from './catalogue';

/** How far a deadline has come when somebody is reminded: half, three quarters, over. */
const marks = [50, 75, 100] as const;
type Mark = (typeof marks)[number];

/** The day on which a mark is reached; 100 is the day after the last one, when the case is overdue. */
function dayOfMark({ since, day }: Deadline, mark: Mark): Day {
  const total = daysBetween(since, day);
  return mark === 100 ? addDays(day, 1) : addDays(since, Math.ceil((total * mark) / 100));
}

/** The marks that a deadline has reached by a day and of which nobody was reminded yet. None while it stands still. */
function marksReached(deadline: Deadline, warned: number, today: Day): Mark[] {
  if (deadline.pausedOn) return [];
  return marks.filter((mark) => mark > warned && dayOfMark(deadline, mark) <= today);
}

/** The day on which the next reminder is due; null when none is, or while the clock stands still. */
export function nextWarning(deadline: Deadline | null, warned: number): Day | null {
  if (!deadline || deadline.pausedOn) return null;
  const next = marks.find((mark) => mark > warned);
  return next === undefined ? null : dayOfMark(deadline, next);
}

/** What a reminder looks at. */
export type Reminded = Pick<
  Case,
  '_id' | 'kind' | 'status' | 'headline' | 'number' | 'deadline' | 'officer' | 'owner' | 'warned'
>;

/** What a reminder changes. The version stays: nobody's screen becomes stale because of it. */
export interface Reminder {
  set: Pick<Case, 'warned' | 'warnOn'>;
  outgoing: readonly Outgoing[];
}

/** The services, and who is reminded beside the officer: those who answer for the desk, and while she is away her deputy. */
export interface Beside {
  heads: readonly string[];
  deputy: string | undefined;
  catalogue: Catalogue;
}

/**
 * Reminds of a deadline: the officer at half and at three quarters of the time, with her deputy while she is away, and when
 * it is over also those who answer for the desk: to all but her the person is masked, since some of them never see her. Run
 * twice or days late it says each thing once. Of a case that rests nothing is due, whatever clock it bears from before.
 */
export function remind(found: Reminded, { heads, deputy, catalogue }: Beside, at: Instant): Reminder {
  const { officer } = found;
  const deadline = restsIn(found, catalogue) ? null : found.deadline;
  const today = dayOf(at);
  const reached = deadline ? marksReached(deadline, found.warned, today) : [];
  const mark = reached[reached.length - 1];
  if (!deadline || mark === undefined)
    return { set: { warned: found.warned, warnOn: nextWarning(deadline, found.warned) }, outgoing: [] };
  const over = mark === 100;
  const told = [officer?.id, deputy, ...(over || !officer ? heads : [])].filter((id) => id !== undefined);
  const note = over ? `${sayDay(deadline.day, today)}已到期` : `最晚${sayDay(deadline.day, today)}`;
  const headline = veiled(found.headline, { names: [found.owner.name], phones: [found.owner.phone] });
  const outgoing = [...new Set(told)].map((to, index) =>
    messageTo(to === officer?.id ? found : { ...found, headline }, to, 'deadline', {
      id: `${deadline.clock}-${deadline.since}-${mark}-${index}`,
      at,
      phrase: over ? '已经超期' : '即将到期',
      note,
    }),
  );
  return { set: { warned: mark, warnOn: nextWarning(deadline, mark) }, outgoing };
}

const restsIn = ({ kind, status }: Reminded, { serviceOf }: Catalogue) =>
  serviceOf(kind)?.flow.states[status]?.rests !== undefined;
