import { stripVTControlCharacters } from 'node:util';
import * as v from 'valibot';

/** The sources are wrong in a way their author can mend. `message` is one line that names the file and what is wrong in it. */
export class BuildFailure extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`.replace(/\s+/g, ' '));
    this.name = 'BuildFailure';
  }
}

const BundlerError = v.object({ errors: v.array(v.object({ message: v.string(), id: v.optional(v.string()) })) });

/** What a bundler threw, as a BuildFailure of its first error; `shown` writes a path for the author. A BuildFailure of our own stays. */
export function bundlerFailure(entry: string, shown: (path: string) => string, error: unknown): BuildFailure {
  if (error instanceof BuildFailure) return error;
  const listed = v.safeParse(BundlerError, error);
  const first = listed.success ? listed.output.errors[0] : undefined;
  if (first === undefined)
    return new BuildFailure(entry, firstLine(error instanceof Error ? error.message : String(error)));
  return new BuildFailure(first.id === undefined ? entry : shown(first.id), firstLine(first.message));
}

/** The first line of a bundler's message, without colours. */
export function firstLine(message: string): string {
  return stripVTControlCharacters(message).trim().split('\n')[0] ?? '';
}
