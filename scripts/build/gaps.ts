import postcss, { type Declaration, type Root, type Rule } from 'postcss';
import { BuildFailure } from './failure';
import type { WxmlToken } from './wxml';

/**
 * `gap` in a flex box draws nothing on iOS before 14.5, which the minimum base library still reaches. There its children get
 * margins instead, by a class that the build gives them: WXSS knows no `*`.
 */
const KIN = 'kin';

/** Engines without `gap` in a flex box: Safari has `inset` since the same version, Chrome `content-visibility` one later. */
const WITHOUT_GAP = '(not (inset:0)) and (not (content-visibility:auto))';

interface Box {
  selector: string;
  display: string;
  direction: string;
  wraps: boolean;
  /** Between rows and between columns. */
  gap: [row: string, column: string] | undefined;
}

/** The classes of a sheet whose elements keep their children apart by `gap`. A BuildFailure where nobody can tell what kind of box it is. */
export function gapClasses(id: string, sheet: Root): Set<string> {
  const boxes = boxesOf(sheet).filter(({ gap }) => gap !== undefined);
  for (const { selector, display } of boxes)
    if (display === '')
      throw new BuildFailure(id, `${selector} has a gap and no display: say in the same sheet what box it is`);
  return new Set(boxes.filter(isFlex).flatMap(({ selector }) => /\.([\w-]+)(?:\.[\w-]+)*$/.exec(selector)?.[1] ?? []));
}

/** Adds what old engines need to a sheet, behind everything else. */
export function addGapFallback(sheet: Root): void {
  const rules = boxesOf(sheet).filter(isFlex).flatMap(fallbackOf);
  if (rules.length > 0) sheet.append(postcss.parse(`@supports ${WITHOUT_GAP}{${rules.join('')}}`).nodes);
}

/** Marks the children of elements that have one of these classes. */
export function markKin(tokens: readonly WxmlToken[], spaced: ReadonlySet<string>): WxmlToken[] {
  /** For each open element: whether it keeps its children apart. */
  const around: boolean[] = [];
  return tokens.map((token) => {
    if (token.kind === 'close') around.pop();
    if (token.kind !== 'open') return token;
    const apart = around[around.length - 1] ?? false;
    const passes = token.tag === 'block';
    if (!token.selfClosing) around.push(passes ? apart : classesOf(token).some((name) => spaced.has(name)));
    return apart && !passes && !NO_ELEMENT.has(token.tag) ? withClass(token) : token;
  });
}

const NO_ELEMENT = new Set(['slot', 'template', 'include', 'import', 'wxs']);

type Open = WxmlToken & { kind: 'open' };

/** Every class an element may have: the words outside of braces, and those in quotes inside. */
function classesOf({ attributes }: Open): string[] {
  const value = attributes.find(({ name }) => name === 'class')?.value ?? '';
  const quoted = [...value.matchAll(/\{\{([\s\S]*?)\}\}/g)].flatMap(
    ([, code = '']) => code.match(/(?<=')[^']*(?=')/g) ?? [],
  );
  return [value.replace(/\{\{[\s\S]*?\}\}/g, ' '), ...quoted].flatMap((text) => text.split(/\s+/));
}

function withClass(token: Open): Open {
  const own = token.attributes.find(({ name }) => name === 'class');
  if (!own) return { ...token, attributes: [...token.attributes, { name: 'class', value: KIN }] };
  const value = `${own.value ?? ''} ${KIN}`.trim();
  return { ...token, attributes: token.attributes.map((one) => (one === own ? { ...one, value } : one)) };
}

const isFlex = ({ display, gap }: Box) => gap !== undefined && display.endsWith('flex');

function fallbackOf({ selector, direction, wraps, gap: [row, column] = ['0', '0'] }: Box): string[] {
  const rule = (kin: string, margin: string, length: string) =>
    Number.parseFloat(length) === 0 ? [] : [`${selector}>.${KIN}${kin}{margin-${margin}:${length}}`];
  if (wraps) return [...rule('', 'bottom', row), ...rule(':not(:last-child)', 'right', column)];
  const [side, length] = direction.startsWith('column') ? ['top', row] : ['left', column];
  return rule(':not(:first-child)', direction.endsWith('reverse') ? (OPPOSITE[side] ?? side) : side, length);
}

const OPPOSITE: Record<string, string> = { top: 'bottom', left: 'right' };

const NEW = { display: '', direction: 'row', wraps: false };

/** What the rules of a sheet say of each selector as a box, the later going before. */
function boxesOf(sheet: Root): Box[] {
  const boxes = new Map<string, Box>();
  sheet.walkRules((rule: Rule) => {
    if (rule.parent?.type !== 'root') return;
    for (const selector of rule.selectors) {
      // `.chip.on` is the box that `.chip` is.
      const plain = boxes.get(selector.replace(/(\.[\w-]+)(?:\.[\w-]+)+$/, '$1'));
      const box = boxes.get(selector) ?? { ...NEW, ...plain, selector, gap: undefined };
      boxes.set(selector, box);
      rule.each((node) => {
        if (node.type === 'decl') read(box, node);
      });
    }
  });
  return [...boxes.values()];
}

function read(box: Box, { prop, value }: Declaration): void {
  if (prop === 'display') box.display = value;
  if (prop === 'flex-direction') box.direction = value;
  if (prop === 'flex-wrap') box.wraps = value !== 'nowrap';
  if (prop !== 'gap') return;
  // A space inside of calc() parts nothing.
  const [row = '0', column = row] = value.split(/\s+(?![^(]*\))/);
  box.gap = [row, column];
}
