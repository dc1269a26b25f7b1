import { figuresHandlers } from '../domains/figures/handlers';
import { officeHandlers } from '../domains/office/handlers';
import { scholarshipHandlers } from '../domains/scholarship/handlers';
import { caseHandlers } from '../shared/case/handlers';
import { registerHandlers } from '../shared/register/handlers';

/** What answers the operations of the contract, domain by domain. */
export const handlers = [
  ...officeHandlers,
  ...caseHandlers,
  ...registerHandlers,
  ...figuresHandlers,
  ...scholarshipHandlers,
] as const;
