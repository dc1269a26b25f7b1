import { catalogueOf } from '../case/catalogue';
import { registers } from './registers';
import { rightsFigures } from './rights/figures';
import { ruleSets } from './rules';
import { scholarshipFigures } from './scholarship/figures';
import { services } from './services';

/** The whole house: what the union offers, what it counts and what its staff keep a record of. */
export const catalogue = catalogueOf({
  services,
  rules: ruleSets,
  figures: [rightsFigures, scholarshipFigures],
  registers,
});
