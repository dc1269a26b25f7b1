import type { Catalogue } from '../../../core/case/catalogue';
import { type StateTest, statesWhere } from '../../../core/case/queue';
import type { Documents, Where } from './query';

/**
 * The cases in states that count, whatever the service: each state is asked for with its kind, since two services may call
 * different states by one name. Matches nothing where no service has such a state.
 */
export function casesIn(services: Catalogue['services'], counts: StateTest): Where<Documents['cases']> {
  const of = statesWhere(services, counts).map(({ kind, states }) => ({ kind, status: { $in: states } }));
  // Always alternatives: a kind that is asked for beside them narrows them, and takes none's place.
  return { $or: of.length > 0 ? of : [{ kind: { $in: [] } }] };
}
