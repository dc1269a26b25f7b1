import { modernSyntax } from './modern-syntax';

it.each([
  ['a?.b', 'newer than ES2018'],
  ['a?.()', 'newer than ES2018'],
  ['a ?? b', 'newer than ES2018'],
  ['a ||= b', 'newer than ES2018'],
  ['try { a() } catch { b() }', 'newer than ES2018'],
  ['class A { b = 1 }', 'newer than ES2018'],
  ['class A { #b() {} }', 'newer than ES2018'],
  ['1n', 'newer than ES2018'],
  ['1_000', 'newer than ES2018'],
  ['/(?<=a)b/.test(c)', 'a pattern that looks behind'],
  ["new RegExp('(?<!a)b')", 'a pattern that looks behind'],
  ['/a/v', 'newer than ES2018'],
  ["eval('1')", 'eval'],
  ["new Function('1')", 'new Function'],
  ["Function('return this')()", 'Function'],
  ["import('a')", 'newer than ES2018'],
])('%s is found', (code, what) => {
  expect(modernSyntax('a.js', code)).toEqual([expect.stringContaining(`a.js: ${what}: `)]);
});

it('finds nothing in ES2018', () => {
  const code =
    'async function* a({ b, ...c }) { try { for await (const d of b) yield /(?<year>x)/su.exec(d) } catch (e) { return `a?.b ?? c` } }';
  expect(modernSyntax('a.js', code)).toEqual([]);
});
