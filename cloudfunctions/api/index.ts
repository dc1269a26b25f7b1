import { contract } from '../../core/contract';
import { catalogue } from '../../core/domains/catalogue';
import { serve } from '../shared/serve';
import { handlers } from './handlers';

/** What phones call: one function, every operation of the contract. */
export const main = serve(contract, catalogue, handlers);
