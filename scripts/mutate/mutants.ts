import { type Node, type Options, parse } from 'acorn';
import { fullAncestor } from 'acorn-walk';

/** One small change of the code: the text between two offsets becomes another one. */
export interface Change {
  start: number;
  end: number;
  /** What stands there instead, as an expression; `skip` and `leave` change statements. */
  to: { expression: string } | 'skip' | 'leave';
}

const syntax: Options = { ecmaVersion: 2022, sourceType: 'module' };

const opposite: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
};
/** Calls without which a list is as it was, or whose opposite exists. */
const withoutThem = ['filter', 'slice', 'sort', 'reverse', 'trim', 'toUpperCase'];
const swapped: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['min', 'max'],
  ['max', 'min'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
]);

/**
 * The changes worth trying on a piece of JavaScript: boundaries, conditions, connectives, order, what is left out.
 * Words are no mutants: a sentence that reads differently is for the eye.
 */
export function changesIn(code: string): Change[] {
  const changes: Change[] = [];
  fullAncestor(parse(code, syntax), (node, _state, ancestors) => {
    const parent = ancestors[ancestors.length - 2];
    changes.push(...changesOf(node, parent, code));
  });
  return changes;
}

function changesOf(node: Node, parent: Node | undefined, code: string): Change[] {
  const text = ({ start, end }: { start: number; end: number }) => code.slice(start, end);
  const become = (...expressions: string[]): Change[] =>
    expressions.map((expression) => ({ start: node.start, end: node.end, to: { expression } }));
  if (isA(node, 'BinaryExpression')) {
    const others = opposite[node.operator] ?? [];
    return become(...others.map((operator) => `${text(node.left)} ${operator} ${text(node.right)}`));
  }
  if (isA(node, 'LogicalExpression')) return become(text(node.left), text(node.right));
  if (isA(node, 'ConditionalExpression')) return become(text(node.consequent), text(node.alternate));
  if (isA(node, 'UnaryExpression')) return node.operator === '!' ? become(text(node.argument)) : [];
  if (isA(node, 'IfStatement')) return decided(node.test);
  if (isA(node, 'Literal'))
    return typeof node.value === 'boolean' && !isKey(node, parent) ? become(`${!node.value}`) : [];
  if (isA(node, 'ArrayExpression')) return node.elements.length > 0 ? become('[]') : [];
  if (isA(node, 'CallExpression')) return parent?.type === 'ChainExpression' ? [] : become(...callsInstead(node, text));
  if (isA(node, 'ExpressionStatement'))
    return 'directive' in node ? [] : [{ start: node.start, end: node.end, to: 'skip' }];
  if (isA(node, 'ArrowFunctionExpression') && node.body.type !== 'BlockStatement')
    return [{ start: node.body.start, end: node.body.end, to: { expression: 'undefined' } }];
  if (isA(node, 'FunctionDeclaration')) return [{ start: node.body.start, end: node.body.end, to: 'leave' }];
  return [];
}

/** A condition that always or never holds. */
function decided({ start, end }: Node): Change[] {
  return ['true', 'false'].map((expression) => ({ start, end, to: { expression } }));
}

function callsInstead(node: NodeOf<'CallExpression'>, text: (part: Node) => string): string[] {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.optional) return [];
  const name = text(callee.property);
  const other = swapped.get(name);
  const given = node.arguments.map(text).join(', ');
  return [
    ...(withoutThem.includes(name) ? [text(callee.object)] : []),
    ...(other ? [`${text(callee.object)}.${other}(${given})`] : []),
  ];
}

function isKey(node: Node, parent: Node | undefined): boolean {
  return parent !== undefined && isA(parent, 'Property') && parent.key === node;
}

type AnyNode = import('acorn').AnyNode;
type NodeOf<T extends AnyNode['type']> = Extract<AnyNode, { type: T }>;

function isA<T extends AnyNode['type']>(node: Node, type: T): node is NodeOf<T> {
  return node.type === type;
}
