import { type Node, parse } from 'acorn';
import { simple } from 'acorn-walk';

/** What a phone's engine may not know, or WeChat forbids, as `file: what: where` of a script. ES2018 is what we promise. */
export function modernSyntax(name: string, code: string): string[] {
  const found: string[] = [];
  const note = (what: string, { start }: Pick<Node, 'start'>) => {
    found.push(`${name}: ${what}: ${code.slice(start, start + 60)}`);
  };
  const looksBehind = (text: unknown, node: Node) => {
    if (/\(\?<[=!]/.test(String(text))) note('a pattern that looks behind', node);
  };
  try {
    simple(parse(code, { ecmaVersion: 2018 }), {
      // Looking behind is ES2018, but iPhones learnt it with iOS 16.4. A string may become a pattern.
      Literal: (node) => looksBehind(node.regex?.pattern ?? node.value, node),
      TemplateElement: (node) => looksBehind(node.value.raw, node),
      CallExpression: (node) => {
        if (node.callee.type === 'Identifier' && MAKERS_OF_CODE.includes(node.callee.name))
          note(node.callee.name, node);
      },
      NewExpression: (node) => {
        if (node.callee.type === 'Identifier' && node.callee.name === 'Function') note('new Function', node);
      },
    });
  } catch (error) {
    if (!isUnknown(error)) throw error;
    note('newer than ES2018', { start: error.pos });
  }
  return found;
}

const MAKERS_OF_CODE = ['eval', 'Function'];

const isUnknown = (error: unknown): error is SyntaxError & { pos: number } =>
  error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number';
