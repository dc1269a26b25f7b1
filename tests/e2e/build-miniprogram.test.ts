import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { filesUnder } from '../../scripts/build/packages';
import { runScripts } from '../unit/build/phone';
import { failuresOf, fixtureWith, runBuild, temporaryFolder } from '../unit/build/support';

const folder = temporaryFolder();
const dist = join(folder.path, 'dist', 'miniprogram');
/** No cloud functions: they would only take time here. */
const cloudfunctions = join(folder.path, 'cloudfunctions-source');
const read = (path: string): string => readFileSync(join(dist, path), 'utf8');
let files: string[] = [];

beforeAll(() => {
  mkdirSync(cloudfunctions);
  expect(runBuild(join(folder.path, 'dist'), { cloudfunctions })).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('NO ENVIRONMENT ID: this mini-program speaks to this machine alone.'),
  });
  files = filesUnder(dist);
});
afterAll(folder.remove);

/** The files that a text refers to by a pattern with one group, resolved from the file that says so. */
function referredTo(file: string, pattern: RegExp): string[] {
  return [...read(file).matchAll(pattern)].map(([, reference = '']) =>
    reference.startsWith('/') ? reference.slice(1) : posix.join(posix.dirname(file), reference),
  );
}

describe('a built mini-program', () => {
  it('has only what WeChat runs', () => {
    expect(files.filter((file) => !/\.(js|json|wxml|wxss|wxs|png)$/.test(file))).toEqual([]);
  });

  it('registers each page and component once, by its own script', () => {
    const scripts = files
      .filter((file) => file.endsWith('.json') && files.includes(file.replace('.json', '.wxml')))
      .map((file) => file.replace('.json', '.js'));
    const registered = runScripts(dist, ['app.js', ...scripts]);
    expect(registered.map(({ by }) => by)).toEqual(['app.js', ...scripts]);
    expect(registered.filter(({ kind }) => kind !== 'Component').map(({ by }) => by)).toEqual([
      'app.js',
      'packages/staff/desk/desk.js',
      'packages/staff/list/list.js',
      'packages/worker/case/case.js',
      'packages/worker/form/form.js',
      'pages/home/home.js',
    ]);
  });

  it('finds every script, template, style sheet and component where it says it is', () => {
    const missing = files
      .flatMap((file) => [
        ...(file.endsWith('.js') ? referredTo(file, /\brequire\("([^"]+)"\)/g) : []),
        ...(file.endsWith('.wxml')
          ? referredTo(file, /<(?:import|include|wxs) [^>]*?src="([^"]+)"/g).map((path) =>
              path.replace(/(\.wxml|\.wxs)?$/, (ending) => ending || '.wxml'),
            )
          : []),
        ...(file.endsWith('.wxss') ? referredTo(file, /@import "([^"]+)"/g) : []),
        ...(file.endsWith('.json') ? referredTo(file, /"(\/[^"]+)"/g).map((path) => `${path}.json`) : []),
      ])
      .filter((path) => !files.includes(path));
    expect(missing).toEqual([]);
  });

  it('keeps code that only the staff use out of the other packages', () => {
    const holders = files.filter((file) => file.endsWith('.js') && read(file).includes('"~run"'));
    expect(holders).toEqual(['packages/staff/shared/libraries.js']);
  });

  it('loads nothing of a subpackage from outside it', () => {
    const strangers = files
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => referredTo(file, /\brequire\("([^"]+)"\)/g).map((path) => ({ file, path })))
      .filter(({ file, path }) => path.startsWith('packages/') && file.split('/')[1] !== path.split('/')[1]);
    expect(strangers).toEqual([]);
  });

  it('has the icons its pages, its scripts and the used part of TDesign name, and no others', () => {
    const names = [
      ...read('miniprogram_npm/tdesign-miniprogram/icon/icon.wxss').matchAll(/\.t-icon-([a-z0-9-]+):before\{--icon/g),
    ].map(([, name]) => name);
    expect(names).toEqual([
      'add',
      'chat-bubble-help',
      'check',
      'check-circle-filled',
      'check-rectangle-filled',
      'chevron-down',
      'chevron-up',
      'close',
      'heart',
      'minus-circle-filled',
      'minus-rectangle-filled',
    ]);
  });

  it('does not fetch a font', () => {
    expect(
      files.filter((file) => file.endsWith('.wxss') && /@font-face|https?:\/\/(?!www\.w3\.org)/.test(read(file))),
    ).toEqual([]);
  });

  it('passes on what app.json says of preloading and lazy loading', () => {
    expect(JSON.parse(read('app.json'))).toMatchObject({
      lazyCodeLoading: 'requiredComponents',
      preloadRule: { 'pages/home/home': { network: 'all', packages: ['packages/worker'] } },
    });
  });

  it('is left as it is by a second build, and by one that fails', () => {
    const before = statSync(dist).ino;
    expect(runBuild(join(folder.path, 'dist'), { cloudfunctions }).status).toBe(0);
    const broken = fixtureWith(join(folder.path, 'broken'), {
      'pages/home/home.ts': "import { gone } from './gone';\nPage(gone);",
    });
    const { status, stderr } = runBuild(join(folder.path, 'dist'), { miniprogram: broken, cloudfunctions });
    expect({ status, inode: statSync(dist).ino }).toEqual({ status: 1, inode: before });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^Build failed: pages\/home\/home\.ts: .*\.\/gone/);
  });
});

const faults: readonly [fault: string, change: Record<string, string | null>, line: RegExp][] = [
  [
    'an icon in WXML that does not exist',
    { 'pages/home/home.wxml': '<t-icon name="hart" />' },
    /^pages\/home\/home\.wxml: <t-icon> names the icon "hart", which does not exist$/,
  ],
  [
    'an icon in a script that does not exist',
    { 'pages/home/home.ts': "Page({ icon: 'hart' });" },
    /^pages\/home\/home\.ts: names the icon "hart", which does not exist$/,
  ],
  [
    'a picture that does not exist',
    { 'assets/empty.png': null },
    /^pages\/home\/home\.wxml: <image> \/assets\/empty\.png does not exist$/,
  ],
  [
    'a page that imports the script of another',
    { 'pages/home/home.ts': "import '../../components/service-tile/service-tile';\nPage({});" },
    /^pages\/home\/home\.js: imports components\/service-tile\/service-tile\.js/,
  ],
  [
    'a script that cannot be read',
    { 'services/greet.ts': 'export function greet() {' },
    /^services\/greet\.ts: .*Expected/,
  ],
];

describe('a build that fails says in one line where', () => {
  let failures: readonly string[];
  beforeAll(() => {
    failures = failuresOf(
      faults.map(([name, change]) => fixtureWith(join(folder.path, name.replaceAll(' ', '-')), change)),
    );
  });

  it.each(faults.map(([name, , line], at) => [name, line, at] as const))('%s', (_name, line, at) => {
    expect(failures[at]).toMatch(line);
    expect(failures[at]).not.toContain('\n');
  });
});
