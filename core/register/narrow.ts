import type { Option } from '../kernel/field';
import type { Union } from '../union/union';
import { filterTag, stateTag } from './record';
import type { Register } from './register';

/** One way to narrow a list: the states, or a filter of the register, with its options. */
export interface Narrowing {
  name: string;
  label: string;
  options: readonly Option[];
}

/** By what a list can be narrowed, in the order in which it is offered. */
export function narrowingsOf({ flow, filters }: Pick<Register, 'flow' | 'filters'>, union: Union): Narrowing[] {
  const states = Object.entries(flow.states).map(([value, { label }]) => ({ value, label }));
  return [
    { name: 'state', label: '进展', options: states },
    ...filters.map(({ name, label, options }) => ({ name, label, options: options(union) })),
  ];
}

/** The tag that the records of an option bear. */
export const tagOf = ({ name }: Narrowing, { value }: Option): string =>
  name === 'state' ? stateTag(value) : filterTag(name, value);

/** By which conditions a list was looked at, in words; `desk` is the name of the one desk that was looked at. */
export function sayNarrowed(
  register: Register,
  union: Union,
  { desk, tag, sought }: { desk: string | undefined; tag: string | undefined; sought: string | undefined },
): string {
  const chosen = narrowingsOf(register, union).flatMap((narrowing) =>
    narrowing.options
      .filter((option) => tagOf(narrowing, option) === tag)
      .map(({ label }) => `${narrowing.label}：${label}`),
  );
  return [desk ?? '全市', ...chosen, ...(sought === undefined ? [] : [`名称或代码里有“${sought}”`])].join('，');
}
