import type * as v from 'valibot';
import type { Audience } from './access';

/** One operation as it is declared: who may call it, what it takes, what it answers. */
export interface Operation<I extends v.GenericSchema, O> {
  audience: Audience;
  /** True when it changes something: the envelope must then carry a `submitId`. */
  writes: boolean;
  /** True when a person filled the input in: what does not parse is refused field by field, in words. */
  form: boolean;
  input: I;
  /** Carries the reply's type only; never present at run time. */
  value?: O;
}

type Declare<O> = <I extends v.GenericSchema>(audience: Audience, input: I) => Operation<I, O>;

export function reads<O>(): Declare<O> {
  return (audience, input) => ({ audience, writes: false, form: false, input });
}

export function writes<O>(): Declare<O> {
  return (audience, input) => ({ audience, writes: true, form: false, input });
}

export function fillsIn<O>(): Declare<O> {
  return (audience, input) => ({ audience, writes: true, form: true, input });
}
