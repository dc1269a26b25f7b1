import type { Actor } from '../union/access';
import type { Step } from './flow';
import type { Recorded } from './record';

/** True when earlier work of the actor must lie in other hands than this step (four eyes). */
export function isBarred(actor: Pick<Actor, 'id'>, { timeline }: Pick<Recorded, 'timeline'>, step: Step): boolean {
  return workApartFrom(timeline, step).some(({ by }) => by.id === actor.id);
}

/** The entries whose authors may not take a step. Whoever filed for somebody is an author like any other. */
function workApartFrom(timeline: Recorded['timeline'], step: Step): Recorded['timeline'] {
  const { apart = [], countersigns = [] } = step;
  const { upTo, and } = 'upTo' in apart ? apart : { upTo: null, and: apart };
  const last = timeline.map(({ action }) => action).lastIndexOf(upTo ?? '');
  const first = [...timeline].reverse().find(({ action }) => countersigns.includes(action));
  return timeline.filter(
    (entry, at) =>
      at <= last ||
      entry === first ||
      and.includes(entry.action) ||
      (entry.by.party === 'helper' && leavesFiling(step)),
  );
}

/** True where whoever filed for somebody must leave a step to others. */
export const leavesFiling = ({ apart = [], countersigns = [] }: Pick<Step, 'apart' | 'countersigns'>) =>
  'upTo' in apart || apart.length > 0 || countersigns.length > 0;
