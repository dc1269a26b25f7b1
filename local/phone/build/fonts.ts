import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Regular and semi-bold: a browser draws the other weights with the nearest of these. */
const WEIGHTS = [400, 600];

/**
 * Copies Noto Sans SC, for machines without Chinese fonts, and returns its style sheet. A browser loads only the parts
 * (by Unicode range) that a screen shows, and none where it has one of the fonts named before it. There is no `local()`
 * source: each would make the browser search its fonts while it draws the first page.
 */
export function copyFonts(nodeModules: string, out: string): string {
  const source = join(nodeModules, '@fontsource', 'noto-sans-sc');
  mkdirSync(join(out, 'fonts'), { recursive: true });
  return WEIGHTS.map((weight) => {
    const css = readFileSync(join(source, `${weight}.css`), 'utf8');
    return css.replace(/src: url\(\.\/files\/([\w-]+\.woff2)\)[^;]*;/g, (_, file: string) => {
      const target = join(out, 'fonts', basename(file));
      if (!existsSync(target)) copyFileSync(join(source, 'files', file), target);
      return `src: url(/fonts/${file}) format('woff2');`;
    });
  }).join('\n');
}
