/** WeChat's elements that the preview draws. Another one fails the build: add it in `runtime/elements/` when the product needs it. */
export const ELEMENTS: ReadonlySet<string> = new Set([
  'button',
  'canvas',
  'checkbox',
  'checkbox-group',
  'form',
  'icon',
  'image',
  'input',
  'label',
  'map',
  'navigator',
  'page-meta',
  'picker',
  'picker-view',
  'picker-view-column',
  'progress',
  'radio',
  'radio-group',
  'rich-text',
  'root-portal',
  'scroll-view',
  'slider',
  'swiper',
  'swiper-item',
  'switch',
  'text',
  'textarea',
  'view',
]);

const SYNTAX: ReadonlySet<string> = new Set(['block', 'template', 'slot', 'wxs', 'include', 'import']);

/** The tags that a WXML text opens, without WXML's own syntax and without what stands in comments and WXS. */
export function tagsIn(wxml: string): Set<string> {
  const markup = wxml.replace(/<!--[\s\S]*?-->/g, '').replace(/(<wxs\b[^>]*>)[\s\S]*?<\/wxs>/g, '$1');
  const tags = new Set<string>();
  for (const match of markup.matchAll(/<([a-zA-Z][\w-]*)/g)) {
    const tag = match[1];
    if (tag !== undefined && !SYNTAX.has(tag)) tags.add(tag);
  }
  return tags;
}
