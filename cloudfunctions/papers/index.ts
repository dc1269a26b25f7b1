import { papersContract } from '../../core/contract';
import { house } from '../../core/domains/house';
import { serve } from '../shared/serve';
import { handlers } from './handlers';

/** What makes letters, and makes and reads sheets: a function of its own, so that nobody waits for its libraries but who asks for one. */
export const main = serve(papersContract, house, handlers);
