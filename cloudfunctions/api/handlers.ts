import { figuresHandlers } from '../domains/figures/handlers';
import { officeHandlers } from '../domains/office/handlers';
import { scholarshipHandlers } from '../domains/scholarship/handlers';
import { caseHandlers } from '../shared/case/handlers';

/** What answers the operations of the contract, domain by domain. */
export const handlers = [...officeHandlers, ...caseHandlers, ...figuresHandlers, ...scholarshipHandlers] as const;
