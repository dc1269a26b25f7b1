import { caseOperations } from './case/operations';
import { officeOperations } from './domains/office/operations';
import { scholarshipOperations } from './domains/scholarship/operations';
import { figuresOperations } from './figures/operations';
import type { InputOf, ValueOf } from './operation';

/** Every operation of the cloud: who may call it, what it takes, what it answers. Nothing else can be called. */
export const contract = {
  ...officeOperations,
  ...caseOperations,
  ...figuresOperations,
  ...scholarshipOperations,
} as const;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type Input<N extends OperationName> = InputOf<Contract[N]>;
export type Value<N extends OperationName> = ValueOf<Contract[N]>;
