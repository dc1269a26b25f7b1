import * as v from 'valibot';
import { invokeSafely } from '../dom';

/** Thrown inside of a call to fail it: the message follows `name:fail `, the rest is added to the result. */
export class CallFailure extends Error {
  constructor(
    reason: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}

export type WxFunction = (options?: unknown) => Promise<unknown> | undefined;

/**
 * One of WeChat's asynchronous calls: `success`, `fail` and `complete`, or a promise when none of them is given.
 * The options are checked first, as WeChat checks them.
 */
export function asyncCall<S extends v.GenericSchema>(
  name: string,
  schema: S,
  handler: (input: v.InferOutput<S>) => object | undefined | Promise<object | undefined>,
): WxFunction {
  return (options) => {
    const result = perform(name, schema, handler, options ?? {});
    const callbacks = typeof options === 'object' && options !== null ? options : {};
    if (!['success', 'fail', 'complete'].some((each) => each in callbacks)) return result;
    result.then(
      (value) => {
        invokeSafely(callbacks, 'success', value);
        invokeSafely(callbacks, 'complete', value);
      },
      (failure: unknown) => {
        invokeSafely(callbacks, 'fail', failure);
        invokeSafely(callbacks, 'complete', failure);
      },
    );
    return undefined;
  };
}

async function perform<S extends v.GenericSchema>(
  name: string,
  schema: S,
  handler: (input: v.InferOutput<S>) => object | undefined | Promise<object | undefined>,
  options: unknown,
): Promise<object> {
  try {
    const parsed = v.safeParse(schema, options);
    if (!parsed.success) throw new CallFailure(parameterError(parsed.issues[0]));
    return { errMsg: `${name}:ok`, ...(await handler(parsed.output)) };
  } catch (error) {
    throw failure(name, error);
  }
}

function parameterError(issue: v.BaseIssue<unknown>): string {
  const path = `parameter.${v.getDotPath(issue) ?? ''}`;
  const problem =
    issue.received === 'undefined' ? 'is missing' : `should be ${issue.expected} instead of ${issue.received}`;
  return `parameter error: ${path} ${problem};`;
}

/** WeChat's failures are plain objects with `errMsg`. */
function failure(name: string, error: unknown): object {
  const reason = error instanceof Error ? error.message : String(error);
  return { errMsg: `${name}:fail ${reason}`, ...(error instanceof CallFailure ? error.extra : {}) };
}

/** For calls without options. */
export const noOptions = v.unknown();
