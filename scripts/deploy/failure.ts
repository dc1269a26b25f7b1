/** Deploying cannot go on. The message says in one line what is wrong and what to do about it. */
export class DeployFailure extends Error {
  constructor(message: string) {
    super(message.replace(/\s+/g, ' '));
    this.name = 'DeployFailure';
  }
}

/** How long a step waits before it is tried again where Tencent was only busy (ms). */
export const pauses: readonly number[] = [4000, 15_000];

/** Tencent's common codes for trouble that passes, and those of a broken connection. */
const passing = [
  'ResourceUnavailable',
  'RequestLimitExceeded',
  'InternalError',
  'ECONNRESET',
  'ETIMEDOUT',
  'EAI_AGAIN',
];

/**
 * Runs one step of a deployment, and again after a pause where Tencent was only busy: each reads before it writes, or
 * may be done twice. Whatever it throws in the end is told under the step's name, with what to do.
 */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DeployFailure) throw error;
      const pause = passing.includes(kindOf(error)) ? pauses[attempt] : undefined;
      if (pause === undefined) throw told(name, error);
      await new Promise((resume) => setTimeout(resume, pause));
    }
  }
}

function told(name: string, error: unknown): DeployFailure {
  const what = error instanceof Error ? error.message : String(error);
  const isForbidden = /Unauthorized|AuthFailure|no permission/i.test(`${codeOf(error)} ${what}`);
  const advice = isForbidden ? 'The API key may not do this: see docs/deployment.md, step 1.5, for its policies. ' : '';
  return new DeployFailure(
    `${name} failed: ${what}. ${advice}Run it again afterwards: nothing is lost, and what was done stays.`,
  );
}

/** The code an SDK put on an error; empty when there is none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** The code without what follows its point: Tencent's codes are refined behind one. */
const kindOf = (error: unknown) => codeOf(error).split('.')[0] ?? '';
