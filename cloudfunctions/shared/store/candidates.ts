import { actingFields } from '../../../core/people';
import { countBy, find } from './query';

/** Everybody at some desks, as far as giving out cases looks at her, and how many open cases each has. */
export const candidatesAt = (desks: readonly string[]) => ({
  staff: find('people', { 'staff.desk': { $in: desks } }, { fields: actingFields }),
  loads: countBy('cases', { desk: { $in: desks }, open: true }, 'officer.id'),
});
