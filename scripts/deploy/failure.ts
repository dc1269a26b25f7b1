/** Deploying cannot go on. The message says in one line what is wrong and what to do about it. */
export class DeployFailure extends Error {
  constructor(message: string) {
    super(message.replace(/\s+/g, ' '));
    this.name = 'DeployFailure';
  }
}

/** Runs one step of a deployment; whatever it throws is told under the step's name. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DeployFailure) throw error;
    throw new DeployFailure(`${name} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The code an SDK put on an error; empty when there is none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
