import type { Instant } from '../../core/kernel/day';
import { type Keys, keysOf, type StampedKind, type Stamping, stampedKinds } from '../shared/keys';
import type { Documents, Query } from '../shared/store/query';
import { saveKeys } from '../shared/store/settings';
import { stampSome } from '../shared/store/stamping';
import { vault } from '../shared/vault';
import { longAgo } from './patience';
import { kindOf } from './work';

type Settings = Pick<Documents['settings'], '_id' | 'keys'>;

/** The settings, while a kind of record was not met yet, or was met long ago and is not stamped throughout. */
function due(at: Instant, { skip, limit }: { skip: number; limit: number }): Query<Settings> {
  const open = stampedKinds.flatMap((kind) => [
    { [`keys.kinds.${kind}.from`]: null },
    { [`keys.kinds.${kind}.from`]: { $lte: longAgo(at) }, [`keys.kinds.${kind}.all`]: null },
  ]);
  const known = { 'keys.since': { $gt: '' } };
  const pipeline = [{ $match: { ...known, $or: open } }, { $skip: skip }, { $limit: limit }, { $project: { keys: 1 } }];
  return { from: 'settings', pipeline };
}

/**
 * Records from before their kind was stamped get their stamps, beginning an hour after functions that stamp it were first at
 * work; once nothing is left, every one must bear one.
 */
export const records = kindOf<Settings>({
  name: 'records',
  due,
  begin({ now }) {
    const last: Partial<Record<StampedKind, string>> = {};
    return async ({ keys }) => {
      if (!keys) return false;
      const { kinds = {} } = keys;
      const fresh = stampedKinds.filter((kind) => kinds[kind] === undefined);
      if (fresh.length > 0) return note(keys, fresh, { from: now(), all: null });
      const kind = stampedKinds.find((each) => isDue(kinds[each], now()));
      if (!kind) return false;
      const reached = await stampSome(kind, last[kind] ?? '');
      if (reached === undefined) return note(keys, [kind], { from: now(), ...kinds[kind], all: now() });
      last[kind] = reached;
      return true;
    };
  },
});

const isDue = (stamping: Stamping | undefined, at: Instant) => stamping?.all === null && stamping.from <= longAgo(at);

async function note(before: Keys, those: readonly StampedKind[], stamping: Stamping): Promise<true> {
  const kinds = { ...before.kinds, ...Object.fromEntries(those.map((kind) => [kind, stamping])) };
  await saveKeys(before, keysOf(vault, { ...before, kinds }));
  return true;
}
