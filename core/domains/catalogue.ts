import { catalogueOf } from '../case/catalogue';
import { enterpriseRegister } from './enterprises/register';
import { appeal } from './rights/appeal';
import { rightsFigures } from './rights/figures';
import { scholarshipFigures } from './scholarship/figures';
import { scholarship } from './scholarship/scholarship';

/** Every service the union offers; a new one is a folder beside this file and a name here. */
export const catalogue = catalogueOf([appeal, scholarship], [rightsFigures, scholarshipFigures], [enterpriseRegister]);

export const { services, serviceOf } = catalogue;
