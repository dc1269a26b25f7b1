import { recordRules } from '../record/rules';
import type { Clock, RuleSet } from '../union/rules';
import { hardshipRules } from './aid/rules';
import { enterpriseRules } from './enterprises/rules';
import { rightsRules } from './rights/rules';
import { scholarshipRules } from './scholarship/rules';

/** Every set of rules, in the order in which the union reads them. A new one lies in its domain's folder and is named here. */
export const ruleSets: readonly RuleSet[] = [
  rightsRules,
  scholarshipRules,
  hardshipRules,
  enterpriseRules,
  recordRules,
];

/** The deadline of a name; undefined where the house has none that is called so. */
export const clockNamed = (name: string): Clock | undefined => ruleSets.flatMap(({ clocks }) => clocks[name] ?? [])[0];
