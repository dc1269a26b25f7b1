import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const root = resolve(__dirname, '../../../miniprogram');
const icons = resolve(__dirname, '../../../node_modules/tdesign-icons-svg/src');
const filesBelow = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name));
const named = (file: string) => relative(root, file).split(sep).join('/');
const read = (file: string) => readFileSync(file, 'utf8');
const every = filesBelow('.');
const sheets = (folder: string) => filesBelow(folder).filter((file) => file.endsWith('.wxss'));
const classesOf = (file: string) =>
  new Set([...read(file).matchAll(/\.([a-z][\w-]*)(?=[\s,.:{>+])/g)].map(([, name = '']) => name));
const base = classesOf(join(root, 'styles/base.wxss'));

describe('the look', () => {
  it('names colours in the tokens, and elsewhere only white on a picture or a few greys of controls', () => {
    const named = every
      .filter((file) => /\.(wxml|ts)$/.test(file))
      // A canvas knows no style sheet.
      .filter((file) => !file.endsWith('drawing.ts'))
      .filter((file) => /#[0-9a-f]{6}\b/i.test(read(file)));
    expect(named).toEqual([]);
  });

  it('draws pictures in the colours of the tokens', () => {
    const tokens = read(join(root, 'styles/tokens.wxss'));
    const drawn = read(join(root, 'services/drawing.ts')).match(/#[0-9a-f]{6}\b/g) ?? [];
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.filter((color) => !tokens.includes(color))).toEqual([]);
  });

  it('lets no page restyle a component by using its words', () => {
    const ofComponents = new Map(
      sheets('components').flatMap((file) => [...classesOf(file)].map((name) => [name, file])),
    );
    const clashes = ['pages', 'packages']
      .flatMap(sheets)
      .flatMap((file) =>
        [...classesOf(file)]
          .filter((name) => ofComponents.has(name) && !base.has(name))
          .map((name) => `${named(file)} .${name}`),
      );
    expect(clashes).toEqual([]);
  });

  it('uses only icons that TDesign has', () => {
    const used = every
      .filter((file) => /\.(wxml|ts)$/.test(file) && !named(file).startsWith('services/'))
      .flatMap((file) =>
        [...read(file).matchAll(/(?:<t-icon[^>]*\sname|\sicon|\bicon:\s)=?["']([a-z0-9-]+)["']/g)].map(
          ([, name = '']) => name,
        ),
      );
    expect(used.length).toBeGreaterThan(15);
    expect(used.filter((name) => !existsSync(join(icons, `${name}.svg`)))).toEqual([]);
  });

  it('gives every icon a word or hides it from those who listen', () => {
    const bare = every
      .filter((file) => file.endsWith('.wxml'))
      .flatMap((file) => [...read(file).matchAll(/<t-icon[^>]*>/g)].map(([tag]) => tag))
      .filter((tag) => !tag.includes('aria-hidden'));
    expect(bare).toEqual([]);
  });

  it('says a role for everything that can be tapped', () => {
    const silent = every
      .filter((file) => file.endsWith('.wxml'))
      .flatMap((file) =>
        [...read(file).matchAll(/<(?:view|text|image)[^>]*bindtap[^>]*>/g)].map(([tag]) => `${named(file)} ${tag}`),
      )
      .filter((tag) => !tag.includes('aria-role'));
    expect(silent).toEqual([]);
  });
});
