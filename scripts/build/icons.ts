import { readFileSync } from 'node:fs';
import postcss from 'postcss';
import { iconPath } from './icon-names';
import { type Folders, NPM_ROOT } from './layout';
import type { Placement } from './placement';
import type { Tree } from './tree';
import { printWxss } from './wxss';

const SHEET = `${NPM_ROOT}/tdesign-miniprogram/icon/icon.wxss`;

/** TDesign's label of an icon always has the class t-icon-base; the mask of its own class cuts the drawing out of a square of the text's colour. */
const DRAWN = `.t-icon-base:before{content:"";display:block;width:1em;height:1em;background-color:currentColor;
-webkit-mask:var(--icon-mask) center/contain no-repeat;mask:var(--icon-mask) center/contain no-repeat}`;

/**
 * The style sheet of t-icon with a mask for each of these icons, in place of TDesign's font, which comes from the net and has all 2,352.
 * Empty if no icon component travels.
 */
export function iconSheet(
  folders: Folders,
  tree: Tree,
  { place }: Placement,
  icons: readonly string[],
): [path: string, text: string][] {
  const original = tree.files.get(SHEET);
  if (!original) return [];
  const sheet = postcss.parse(original.print(place, new Set()));
  sheet.walkAtRules('font-face', (rule) => {
    rule.remove();
  });
  sheet.walkRules((rule) => {
    if (/^\.t-icon(-[\w-]+:before)?$/.test(rule.selector)) rule.remove();
  });
  sheet.append(postcss.parse(DRAWN));
  for (const name of icons) {
    const mask = `url("${dataUri(readFileSync(iconPath(folders, name), 'utf8'))}")`;
    sheet.append(
      postcss.rule({ selector: `.t-icon-${name}:before`, nodes: [postcss.decl({ prop: '--icon-mask', value: mask })] }),
    );
  }
  return [[place(SHEET), printWxss(sheet)]];
}

/**
 * An SVG of tdesign-icons-svg as a data address: coordinates to a hundredth of the 24 grid, everything a style sheet could stumble over
 * encoded. A reference to something that the file does not draw goes: a drawing with one shows nothing, and as a mask then hides nothing.
 */
export function dataUri(svg: string): string {
  const drawn = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  const meant = new Set([...svg.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id).filter((id) => drawn.includes(id)));
  const lean = svg
    .replace('view-box=', 'viewBox=')
    .replace(/ [\w-]+="url\(#([^)]*)\)"/g, (attribute, id: string) => (meant.has(id) ? attribute : ''))
    .replace(/ id="([^"]*)"/g, (attribute, id: string) => (meant.has(id) ? attribute : ''))
    .replace(/ (?:class|width|height)="[^"]*"/g, (attribute, at: number) => (at < svg.indexOf('>') ? '' : attribute))
    .replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))))
    .replace(/(\d) (?=[\d.-])/g, '$1,')
    .replace(/><\/(?:path|circle|rect|ellipse|line|polygon|polyline)>/g, '/>')
    .replaceAll('"', "'");
  return `data:image/svg+xml,${lean.replace(/[%#<>{}|\\^`\s]/g, encodeURIComponent)}`;
}
