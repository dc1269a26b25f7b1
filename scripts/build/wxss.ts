import type { Root } from 'postcss';

/** Writes a style sheet without comments and white space. Lengths in rpx stay. */
export function printWxss(sheet: Root): string {
  sheet.walkComments((comment) => {
    comment.remove();
  });
  sheet.walk((node) => {
    if (node.type === 'rule') {
      node.selector = flat(node.selector).replace(/\s*,\s*/g, ',');
      node.raws = { before: '', between: '', after: '', semicolon: false };
    } else if (node.type === 'decl') {
      node.value = flat(node.value);
      node.raws = { before: '', between: ':' };
    } else if (node.type === 'atrule') {
      node.params = flat(node.params);
      node.raws = { before: '', between: '', after: '', afterName: node.params === '' ? '' : ' ', semicolon: false };
    }
  });
  sheet.raws = { after: '', semicolon: true };
  return sheet.toString();
}

function flat(text: string): string {
  return text.trim().replace(/\s*[\r\n]\s*/g, ' ');
}
