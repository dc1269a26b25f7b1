import type { Places } from '../../../core/kernel/doubt';
import type { FieldHints, Option } from '../../../core/kernel/field';
import { deskName, placesOf } from '../../../core/union/union';

/** A place to pick, and the questions that offer it. */
export interface PlaceOption extends Option {
  places?: NonNullable<FieldHints['places']>;
}

/** Everything that a form's questions about places may offer; each question shows what it asks for. */
export function placeOptions(union: Places): PlaceOption[] {
  const kinds = ['areas', 'unitUnions', 'desks'] as const;
  return kinds.flatMap((places) => placesOf(union, places).map((option) => ({ ...option, places })));
}

/** A place of work in words; empty where none was named. */
export function sayPlace(area: string, union: Places): string {
  if (!area) return '';
  return placesOf(union, 'areas').find(({ value }) => value === area)?.label ?? deskName(union, area);
}
