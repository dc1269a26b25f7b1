import { scholarshipOperations } from '../../core/domains/scholarship/operations';
import { figuresOperations } from '../../core/figures/operations';
import { registerOperations } from '../../core/register/operations';
import { officeHandlers } from '../domains/office/handlers';
import { caseHandlers } from '../shared/case/handlers';
import { later } from '../shared/later';

/** What answers the operations of the contract: what every phone asks first at once, the rest domain by domain when it is asked for. */
export const handlers = [
  ...officeHandlers,
  ...caseHandlers,
  ...later(registerOperations, async () => (await import('../shared/register/handlers')).registerHandlers),
  ...later(figuresOperations, async () => (await import('../domains/figures/handlers')).figuresHandlers),
  ...later(scholarshipOperations, async () => (await import('../domains/scholarship/handlers')).scholarshipHandlers),
] as const;
