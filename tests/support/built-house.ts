import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** What is built of: nothing else of the repository is needed. */
const sources = ['core', 'cloudfunctions', 'miniprogram', 'typings', 'tsconfig.base.json'];

/** A domain of a test as it would lie in the house: its file, and what its list says of it. */
export interface OwnDomain {
  /** The file of tests/support that holds it, and where it goes within `core/domains`. */
  from: string;
  to: string;
  /** Lines put into the lists of the house, by list: what is looked for, and what stands there then. */
  listed: Readonly<Record<string, readonly (readonly [before: string, after: string])[]>>;
}

/** Builds the product with domains of one's own beside its own, as whoever adds one would: their folders, and their names in the lists. */
export function buildHouseWith(domains: readonly OwnDomain[], folder: string): void {
  for (const each of sources) cpSync(join(root, each), join(folder, each), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { from, to, listed } of domains) {
    const path = join(folder, 'core/domains', to);
    mkdirSync(dirname(path), { recursive: true });
    const said = readFileSync(join(root, 'tests/support', from), 'utf8');
    writeFileSync(path, said.replaceAll("'../../core/", "'../../"));
    for (const [list, lines] of Object.entries(listed)) put(join(folder, 'core/domains', list), lines);
  }
  const dist = join(folder, 'dist');
  const build = ['--miniprogram', 'miniprogram', '--cloudfunctions', 'cloudfunctions', '--out', dist];
  run(folder, [join(root, 'scripts/run.mjs'), join(root, 'scripts/build.ts'), ...build]);
  run(root, ['scripts/run.mjs', 'scripts/preview.ts', '--dist', dist]);
}

function put(file: string, lines: readonly (readonly [before: string, after: string])[]): void {
  const said = readFileSync(file, 'utf8');
  const after = lines.reduce((text, [looked, replacing]) => {
    if (!text.includes(looked)) throw new Error(`${file} has no ${looked}`);
    return text.replace(looked, replacing);
  }, said);
  writeFileSync(file, after);
}

function run(cwd: string, command: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stdout}${stderr}`);
}
