import { caseOperations } from './case/operations';
import { officeOperations } from './domains/office/operations';
import { scholarshipOperations } from './domains/scholarship/operations';
import { figuresOperations } from './figures/operations';
import type { InputOf, ValueOf } from './operation';
import { papersOperations } from './papers/operations';
import { registerOperations } from './register/operations';

/** Every operation of the cloud: who may call it, what it takes, what it answers. Nothing else can be called. */
export const contract = {
  ...officeOperations,
  ...caseOperations,
  ...registerOperations,
  ...figuresOperations,
  ...scholarshipOperations,
} as const;

/** What the function `papers` answers, which alone carries the libraries that write sheets and letters. */
export const papersContract = papersOperations;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type Input<N extends OperationName> = InputOf<Contract[N]>;
export type Value<N extends OperationName> = ValueOf<Contract[N]>;

/** Whatever a phone can call, of either function. */
type Callable = Contract & typeof papersContract;
export type CallName = keyof Callable;
export type CallInput<N extends CallName> = InputOf<Callable[N]>;
export type CallValue<N extends CallName> = ValueOf<Callable[N]>;
