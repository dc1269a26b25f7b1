import * as v from 'valibot';
import type { AllowanceName } from './limits';
import type { Audience } from './union/access';

/** One operation as it is declared: who may call it, what it takes, what it answers. */
export interface Operation<I extends v.GenericSchema = v.GenericSchema, O = unknown> {
  audience: Audience;
  /** True when it changes something: the envelope must then carry a `submitId`. */
  writes: boolean;
  /** True when a person filled the input in: what does not parse is refused field by field, in words. */
  form: boolean;
  /** On what one person may do of it in a while it draws. */
  allowance: AllowanceName;
  /**
   * Whether staff may write it while somebody changed the union's settings in the store: it decides and spends nothing by
   * them, or is the way back. A schema names the inputs with which it goes on. Whatever does not say so is refused then;
   * of the steps of a case each says for itself (`Step.decides`).
   */
  goesOn: boolean | v.GenericSchema;
  input: I;
  /** Carries the reply's type only; never present at run time. */
  value?: O;
}

/** Operations by their names. */
export type Operations = Readonly<Record<string, Operation>>;
/** What a phone sends, what a handler gets, what it answers. */
export type InputOf<D extends Operation> = v.InferInput<D['input']>;
export type ParsedOf<D extends Operation> = v.InferOutput<D['input']>;
export type ValueOf<D extends Operation> = NonNullable<D['value']>;

type More = Partial<Pick<Operation, 'allowance' | 'goesOn'>>;
type Declare<O> = <I extends v.GenericSchema>(audience: Audience, input: I, more?: More) => Operation<I, O>;

export function reads<O>(): Declare<O> {
  return (audience, input, more) => ({ ...plain, audience, writes: false, form: false, input, ...more });
}

export function writes<O>(): Declare<O> {
  return (audience, input, more) => ({ ...written, audience, writes: true, form: false, input, ...more });
}

export function fillsIn<O>(): Declare<O> {
  return (audience, input, more) => ({ ...written, audience, writes: true, form: true, input, ...more });
}

const plain = { allowance: 'reads', goesOn: false } as const;
const written = { allowance: 'writes', goesOn: false } as const;

/** True for a call that staff may not make while the settings are not as the cloud stored them. */
export function isBySettings(
  { writes, audience, goesOn }: Omit<Operation, 'input' | 'value'>,
  input: unknown,
): boolean {
  if (!writes || audience === 'everyone') return false;
  return typeof goesOn === 'boolean' ? !goesOn : !v.is(goesOn, input);
}

/** How far something done case by case has come; asked again until nothing is left. */
export interface Progress {
  moved: number;
  left: number;
}
