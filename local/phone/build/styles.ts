import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import postcss, { AtRule, type Root, type Rule } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { ELEMENTS } from '../shared/elements';
import { CLASS_MARK, HOST_MARK } from '../shared/marks';
import { toCss } from '../shared/units';
import { PreviewError } from './app-model';

/**
 * Compiles one WXSS file (and what it imports) to CSS with marked class names.
 * @param path the file inside the mini-program, with extension
 */
export function compileWxss(folder: string, path: string): string {
  const root = inlineImports(folder, path, new Set());
  const selectors = selectorParser((list) => {
    list.walkTags((tag) => {
      const name = tag.value.toLowerCase();
      if (name === 'page' || ELEMENTS.has(name)) tag.value = `wx-${name}`;
    });
    list.walkClasses((each) => {
      each.value = CLASS_MARK + each.value;
    });
    list.walkPseudos((pseudo) => {
      if (pseudo.value === ':host') pseudo.replaceWith(hostSelector());
    });
  });
  root.walkRules((rule) => {
    if (isKeyframes(rule.parent)) return;
    rule.selector = selectors.processSync(rule.selector);
  });
  root.walkDecls((declaration) => {
    declaration.value = withWebFont(toCss(declaration.value));
  });
  root.walkAtRules((rule) => {
    rule.params = toCss(rule.params);
  });
  root.walkComments((comment) => {
    comment.remove();
  });
  return root.toString();
}

/**
 * The fonts of phones that a computer lacks are left out, because the browser asks the system for each by name; the
 * preview's own, and whatever the system draws Chinese with, come instead.
 */
function withWebFont(value: string): string {
  return value.replace(/(['"]?)PingFang SC\1[^)]*/g, '"PingFang SC", "Noto Sans SC", sans-serif');
}

/** `from`, `to` and `50%` are no selectors. */
function isKeyframes(parent: Rule['parent']): boolean {
  return parent instanceof AtRule && /keyframes$/.test(parent.name);
}

/** A raw node, because the parser's own attribute would drop the quotes, which an empty scope needs. */
function hostSelector(): selectorParser.String {
  return selectorParser.string({ value: `[wx-host="${HOST_MARK}"]` });
}

function inlineImports(folder: string, path: string, seen: Set<string>): Root {
  if (seen.has(path)) return postcss.root();
  seen.add(path);
  const root = postcss.parse(readFileSync(join(folder, path), 'utf8'), { from: path });
  root.walkDecls((declaration) => {
    declaration.value = localAddresses(declaration.value, path);
  });
  root.walkAtRules('import', (rule) => {
    const quoted = /['"]([^'"]+)['"]/.exec(rule.params)?.[1];
    if (quoted === undefined) throw new PreviewError(`${path}: cannot read @import ${rule.params}`);
    const target = quoted.startsWith('/') ? quoted.slice(1) : posix.join(posix.dirname(path), quoted);
    if (!existsSync(join(folder, target))) throw new PreviewError(`${path} imports "${quoted}", which is missing`);
    rule.replaceWith(inlineImports(folder, target, seen).nodes);
  });
  return root;
}

/** Files of the mini-program are served below /app/. */
function localAddresses(value: string, path: string): string {
  if (!value.includes('url(')) return value;
  return value.replace(/url\(\s*(['"]?)([^'")]+)\1\s*\)/g, (whole, _quote: string, address: string) => {
    if (/^(?:[a-z]+:|\/\/|#)/i.test(address)) return whole;
    const target = address.startsWith('/') ? address.slice(1) : posix.join(posix.dirname(path), address);
    return `url("/app/${target}")`;
  });
}
