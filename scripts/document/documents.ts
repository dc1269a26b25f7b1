import { join } from 'node:path';
import { describeBehaviour } from './behaviour';
import { describeOperations } from './operations';

/** The generated documents: path in the repository, and what must stand there. */
export function documents(root: string): [path: string, text: string][] {
  return [
    ['docs/operations.json', `${JSON.stringify(describeOperations(), null, 2)}\n`],
    ['docs/behaviour.md', `${describeBehaviour(join(root, 'tests'))}\n`],
  ];
}
