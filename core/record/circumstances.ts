import type { Digest } from '../kernel/canonical';
import type { Instant, IsWorkingDay } from '../kernel/day';
import type { Actor } from '../union/access';
import type { Union } from '../union/union';
import type { Filed } from './filing';
import type { Vault } from './vault';

/** What surrounds a write: who, when, under which settings, and the functions that core may not bring itself. */
export interface Surroundings {
  actor: Actor;
  at: Instant;
  union: Union;
  submitId: string;
  bodyHash: string;
  digest: Digest;
  vault: Vault;
  isWorkingDay: IsWorkingDay;
  /** The colleague whom the form names under `to`, where it names one; and who stands in for her while she is away. */
  colleague?: Actor;
  deputy?: Actor;
  /** Everybody whom the form names, by handle; absent where it can name one alone. */
  names?: ReadonlyMap<string, string>;
  /** The copies of the papers that are handed in; absent while it is only asked whether the step could be taken. */
  filed?: Filed;
}
