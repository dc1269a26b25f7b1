import { fold } from '../../kernel/clean';
import type { Census } from './census';

type Named = Pick<Census, 'name' | 'formerNames' | 'creditCode'>;

/** Brackets, dots, dashes and blanks stand in names of enterprises in many ways, or not at all. */
const beside = /[\p{P}\p{S}\p{Z}]/gu;

/** A name of an enterprise without what is written in many ways. */
export const plainName = (name: string) => fold(name).replace(beside, '').toUpperCase();

/** Why two records may be of one enterprise: its code, its name, or a name that one of them bore. */
export type Sameness = 'code' | 'name' | 'formerName';

/**
 * What two records have in common that one enterprise has alone, so that they are looked at side by side; undefined where nothing.
 * A name that one of them bore may have been registered anew by somebody else: with two different codes it says nothing.
 */
export function sameness(one: Named, other: Named): Sameness | undefined {
  const bothCoded = one.creditCode !== undefined && other.creditCode !== undefined;
  if (bothCoded && one.creditCode === other.creditCode) return 'code';
  if (plainName(one.name) === plainName(other.name)) return 'name';
  if (bothCoded) return undefined;
  const known = new Set(namesOf(other));
  return namesOf(one).some((name) => known.has(name)) ? 'formerName' : undefined;
}

const namesOf = ({ name, formerNames = [] }: Named) =>
  [name, ...formerNames.map((former) => former.name)].map(plainName);
