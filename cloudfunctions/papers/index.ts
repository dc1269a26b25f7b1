import { papersContract } from '../../core/contract';
import { catalogue } from '../../core/domains/catalogue';
import { serve } from '../shared/serve';
import { handlers } from './handlers';

/** What makes and reads sheets: a function of its own, so that nobody waits for its libraries but who asks for one. */
export const main = serve(papersContract, catalogue, handlers);
