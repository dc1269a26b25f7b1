import { join } from 'node:path';
import { BuildFailure } from '../../../scripts/build/failure';
import { buildMiniprogram } from '../../../scripts/build/miniprogram';

/** What is wrong with each source, in turn. */
export type Failures = readonly string[];

/** Builds each mini-program it is given, none of which can be built, and prints why, as one line of JSON. */
async function main(sources: readonly string[]): Promise<void> {
  const failures: string[] = [];
  for (const source of sources) failures.push(await failureOf(source));
  const printed: Failures = failures;
  console.log(JSON.stringify(printed));
}

async function failureOf(source: string): Promise<string> {
  try {
    const nodeModules = join(__dirname, '../../../node_modules');
    await buildMiniprogram({ source, out: `${source}-built`, nodeModules, environment: 'a-test' });
    return 'it was built';
  } catch (error) {
    if (error instanceof BuildFailure) return error.message;
    throw error;
  }
}

void main(process.argv.slice(2));
