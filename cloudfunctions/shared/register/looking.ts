import type { WholeCatalogue } from '../../../core/case/catalogue';
import { mayRead, readsOf } from '../../../core/register/access';
import { pairsOf, type RegisterRecord } from '../../../core/register/record';
import type { Register } from '../../../core/register/register';
import type { Actor } from '../../../core/union/access';
import type { Documents, Where } from '../store/query';

/** How it is looked at: narrowed by one tag, and to what holds the words; in which order, and from where on. */
interface Looked {
  tag?: string | undefined;
  sought?: string | undefined;
  order?: Order | undefined;
  cursor?: string | undefined;
}
type Order = 'name' | 'due';

const keys = { name: 'listKey', due: 'dueKey' } as const;

/** By which key a list goes on, in the order in which it is looked at. */
export const keyOfOrder = (order: Order = 'name') => keys[order];

/** The same as the store is asked to sort. */
const sorts = { name: { listKey: 1 }, due: { dueKey: 1 } } as const;
export const sortOf = (order: Order = 'name') => sorts[order];

/** What of a register is looked at: of all desks, or of one. */
export function lookedAt(
  kind: string,
  desk: string | null,
  { tag, sought, order, cursor }: Looked,
): Where<Documents['registers']> {
  const tags = [...(tag === undefined ? [] : [tag]), ...(sought === undefined ? [] : pairsOf(sought))];
  return {
    kind,
    ...(desk === null ? {} : { desk }),
    ...(tags.length > 1 ? { tags: { $all: tags } } : {}),
    ...(tags.length === 1 && tags[0] !== undefined ? { tags: tags[0] } : {}),
    ...(cursor === undefined ? {} : { [keyOfOrder(order)]: { $gt: cursor } }),
  };
}

/** True where she may read what lies at a desk, or in the whole union where none is named. */
export function readsAt(actor: Actor, register: Register, desk: string | undefined): boolean {
  const reads = readsOf(actor, register);
  return reads !== undefined && (reads.desk === null || reads.desk === desk);
}

/** A record as it was read, with its register; undefined where there is none, or for whoever may not read it. */
export function seenRecord(
  [record]: readonly RegisterRecord[],
  { actor, catalogue }: { actor: Actor; catalogue: Pick<WholeCatalogue, 'registerOf'> },
): { record: RegisterRecord; register: Register } | undefined {
  const register = record && catalogue.registerOf(record.kind);
  return record && register && mayRead(actor, register, record) ? { record, register } : undefined;
}
