import { catalogueOf } from '../case/catalogue';
import { appeal } from './rights/appeal';
import { scholarship } from './scholarship/scholarship';

/** Every service the union offers; a new one is a folder beside this file and a name here. */
export const catalogue = catalogueOf([appeal, scholarship]);

export const { services, serviceOf } = catalogue;
