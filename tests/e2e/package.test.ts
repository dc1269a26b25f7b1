import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { budgets, lean } from '../../scripts/build/budgets';
import { filesUnder } from '../../scripts/build/packages';
import { modernSyntax } from '../unit/build/modern-syntax';
import { ROOT, runBuild, temporaryFolder } from '../unit/build/support';

const Sizes = v.object({ main: v.number(), subpackages: v.record(v.string(), v.number()), total: v.number() });
const MiniprogramReport = v.object({ sizes: Sizes, unused: v.array(v.string()) });
const FunctionsReport = v.object({
  functions: v.array(v.object({ name: v.string(), bytes: v.number(), ownBytes: v.number() })),
});

const folder = temporaryFolder();
const miniprogram = join(folder.path, 'miniprogram');
let sizes: v.InferOutput<typeof Sizes>;
let unused: string[];
let functions: v.InferOutput<typeof FunctionsReport>['functions'];
let files: string[];

beforeAll(() => {
  const { stdout, stderr } = runBuild(folder.path, {
    miniprogram: 'miniprogram',
    cloudfunctions: 'cloudfunctions',
    json: true,
    environment: 'union-1a2b3c',
  });
  expect(stderr).toBe('');
  const [first = '', second = ''] = stdout.split('\n');
  ({ sizes, unused } = v.parse(MiniprogramReport, JSON.parse(first)));
  ({ functions } = v.parse(FunctionsReport, JSON.parse(second)));
  files = filesUnder(miniprogram);
});
afterAll(folder.remove);

const withEnding = (ending: string): string[] => files.filter((file) => file.endsWith(ending));
const read = (file: string): string => readFileSync(join(miniprogram, file), 'utf8');

describe('the mini-program that ships', () => {
  it('keeps to its budgets for the main package, each other, and all', () => {
    const tooLarge = Object.entries(sizes.subpackages).filter(([, bytes]) => bytes > budgets.subpackage);
    expect(tooLarge).toEqual([]);
    expect(sizes.main).toBeLessThanOrEqual(budgets.mainPackage);
    expect(sizes.total).toBeLessThanOrEqual(budgets.allPackages);
  });

  it('has scripts every phone understands and WeChat allows', () => {
    expect(withEnding('.js').flatMap((file) => modernSyntax(file, read(file)))).toEqual([]);
  });

  it('speaks to the environment that the build was given', () => {
    expect(withEnding('.js').filter((file) => /env:["'`]union-1a2b3c["'`]/.test(read(file)))).toHaveLength(1);
  });

  it('carries no component that nothing shows', () => {
    expect(unused).toEqual([]);
  });

  // Where npm's copy of them runs.
  if (process.platform === 'linux' && process.arch === 'x64') {
    it('has WXML that the official compiler accepts', () => {
      const templates = [...withEnding('.wxml'), ...withEnding('.wxs')];
      const { status, stderr, stdout } = compile('wcc', '-d', ...templates.map((file) => `./${file}`));
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain('pages/home/home.wxml');
    });

    it('has style sheets that the official compiler accepts, its lint too', () => {
      const sheets = withEnding('.wxss').map((file) => `./${file}`);
      const { stdout, stderr } = compile('wcsc', '-lc', '-js', '-pc', String(sheets.length), ...sheets);
      expect([stdout, stderr].flatMap((text) => text.match(/ERR.*|error file count: [1-9].*/g) ?? [])).toEqual([]);
      expect(stdout).toContain('pages/home/home.wxss');
    });
  }
});

/** Runs one of WeChat's compilers on what was built; npm takes the right to run it away. */
function compile(compiler: 'wcc' | 'wcsc', ...flags: string[]) {
  const tool = join(folder.path, compiler);
  copyFileSync(join(ROOT, 'node_modules', 'miniprogram-compiler', 'bin', 'linux', compiler), tool);
  chmodSync(tool, 0o755);
  return spawnSync(tool, flags, { cwd: miniprogram, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

describe('the functions that ship', () => {
  it('keep to their budgets, each as a whole and in what is ours', () => {
    expect(functions.map(({ name }) => name)).toEqual(expect.arrayContaining(['api', 'jobs']));
    const tooLarge = functions.filter(
      ({ name, bytes, ownBytes }) => bytes > budgets.function || (lean.includes(name) && ownBytes > budgets.ownCode),
    );
    expect(tooLarge).toEqual([]);
  });
});

const ProjectConfig = v.object({ miniprogramRoot: v.string(), cloudfunctionRoot: v.string() });

const parsed = <S extends v.GenericSchema>(schema: S, ...path: string[]): v.InferOutput<S> =>
  v.parse(schema, JSON.parse(readFileSync(join(...path), 'utf8')));

describe('the tools that ship it', () => {
  it('open the folders the build writes', () => {
    const { miniprogramRoot, cloudfunctionRoot } = parsed(ProjectConfig, ROOT, 'project.config.json');
    expect([miniprogramRoot, cloudfunctionRoot]).toEqual(['dist/miniprogram/', 'dist/cloudfunctions/']);
    expect(existsSync(join(miniprogram, 'app.json'))).toBe(true);
  });
});
