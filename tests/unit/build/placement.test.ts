import { join } from 'node:path';
import { decidePlacement, type Placement } from '../../../scripts/build/placement';
import { checkTags, unusedTags } from '../../../scripts/build/tags';
import { readTree } from '../../../scripts/build/tree';
import { fixtureWith, MINIPROGRAM, NODE_MODULES, temporaryFolder } from './support';

const TDESIGN = 'miniprogram_npm/tdesign-miniprogram';
const placementOf = (source: string): Placement => decidePlacement(readTree({ source, nodeModules: NODE_MODULES }));

describe('where a file travels', () => {
  const { place } = placementOf(MINIPROGRAM);

  it('stays in its own subpackage', () => {
    expect(place('packages/staff/desk/desk')).toBe('packages/staff/desk/desk');
  });

  it('goes into the only subpackage that uses it, with its styles, scripts and the components behind it', () => {
    expect(place('components/desk-note/desk-note')).toBe('packages/staff/components/desk-note/desk-note');
    expect(place('components/desk-note/desk-note.wxs')).toBe('packages/staff/components/desk-note/desk-note.wxs');
    expect(place('styles/desk.wxss')).toBe('packages/staff/styles/desk.wxss');
    expect(place(`${TDESIGN}/swipe-cell/swipe-cell`)).toBe(`packages/staff/${TDESIGN}/swipe-cell/swipe-cell`);
  });

  it('stays in the main package when that or a second subpackage uses it', () => {
    expect(place('components/service-tile/service-tile')).toBe('components/service-tile/service-tile');
    expect(place(`${TDESIGN}/icon/icon`)).toBe(`${TDESIGN}/icon/icon`);
    expect(place(`${TDESIGN}/common/utils.wxs`)).toBe(`${TDESIGN}/common/utils.wxs`);
  });
});

describe('related components', () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  const component = (id: string, script: string): Record<string, string> => ({
    [`${id}.json`]: '{ "component": true }',
    [`${id}.wxml`]: '<slot />',
    [`${id}.ts`]: script,
  });
  const naming = (path: string) => `Component({ relations: { '${path}': { type: 'child' } } });`;

  // WeChat finds them by relative path, so that they must not part.
  it.each([
    ['the one only the staff use', 'Component({});', naming('../row/row')],
    ['the one all use', naming('../rows/rows'), 'Component({});'],
  ])('stay together when %s names the other', (name, row, rows) => {
    const { place } = placementOf(
      fixtureWith(join(folder.path, name), {
        ...component('components/row/row', row),
        ...component('components/rows/rows', rows),
        'pages/home/home.json': '{ "usingComponents": { "x-row": "/components/row/row" } }',
        'packages/staff/list/list.json': '{ "usingComponents": { "x-rows": "/components/rows/rows" } }',
      }),
    );
    expect([place('components/row/row'), place('components/rows/rows')]).toEqual([
      'components/row/row',
      'components/rows/rows',
    ]);
  });
});

describe('what is refused', () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);
  let count = 0;

  const refusal = (files: Record<string, string | null>): (() => void) => {
    count += 1;
    const source = fixtureWith(join(folder.path, String(count)), files);
    return () => {
      const tree = readTree({ source, nodeModules: NODE_MODULES });
      checkTags(tree);
      decidePlacement(tree);
    };
  };

  it.each<[string, Record<string, string | null>, string]>([
    [
      'an unknown tag',
      { 'pages/home/home.wxml': '<t-buton />' },
      'pages/home/home.wxml: <t-buton> is not a component of pages/home/home.json or app.json',
    ],
    [
      'an unknown tag in an imported template',
      { 'components/templates/line.wxml': '<template name="line"><case-line /></template>' },
      'components/templates/line.wxml: <case-line> is not a component of pages/home/home.json or app.json',
    ],
    [
      'a component that does not exist',
      { 'pages/home/home.json': '{ "usingComponents": { "t-buton": "tdesign-miniprogram/buton/buton" } }' },
      'pages/home/home.json: <t-buton> "tdesign-miniprogram/buton/buton" does not exist',
    ],
    ['a page without WXML', { 'packages/staff/desk/desk.wxml': null }, 'packages/staff/desk/desk.wxml: does not exist'],
    ['a page without a script', { 'pages/home/home.ts': null }, 'pages/home/home.wxml: has no home.ts beside it'],
    [
      'a template that does not exist',
      { 'components/templates/line.wxml': null },
      'pages/home/home.wxml: <import> "../../components/templates/line.wxml" does not exist',
    ],
    [
      'a style sheet that does not exist',
      { 'styles/base.wxss': null },
      'app.wxss: @import "./styles/base.wxss" does not exist',
    ],
    ['a style sheet that is none', { 'app.wxss': '.a { color: red' }, 'app.wxss: <css input>:1:1: Unclosed block'],
    ['JSON that is none', { 'pages/home/home.json': '{' }, 'pages/home/home.json: is not JSON'],
    ['an app.json without pages', { 'app.json': '{}' }, 'app.json: pages is wrong'],
    [
      'a component not marked as one',
      { 'components/service-tile/service-tile.json': '{}' },
      'components/service-tile/service-tile.json: lacks "component": true',
    ],
    [
      'a component of one subpackage used from elsewhere',
      {
        'pages/home/home.json': '{ "usingComponents": { "x-desk": "/packages/staff/desk/desk" } }',
        'packages/staff/desk/desk.json': '{ "component": true }',
        'packages/staff/desk/desk.wxml': '',
        'pages/home/home.wxml': '',
      },
      'packages/staff/desk/desk: lies in packages/staff but is used from the main package',
    ],
  ])('%s', (_, files, message) => {
    expect(refusal(files)).toThrow(message);
  });
});

it('tells of components that are declared and shipped but not used', () => {
  const folder = temporaryFolder();
  const source = fixtureWith(folder.path, { 'packages/staff/desk/desk.wxml': '<view />' });
  expect(unusedTags(readTree({ source, nodeModules: NODE_MODULES }))).toEqual([
    'packages/staff/desk/desk.json declares <desk-note> but does not use it',
  ]);
  folder.remove();
});
