/** Runs before the compiled WXS of a package: WXS's own globals, and the hooks that give handlers their `ownerInstance`. */
export const WXS_PRELUDE =
  'var getRegExp=__wxs.getRegExp,getDate=__wxs.getDate,__wxsBrand=__wxs.brand;Object.assign(Q,__wxs.hooks);';

/**
 * WXS is not quite JavaScript: `x.constructor` is a string there, string literals given to getRegExp keep their
 * backslashes, and modules are required with their extension.
 */
export function adaptWxs(code: string): string {
  const adapted = code
    .replace(/require\(\s*(['"])([^'"]+?)\.wxs\1\s*\)/g, 'require($1$2$1)')
    .replace(/getRegExp\(\s*(['"])((?:\\.|(?!\1).)*)\1/g, (_, quote: string, pattern: string) => {
      return `getRegExp(${quote}${pattern.replace(/\\/g, '\\\\')}${quote}`;
    })
    .replace(/\.constructor\b/g, '.constructor.name');
  return `${adapted}\n;__wxsBrand(module.exports);`;
}
