import { elsewhere } from '../../../core/case/answers';
import type { FieldHints, Option } from '../../../core/kernel/field';
import { deskName, type Places } from '../../../core/union';

/** A place to pick; `places` names the only questions that offer it, where it is not one of the areas. */
export interface PlaceOption extends Option {
  places?: NonNullable<FieldHints['places']>;
}

/** Where a worker may work: the areas of the town unions, and outside the city. */
export function areaOptions(union: Places): Option[] {
  const areas = union.desks.flatMap(({ id, area }) => (area ? [{ value: id, label: area }] : []));
  return [...areas, { value: elsewhere, label: `${union.city}以外` }];
}

/** Everything that a form's questions about places may offer; each question shows what it asks for. */
export function placeOptions(union: Places): PlaceOption[] {
  const unitUnions = union.desks.filter(({ level }) => level === 'unit');
  return [
    ...areaOptions(union),
    ...unitUnions.map(({ id, name }) => ({ value: id, label: name, places: 'unitUnions' as const })),
  ];
}

/** Where a colleague may be placed: every desk of the union. */
export function deskOptions(union: Places): Option[] {
  return union.desks.map(({ id, name }) => ({ value: id, label: name }));
}

/** A place of work in words; empty where none was named. */
export function sayPlace(area: string, union: Places): string {
  if (!area) return '';
  return areaOptions(union).find(({ value }) => value === area)?.label ?? deskName(union, area);
}
