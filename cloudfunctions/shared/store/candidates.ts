import { staffOf } from './people';
import { countBy } from './query';

/** Everybody at some desks, as far as giving out cases looks at her, and how many open cases each has. */
export const candidatesAt = (desks: readonly string[]) => ({
  staff: staffOf(desks),
  loads: countBy('cases', { desk: { $in: desks }, open: true }, 'officer.id'),
});
