import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const root = resolve(__dirname, '..');
const houses = ['core', 'miniprogram', 'cloudfunctions', 'local', 'scripts', 'tests', 'typings'];

/** Which of the house's own folders a folder may import, and which packages. */
const arrows: Record<string, { own: readonly string[]; packages: RegExp }> = {
  core: { own: ['core'], packages: /^(valibot|dayjs(\/.*)?)$/ },
  miniprogram: { own: ['miniprogram', 'core'], packages: /^(valibot|tdesign-miniprogram\/.*)$/ },
  cloudfunctions: {
    own: ['cloudfunctions', 'core'],
    // What writes and reads sheets, and writes letters: in the function `papers` alone, which a test of their own says.
    packages: /^(node:.*|@cloudbase\/node-sdk|valibot|(write|read)-excel-file\/node|papaparse|fflate|docx)$/,
  },
};

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sources(path);
    return /\.(ts|mjs|wxml|wxss|wxs)$/.test(entry.name) ? [path] : [];
  });
}

const files = houses.flatMap((house) => sources(join(root, house)));
const scripts = files.filter((file) => file.endsWith('.ts'));
const named = (file: string) => relative(root, file).split(sep).join('/');
const imports = (file: string) =>
  [
    ...readFileSync(file, 'utf8').matchAll(/(?:\bfrom\s+|\bimport\s+|\b(?:import|require)\(\s*)['"]([^'"\n]+)['"]/g),
  ].map((match) => match[1] ?? '');

/** The files of the house that a file imports. */
const reached = (file: string) =>
  imports(join(root, file))
    .filter((target) => target.startsWith('.'))
    .map((target) => named(resolve(root, dirname(file), target)));

/** Where it is written down which domains the house has. */
const entries = [
  'core/contract.ts',
  'cloudfunctions/api/index.ts',
  'cloudfunctions/api/handlers.ts',
  'cloudfunctions/jobs/index.ts',
  'cloudfunctions/papers/index.ts',
];

/** Whatever lies in a room of the kind in which a file lies, but in another one. */
const outside = (file: string, rooms: RegExp) =>
  new RegExp(`^(?!${rooms.exec(file)?.[0] ?? '$'})${rooms.source.slice(1)}`);

/** From where which files may never be reached. */
const floors: readonly { of: RegExp; never(file: string): RegExp; but?: readonly RegExp[] }[] = [
  { of: /^core\/kernel\//, never: () => /^core\/(?!kernel\/)/ },
  { of: /^core\/union\//, never: () => /^core\/(?!(kernel|union)\/)/ },
  { of: /^core\/record\//, never: () => /^core\/(?!(kernel|union|record)\/)/ },
  { of: /^core\/round\//, never: () => /^core\/(?!(kernel|union|record|round)\/)/ },
  { of: /^core\/(?!domains\/)/, never: () => /^core\/domains\// },
  { of: /^cloudfunctions\/(?!domains\/)/, never: () => /^(core|cloudfunctions)\/domains\// },
  {
    of: /^core\/domains\/[^/]+\//,
    never: (file) => outside(file, /^core\/domains\/[^/]+\//),
    // What a household lives on is reckoned in one way wherever it is asked.
    but: [/^core\/domains\/aid\/hardship$/],
  },
  {
    of: /^cloudfunctions\/domains\/[^/]+\//,
    never: (file) => outside(file, /^cloudfunctions\/domains\/[^/]+\//),
  },
  {
    of: /^miniprogram\/(pages|packages\/[^/]+)\/[^/]+\//,
    never: (file) => outside(file, /^miniprogram\/(pages|packages\/[^/]+)\/[^/]+\//),
  },
];

/** What still runs the other way. */
const still: readonly string[] = [];

/** What the compiler reads: comments may say any word. */
const code = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('the house', () => {
  it('finds the files it judges', () => {
    expect(scripts.length).toBeGreaterThan(40);
  });

  it('keeps the arrows: core imports nothing outside, pages and functions only core', () => {
    const broken = scripts.flatMap((file) => {
      const rule = arrows[named(file).split('/')[0] ?? ''];
      if (!rule) return [];
      return imports(file)
        .filter((target) =>
          target.startsWith('.')
            ? !rule.own.includes(named(resolve(dirname(file), target)).split('/')[0] ?? '')
            : !rule.packages.test(target),
        )
        .map((target) => `${named(file)} → ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it('lets the function of sheets alone carry the libraries of sheets and letters, and no other function reach into it', () => {
    const reaching = scripts
      .map(named)
      .filter((file) => file.startsWith('cloudfunctions/') && !file.startsWith('cloudfunctions/papers/'))
      .filter(
        (file) =>
          imports(join(root, file)).some((target) => /excel|papaparse|fflate|^docx$/.test(target)) ||
          reached(file).some((target) => target.startsWith('cloudfunctions/papers/')),
      );
    expect(reaching).toEqual([]);
  });

  it('keeps the floors: kernel, union, record and case each reach downwards alone, none of them a domain, a domain no other, a page no page', () => {
    const broken = floors.flatMap(({ of, never, but }) =>
      scripts
        .map(named)
        .filter((file) => of.test(file) && !entries.includes(file))
        .flatMap((file) => reached(file).map((target) => [file, target] as const))
        .filter(([file, target]) => never(file).test(target) && !but?.some((each) => each.test(target)))
        .map(([file, target]) => `${file} → ${target}`),
    );
    expect(broken.filter((arrow) => !still.includes(arrow))).toEqual([]);
    expect(still.filter((arrow) => !broken.includes(arrow))).toEqual([]);
  });

  it('says wx. in the services of the mini-program alone', () => {
    const speakers = scripts
      .map(named)
      .filter((file) => file.startsWith('miniprogram/') && !file.startsWith('miniprogram/services/'))
      .filter((file) => /\bwx\./.test(readFileSync(join(root, file), 'utf8')));
    expect(speakers).toEqual([]);
  });

  it('keeps core free of clocks, luck, wx and node', () => {
    const impure = /\b(Date\.now|new Date\(\)|Math\.random|process\.|wx\.|setTimeout|fetch\()/;
    const core = scripts.filter((file) => named(file).startsWith('core/'));
    expect(core.filter((file) => impure.test(code(file))).map(named)).toEqual([]);
  });

  it('has no file over 300 lines', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301);
    expect(long.map(named)).toEqual([]);
  });

  it('has no any and no silenced compiler', () => {
    const silenced = /(:\s*any\b|\bas any\b|<any>|as unknown as|@ts-ignore|@ts-expect-error|@ts-nocheck)/;
    const guilty = scripts.filter((file) => named(file) !== 'tests/architecture.test.ts');
    expect(guilty.filter((file) => silenced.test(code(file))).map(named)).toEqual([]);
  });

  it('leaves nothing for later and skips no test', () => {
    const later = /\b(TODO|FIXME|XXX|HACK)\b|\b(it|test|describe)\.(skip|only|todo)\b/;
    const guilty = scripts.filter((file) => named(file) !== 'tests/architecture.test.ts');
    expect(guilty.filter((file) => later.test(readFileSync(file, 'utf8'))).map(named)).toEqual([]);
  });
});
