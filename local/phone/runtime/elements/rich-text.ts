import type { ComponentSpace } from 'glass-easel';
import { defineElement } from './element';

/** The tags that WeChat's rich-text shows; others are left out with their content. */
const TAGS = new Set(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q s section small span strong sub sup table tbody td tfoot th thead tr tt u ul'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set([
  'alt',
  'class',
  'colspan',
  'dir',
  'height',
  'rowspan',
  'span',
  'src',
  'start',
  'type',
  'width',
]);

export function defineRichText(space: ComponentSpace): void {
  defineElement(space, {
    tag: 'rich-text',
    properties: { nodes: null, space: '', userSelect: false },
    create(host) {
      host.watch('nodes', () => {
        const nodes: unknown = host.get('nodes');
        const parsed = Array.isArray(nodes) ? nodes.flatMap(fromNode) : fromHtml(String(nodes ?? ''));
        host.dom.replaceChildren(...parsed);
      });
    },
  });
}

/**
 * Parsed in a document of its own, where nothing runs, and copied tag by tag. The security policy forbids style
 * attributes even there, so that they go by another name until they are copied.
 */
function fromHtml(text: string): Node[] {
  const parsed = new DOMParser().parseFromString(text.replace(/\sstyle\s*=/gi, ' data-style='), 'text/html');
  return Array.from(parsed.body.childNodes).flatMap(copy);
}

function copy(node: Node): Node[] {
  if (node instanceof Text) return [document.createTextNode(node.data)];
  if (!(node instanceof Element)) return [];
  const attributes = Object.fromEntries(Array.from(node.attributes, ({ name, value }) => [name, value]));
  return build(node.localName, attributes, Array.from(node.childNodes).flatMap(copy));
}

function fromNode(node: unknown): Node[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, text, name, attrs, children } = node as Record<string, unknown>; // WeChat's node objects, checked below
  if (type === 'text') return [document.createTextNode(String(text ?? ''))];
  const attributes = typeof attrs === 'object' && attrs !== null ? Object.entries(attrs) : [];
  const kids = Array.isArray(children) ? children.flatMap(fromNode) : [];
  return build(String(name ?? 'div'), Object.fromEntries(attributes.map(([key, value]) => [key, String(value)])), kids);
}

function build(tag: string, attributes: Record<string, string>, children: Node[]): Node[] {
  if (!TAGS.has(tag)) return [];
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'style' || name === 'data-style') element.style.cssText = value;
    else if (ATTRIBUTES.has(name) && !/^\s*javascript:/i.test(value)) element.setAttribute(name, value);
  }
  element.append(...children);
  return [element];
}
