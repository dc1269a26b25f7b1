import { refuse } from '../errors';
import { type Doc, isDoc } from './ejson';
import { encodeKey, keyField, sortKey } from './keys';
import { sortOf } from './stages';

/** The list that `$push` makes of `before`: insert, then sort, then cut, in this order. */
export function pushed(before: unknown, operand: unknown): unknown[] {
  const modifiers: Doc = isDoc(operand) && '$each' in operand ? operand : { $each: [operand] };
  const { $each, $position, $sort, $slice } = modifiers;
  if (!Array.isArray($each)) throw refuse.request('The argument to $each in $push must be an array');
  const list: unknown[] = Array.isArray(before) ? [...before] : [];
  list.splice(typeof $position === 'number' ? $position : list.length, 0, ...$each);
  const sorted = $sort === undefined ? list : sortedList(list, $sort);
  if (typeof $slice !== 'number') return sorted;
  return $slice < 0 ? sorted.slice($slice) : sorted.slice(0, $slice);
}

function sortedList(list: readonly unknown[], sort: unknown): unknown[] {
  const fields = isDoc(sort) ? sortOf(sort).map(([path, direction]) => keyField(path, direction)) : undefined;
  const direction = sort === -1 ? -1 : 1;
  const keyOf = (item: unknown) => (fields && isDoc(item) ? sortKey(item, fields) : encodeKey(item, direction));
  return list
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((one, other) => Buffer.compare(one.key, other.key))
    .map(({ item }) => item);
}
