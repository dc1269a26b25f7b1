import type { Filter } from '../../register/register';
import { areasOf } from '../../union/union';

/** The department that keeps what is known of enterprises. */
export const home = 'organising';

export const isTown = (zone: string): zone is `town:${string}` => zone.startsWith('town:');

/** The town or park for which something counts; what lies in none counts for the department. */
export const countsAt = (zone: string): string => (isTown(zone) ? zone : home);

/** By the town or park that is answered under `zone`. */
export const zoneFilter: Filter = {
  name: 'zone',
  label: '乡镇、园区',
  options: areasOf,
  of: ({ answers }) => (typeof answers.zone === 'string' ? answers.zone : undefined),
};
