import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildFailure } from './failure';
import type { SourceFile } from './files';
import { type Folders, NPM_ROOT, shown } from './layout';
import { isPackaged, type Tree } from './tree';
import type { WxmlToken } from './wxml';

const TDESIGN = `${NPM_ROOT}/tdesign-miniprogram/`;

/** Names TDesign puts together at run time. */
const COMPUTED: Record<string, readonly string[]> = {
  [`${TDESIGN}checkbox/checkbox`]: [
    'check-circle-filled',
    'check-rectangle-filled',
    'minus-circle-filled',
    'minus-rectangle-filled',
  ],
};

/** Strings in TDesign's scripts that are also names of icons, but never meant as such there: events, themes, shapes, slots, kinds of file. */
const ORDINARY = new Set(
  `alpha audio button calendar camera card cascader circle clear code copy data enter error file focus form horizontal https icon image
  indicator key link load menu minus more move multiply next pending placeholder plus qrcode quote rectangle remove round saturation send
  share slot space stop tab table tag text textbox tips typography upload user vertical video`.split(/\s+/),
);

/** `icon` of these says the shape of a mark and of wx.showToast a drawing of WeChat's own. */
const SHAPED_TAGS = new Set(['t-radio', 't-radio-group', 't-checkbox', 't-checkbox-group']);
const TOAST_ICONS = new Set(['none', 'success']);

/**
 * The names of all icons the mini-program can show, in order: those its WXML says in `…icon="x"` or `<t-icon name="x">`, those its scripts
 * say as `icon: 'x'`, and those the used components of TDesign draw themselves. A BuildFailure names the file with one that does not exist.
 */
export function usedIcons(folders: Folders, tree: Tree, modules: readonly string[]): string[] {
  if (![...tree.parts.keys()].includes(`${TDESIGN}icon/icon`)) return [];
  const exists = (name: string): boolean => existsSync(iconPath(folders, name));
  const names = new Set<string>();
  for (const file of tree.files.values()) {
    const found = isPackaged(file.id) ? packagedNames(folders, file) : ownNames(file, exists);
    for (const name of found) if (exists(name)) names.add(name);
  }
  for (const module of modules)
    for (const name of scriptNames(folders, module, exists)) if (exists(name)) names.add(name);
  for (const part of tree.parts.keys()) for (const name of COMPUTED[part] ?? []) names.add(name);
  return [...names].sort();
}

/** Where the drawing of an icon lies. */
export function iconPath({ nodeModules }: Folders, name: string): string {
  return join(nodeModules, 'tdesign-icons-svg', 'src', `${name}.svg`);
}

function ownNames(file: SourceFile, exists: (name: string) => boolean): string[] {
  return iconAttributes(file.tokens).flatMap(({ tag, value }) => {
    if (value.includes('{{')) return literals(value);
    if (SHAPED_TAGS.has(tag) || value === '' || /[/.]/.test(value)) return [];
    if (!exists(value)) throw new BuildFailure(file.id, `<${tag}> names the icon "${value}", which does not exist`);
    return [value];
  });
}

function packagedNames(folders: Folders, file: SourceFile): string[] {
  const values = file.id.endsWith('.wxs')
    ? literals(
        readFileSync(
          join(folders.nodeModules, 'tdesign-miniprogram', 'miniprogram_dist', file.id.slice(TDESIGN.length)),
          'utf8',
        ),
      )
    : iconAttributes(file.tokens).flatMap(({ value }) => (value.includes('{{') ? literals(value) : [value]));
  return values.filter((name) => !ORDINARY.has(name));
}

function iconAttributes(tokens: readonly WxmlToken[]): { tag: string; value: string }[] {
  return tokens.flatMap((token) => {
    if (token.kind !== 'open') return [];
    const { tag, attributes } = token;
    const carriesName = tag === 't-icon' ? 'name' : tag === 'template' ? 'data' : undefined;
    return attributes.flatMap(({ name, value }) =>
      value !== null && (name === carriesName || /icon$/i.test(name)) ? [{ tag, value }] : [],
    );
  });
}

function scriptNames(folders: Folders, module: string, exists: (name: string) => boolean): string[] {
  const text = () => readFileSync(module, 'utf8');
  const path = module.replaceAll('\\', '/');
  if (path.includes('/tdesign-miniprogram/miniprogram_dist/')) {
    const shared = /\/miniprogram_dist\/(common|locale|mixins|miniprogram_npm)\//.test(path);
    return shared ? [] : literals(text()).filter((name) => !ORDINARY.has(name));
  }
  return path.includes('/node_modules/') || !existsSync(module) ? [] : ownScriptNames(folders, module, text(), exists);
}

function ownScriptNames(folders: Folders, module: string, text: string, exists: (name: string) => boolean): string[] {
  return [...text.matchAll(/\b\w*icon['"]?\s*:\s*([^,;\n}]*)/gi)].flatMap(([, expression = '']) => {
    const sole = /^(['"])([a-z][a-z0-9-]*)\1\s*$/.exec(expression)?.[2];
    if (sole !== undefined && !exists(sole) && !TOAST_ICONS.has(sole)) {
      throw new BuildFailure(shown(folders.source, module), `names the icon "${sole}", which does not exist`);
    }
    return literals(expression);
  });
}

function literals(text: string): string[] {
  return [...text.matchAll(/(["'])([a-z][a-z0-9-]*)\1/g)].map(([, , name = '']) => name);
}
