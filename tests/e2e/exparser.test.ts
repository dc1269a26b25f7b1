import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { filesUnder } from '../../scripts/build/packages';
import { launchChromium } from '../support/browser';
import { openHouse } from '../support/house';
import { NODE_MODULES, ROOT, temporaryFolder } from '../unit/build/support';

const built = join(ROOT, 'dist', 'miniprogram');
const files = filesUnder(built);
const read = (path: string) => readFileSync(path, 'utf8');
const Config = v.looseObject({ usingComponents: v.optional(v.record(v.string(), v.string()), {}) });
const AppConfig = v.looseObject({
  usingComponents: v.record(v.string(), v.string()),
  pages: v.array(v.string()),
  subpackages: v.array(v.object({ root: v.string(), pages: v.array(v.string()) })),
});

/** The packages that the component system is made of, and where each begins. */
const packages = {
  'miniprogram-exparser': 'miniprogram-exparser/exparser.min.js',
  'j-component': 'j-component/src/index.js',
  'expr-parser': 'expr-parser/index.js',
};

/** Every page and component. */
const parts = files
  .filter((file) => file.endsWith('.json') && files.includes(file.replace('.json', '.wxml')))
  .map((file) => file.replace('.json', ''))
  .sort();

/** Everything the page needs, as text. */
function miniprogram(openid: string) {
  const ours = files.filter((file) => file.endsWith('.js')).map((file): [string, string] => [file, join(built, file)]);
  const theirs = Object.keys(packages).flatMap((name) =>
    filesUnder(join(NODE_MODULES, name))
      .filter((file) => file.endsWith('.js'))
      .map((file): [string, string] => [`${name}/${file}`, join(NODE_MODULES, name, file)]),
  );
  const modules = Object.fromEntries([...ours, ...theirs].map(([name, path]) => [name, read(path)]));
  const configs = Object.fromEntries(
    parts.map((id) => [id, v.parse(Config, JSON.parse(read(join(built, `${id}.json`))))]),
  );
  return { modules, packages, configs, everywhere: app.usingComponents, openid };
}

const app = v.parse(AppConfig, JSON.parse(read(join(built, 'app.json'))));
const pages = [...app.pages, ...app.subpackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];

/** The templates as WeChat's compiler writes them. */
function templates(folder: string): string {
  const wcc = join(folder, 'wcc');
  copyFileSync(join(NODE_MODULES, 'miniprogram-compiler', 'bin', 'linux', 'wcc'), wcc);
  chmodSync(wcc, 0o755);
  const sources = files.filter((file) => /\.(wxml|wxs)$/.test(file)).map((file) => `./${file}`);
  return spawnSync(wcc, ['-d', ...sources], { cwd: built, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).stdout;
}

interface Shown {
  text: string;
  errors: string[];
  /** Every page and component met so far. */
  known: string[];
}

declare global {
  interface Window {
    startMiniprogram(parts: ReturnType<typeof miniprogram>): (id: string, query: object) => Promise<Shown>;
    openPage(id: string, query: object): Promise<Shown>;
  }
}

const house = openHouse();

/** Where npm's copy of the compiler runs; elsewhere nothing is tried. */
const people = process.platform === 'linux' && process.arch === 'x64' ? ['worker-liu', 'staff-fang'] : [];

describe("WeChat's own component system", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  it('draws every page with every component, for a worker and for a head', async () => {
    for (const openid of people) await drawsAll(openid);
  });

  async function drawsAll(openid: string): Promise<void> {
    const { rows } = await house.call<{ rows: { id: string }[] }>('worker-liu', 'case.mine', {});
    const browser = await launchChromium();
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(`${house.url}/healthz`);
    await page.addScriptTag({ content: templates(folder.path) });
    await page.addScriptTag({ path: join(ROOT, 'tests/support/fixtures/exparser/run.js') });
    await page.evaluate((all) => {
      window.openPage = window.startMiniprogram(all);
    }, miniprogram(openid));
    const faults: object[] = [];
    let met: string[] = [];
    for (const id of pages) {
      const query = { id: rows[0]?.id, number: '1', kind: 'appeal' };
      const { text, errors, known } = await page.evaluate(([id, query]) => window.openPage(id, query), [
        id,
        query,
      ] as const);
      met = known;
      if (text.trim() === '' || errors.length > 0) faults.push({ id, text, errors });
    }
    await browser.close();
    expect(faults).toEqual([]);
    expect(met.sort()).toEqual(parts);
  }
});
