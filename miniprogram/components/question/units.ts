import { elsewhere } from '../../../core/case/answers';
import type { Option } from '../../../core/kernel/field';
import type { Places } from '../../../core/union';

/** Where a worker may work: the areas of the town unions, and outside the city. */
export function areaOptions(union: Places): Option[] {
  const areas = union.desks.flatMap(({ id, area }) => (area ? [{ value: id, label: area }] : []));
  return [...areas, { value: elsewhere, label: `${union.city}以外` }];
}

/** Where a colleague may be placed: every desk of the union. */
export function deskOptions(union: Places): Option[] {
  return union.desks.map(({ id, name }) => ({ value: id, label: name }));
}
