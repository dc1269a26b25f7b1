import { contract } from '../../core/contract';
import { catalogue } from '../../core/domains/catalogue';
import { figuresHandlers } from '../domains/figures/handlers';
import { officeHandlers } from '../domains/office/handlers';
import { scholarshipHandlers } from '../domains/scholarship/handlers';
import { caseHandlers } from '../shared/case/handlers';
import { serve } from '../shared/serve';

/** What phones call: one function, every operation of the contract. */
export const main = serve(contract, catalogue, [
  ...officeHandlers,
  ...caseHandlers,
  ...figuresHandlers,
  ...scholarshipHandlers,
]);
