import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Set by whole.config.js: the folder under tests/, which of its parts this is (from 1), and how many there are. */
declare const part: { folder: string; number: number; of: number };

/**
 * Runs every file of a part in one sandbox of jest. Loading the SDK and the functions, and running them while they are
 * cold, takes longer than most files that cross the store: here it is done once, as in a container that many calls use.
 * Each file still finds what it finds alone: its own store, and nobody else's spies, clock or environment.
 */
const folder = resolve(__dirname, '..', part.folder);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .sort()
  .filter((_, at) => at % part.of === part.number - 1);

describe.each(files)('%s', (file) => {
  const environment = { ...process.env };
  jest.requireActual(join(folder, file));
  afterAll(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
  });
});
