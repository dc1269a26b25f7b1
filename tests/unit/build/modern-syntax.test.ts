import { modernSyntax } from './modern-syntax';

it.each([
  ['a?.b', 'optional chaining'],
  ['a?.()', 'optional chaining'],
  ['a ?? b', 'a newer operator'],
  ['a ||= b', 'a newer operator'],
  ['try { a() } catch { b() }', 'catch without a name'],
  ['class A { b = 1 }', 'a field of a class'],
  ['class A { #b() {} }', 'a private name'],
  ['1n', 'a big integer'],
  ['1_000', 'a separated number'],
  ['/(?<=a)b/.test(c)', 'a pattern that looks behind'],
  ["new RegExp('(?<!a)b')", 'a pattern that looks behind'],
  ['/a/v', 'a newer flag of a pattern'],
  ["eval('1')", 'eval'],
  ["new Function('1')", 'new Function'],
  ["Function('return this')()", 'Function'],
  ["import('a')", 'import()'],
])('%s is found', (code, what) => {
  expect(modernSyntax('a.js', code)).toEqual([expect.stringContaining(`a.js: ${what}: `)]);
});

it('finds nothing in ES2018', () => {
  const code =
    'async function* a({ b, ...c }) { try { for await (const d of b) yield /(?<year>x)/su.exec(d) } catch (e) { return `a?.b ?? c` } }';
  expect(modernSyntax('a.js', code)).toEqual([]);
});
