import { contract } from '../../core/contract';
import { house } from '../../core/domains/house';
import { serve } from '../shared/serve';
import { handlers } from './handlers';

/** What phones call: one function, every operation of the contract. */
export const main = serve(contract, house, handlers);
