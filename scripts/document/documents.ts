import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { catalogue } from '../../core/domains/catalogue';
import { ruijinUnion } from '../../local/worlds/union';
import { describeBehaviour } from './behaviour';
import { describeOperations } from './operations';

/** The generated documents: path in the repository, and what must stand there. */
export function documents(root: string): [path: string, text: string][] {
  return [
    ['docs/operations.json', `${JSON.stringify(describeOperations(catalogue), null, 2)}\n`],
    ['docs/union.example.json', `${JSON.stringify(exampleUnion, null, 2)}\n`],
    ['cloudfunctions/shared/years.ts', describeYears(root)],
    ['docs/behaviour.md', `${describeBehaviour(join(root, 'tests'), catalogue)}\n`],
  ];
}

/** The calendar, by a process that stands in China wherever this one does. */
function describeYears(cwd: string): string {
  const env = { ...process.env, TZ: 'Asia/Shanghai' };
  return execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/years.ts'], { cwd, env, encoding: 'utf8' });
}

/** What a union fills in before its first deployment. */
const { _id, changes: _changes, ...exampleUnion } = ruijinUnion;
