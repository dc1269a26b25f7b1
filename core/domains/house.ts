import { type Catalogue, catalogueUntil } from '../case/catalogue';
import { ruleSets } from './rules';
import { services } from './services';

/** The house as a function finds it when it has just started: nobody waits for the registers but who asks for one. */
export const house: Catalogue = catalogueUntil(
  { services, rules: ruleSets },
  async () => (await import('./catalogue')).catalogue,
);
