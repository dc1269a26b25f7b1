import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesBelow, readApp } from '../../../local/phone/build/app-model';
import { buildPackage } from '../../../local/phone/build/package';
import { compileWxss } from '../../../local/phone/build/styles';
import { adaptWxs } from '../../../local/phone/build/wxs';
import { tagsIn } from '../../../local/phone/shared/elements';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'phone-build-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a mini-program of one page, with what the test adds or changes. */
function given(files: Record<string, string> = {}): void {
  const all = {
    'app.json': '{"pages":["pages/a/a"]}',
    'app.js': 'App({})',
    'pages/a/a.js': 'Page({})',
    'pages/a/a.json': '{}',
    'pages/a/a.wxml': '<view>甲</view>',
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const component = (path: string, wxml = '<view />') => ({
  [`${path}.js`]: 'Component({})',
  [`${path}.json`]: '{"component":true}',
  [`${path}.wxml`]: wxml,
});

function built(root = '') {
  const app = readApp(folder);
  const entry = app.packages.find((each) => each.root === root);
  if (entry === undefined) throw new Error(`no package ${root}`);
  return buildPackage(app, entry);
}

const idsOf = (root: string): string[] =>
  readApp(folder)
    .packages.filter((each) => each.root === root)
    .flatMap((each) => each.components.map(({ id }) => id));

describe('which components a mini-program has', () => {
  test('absolute, relative and bare names are found', () => {
    given({
      'pages/a/a.json': '{"usingComponents":{"one":"/lib/one","two":"./two","three":"pkg/three/three"}}',
      ...component('lib/one'),
      ...component('pages/a/two'),
      ...component('miniprogram_npm/pkg/three/three'),
    });
    expect(idsOf('')).toEqual(['pages/a/a', 'lib/one', 'pages/a/two', 'miniprogram_npm/pkg/three/three']);
  });

  test("a subpackage's pages and own components belong to it", () => {
    given({
      'app.json': '{"pages":["pages/a/a"],"subpackages":[{"root":"sub/","pages":["b/b"]}]}',
      ...component('sub/b/b'),
      'sub/b/b.json': '{"usingComponents":{"mine":"../mine","shared":"/lib/one"}}',
      ...component('sub/mine'),
      ...component('lib/one'),
    });
    expect(idsOf('sub/')).toEqual(['sub/b/b', 'sub/mine']);
    expect(idsOf('')).toContain('lib/one');
  });

  test('a component that is used and missing is named', () => {
    given({ 'pages/a/a.json': '{"usingComponents":{"gone":"/lib/gone"}}' });
    expect(() => readApp(folder)).toThrow('pages/a/a.json uses "/lib/gone", which is not in the mini-program');
  });

  test('a page without its script is named', () => {
    given({ 'app.json': '{"pages":["pages/b/b"]}', 'pages/b/b.wxml': '<view />' });
    expect(() => readApp(folder)).toThrow('pages/b/b.js is missing');
  });
});

describe('what fails the build', () => {
  test('an element that the preview does not draw', () => {
    given({ 'pages/a/a.wxml': '<view><video src="1" /></view>' });
    expect(() => built()).toThrow('pages/a/a.wxml: <video> is not an element of this preview');
  });

  test('a broken template, with its line', () => {
    given({ 'pages/a/a.wxml': '<view>\n  <bad</view>' });
    expect(() => built()).toThrow(/^pages\/a\/a\.wxml:2 /);
  });

  test('a script that is an ES module', () => {
    given({ 'pages/a/a.js': "import x from './x';\nPage({})" });
    expect(() => built()).toThrow('pages/a/a.js is an ES module');
  });

  test('an import that is missing, in WXML or WXSS', () => {
    given({ 'pages/a/a.wxml': '<import src="./gone.wxml" />' });
    expect(() => built()).toThrow('pages/a/gone.wxml is missing');
    given({ 'pages/a/a.wxml': '<view />', 'pages/a/a.wxss': '@import "./gone.wxss";' });
    expect(() => built()).toThrow('pages/a/a.wxss imports "./gone.wxss", which is missing');
  });
});

describe('what is built', () => {
  test('elements and calls are reported', () => {
    given({
      'pages/a/a.wxml': '<block><text /><button /></block>',
      'pages/a/a.js': 'wx.cloud.init();wx.showToast({})',
    });
    const { elements, calls } = built();
    expect([...elements].sort()).toEqual(['button', 'text']);
    expect([...calls].sort()).toEqual(['cloud.init', 'showToast']);
  });

  test('a package asks the browser to compile it while it loads, which counts only on the first line', () => {
    given({});
    expect(built().code.split('\n')[0]).toBe('//# allFunctionsCalledOnLoad');
  });

  test("modules cannot see the browser's own objects", () => {
    given({ 'pages/a/a.js': 'module.exports = typeof window + typeof fetch + typeof Promise' });
    const modules: Record<string, (require: unknown, module: { exports: unknown }, exports: object) => void> = {};
    const mp = { app: () => undefined, package: () => undefined, define: Object.assign.bind(null, modules) };
    const define = (path: string, factory: (typeof modules)[string]) => {
      modules[path] = factory;
    };
    new Function('__mp', '__wxs', 'window', 'fetch', built().code)(
      { ...mp, define },
      { hooks: {} },
      {},
      () => undefined,
    );
    const module = { exports: '' };
    modules['pages/a/a.js']?.(undefined, module, {});
    expect(module.exports).toBe('undefinedundefinedfunction');
  });

  test('WXSS becomes CSS with marked classes, screen widths and the phone’s own insets', () => {
    given({
      'pages/a/a.wxss':
        '@import "../../base.wxss"; .row .cell::after { width: 75rpx; padding-bottom: env(safe-area-inset-bottom) } page, :host { top: -1.5rpx } @keyframes in { 50% { left: 750rpx } }',
      'base.wxss': '/* gone */ view { background: url("./dot.png"); font-family: PingFang SC, Arial }',
    });
    expect(compileWxss(folder, 'pages/a/a.wxss').replace(/\s+/g, ' ')).toBe(
      'wx-view { background: url("/app/dot.png"); font-family: "PingFang SC", "Noto Sans SC", sans-serif } ' +
        '.MPCLASSrow .MPCLASScell::after { width: 10vw; padding-bottom: var(--safe-area-bottom, 0px) } ' +
        'wx-page,[wx-host="MPHOST"] { top: -0.2vw } @keyframes in { 50% { left: 100vw } }',
    );
  });

  test('WXS keeps its own ways: modules with extension, patterns with backslashes, constructors as names', () => {
    expect(adaptWxs("var u = require('./u.wxs'); u.x.constructor === 'Array'; getRegExp('\\d+', 'g')")).toContain(
      "var u = require('./u'); u.x.constructor.name === 'Array'; getRegExp('\\\\d+', 'g')",
    );
  });

  test('tags are read outside of comments and scripts', () => {
    const wxml = '<!-- <map /> --><wxs module="m">var a = 1 <canvas; </wxs><slot /><own-card><text /></own-card>';
    expect([...tagsIn(wxml)]).toEqual(['own-card', 'text']);
  });

  test('files are listed with forward slashes', () => {
    given();
    expect(filesBelow(folder, /\.js$/)).toEqual(['app.js', 'pages/a/a.js']);
  });
});
