import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Regular and semi-bold: a browser draws the other weights with the nearest of these. */
const WEIGHTS = [
  { weight: 400, local: ['PingFang SC Regular', 'PingFangSC-Regular', 'Microsoft YaHei', 'Noto Sans CJK SC'] },
  {
    weight: 600,
    local: ['PingFang SC Semibold', 'PingFangSC-Semibold', 'Microsoft YaHei Bold', 'Noto Sans CJK SC Bold'],
  },
];

/**
 * Copies Noto Sans SC for machines without Chinese fonts and returns its style sheet. It goes by the name of the font
 * that mini-programs ask for. A browser takes its own Chinese font where it has one, and else loads only the parts
 * (by Unicode range) that a screen shows.
 */
export function copyFonts(nodeModules: string, out: string): string {
  const source = join(nodeModules, '@fontsource', 'noto-sans-sc');
  mkdirSync(join(out, 'fonts'), { recursive: true });
  return WEIGHTS.map(({ weight, local }) => {
    const css = readFileSync(join(source, `${weight}.css`), 'utf8');
    const own = local.map((name) => `local('${name}')`).join(', ');
    return css
      .replaceAll("'Noto Sans SC'", "'PingFang SC'")
      .replace(/src: url\(\.\/files\/([\w-]+\.woff2)\)[^;]*;/g, (_, file: string) => {
        const target = join(out, 'fonts', basename(file));
        if (!existsSync(target)) copyFileSync(join(source, 'files', file), target);
        return `src: ${own}, url(/fonts/${file}) format('woff2');`;
      });
  }).join('\n');
}
