import { join } from 'node:path';
import { ruijinUnion } from '../../local/worlds/union';
import { describeBehaviour } from './behaviour';
import { describeOperations } from './operations';
import { describeYears } from './years';

/** The generated documents: path in the repository, and what must stand there. */
export function documents(root: string): [path: string, text: string][] {
  return [
    ['docs/operations.json', `${JSON.stringify(describeOperations(), null, 2)}\n`],
    ['docs/union.example.json', `${JSON.stringify(exampleUnion, null, 2)}\n`],
    ['cloudfunctions/shared/years.ts', describeYears()],
    ['docs/behaviour.md', `${describeBehaviour(join(root, 'tests'))}\n`],
  ];
}

/** What a union fills in before its first deployment. */
const { _id, changes: _changes, ...exampleUnion } = ruijinUnion;
