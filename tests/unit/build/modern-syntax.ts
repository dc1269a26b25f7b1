import ts from 'typescript';

/** What a phone's engine may not know, or WeChat forbids, as `line: what` of each place in a script. ES2018 is what we promise. */
export function modernSyntax(name: string, code: string): string[] {
  const source = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const what = tooNew(node);
    if (what) found.push(`${name}: ${what}: ${node.getText().slice(0, 60)}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const OPERATORS = new Set([
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
]);

function tooNew(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.QuestionDotToken) return 'optional chaining';
  if (ts.isBinaryExpression(node) && OPERATORS.has(node.operatorToken.kind)) return 'a newer operator';
  if (ts.isCatchClause(node) && !node.variableDeclaration) return 'catch without a name';
  if (ts.isPropertyDeclaration(node) || ts.isClassStaticBlockDeclaration(node)) return 'a field of a class';
  if (ts.isPrivateIdentifier(node)) return 'a private name';
  if (ts.isBigIntLiteral(node)) return 'a big integer';
  if (ts.isNumericLiteral(node) && node.getText().includes('_')) return 'a separated number';
  if (ts.isRegularExpressionLiteral(node) || ts.isStringLiteralLike(node)) return tooNewPattern(node);
  if (ts.isCallExpression(node)) return forbiddenCall(node);
  if (ts.isNewExpression(node) && node.expression.getText() === 'Function') return 'new Function';
  return undefined;
}

/** Looking behind is ES2018, but iPhones learnt it with iOS 16.4. A string may become a pattern. */
function tooNewPattern(node: ts.LiteralLikeNode): string | undefined {
  if (/\(\?<[=!]/.test(node.text)) return 'a pattern that looks behind';
  return ts.isRegularExpressionLiteral(node) && /\/[a-z]*[dv][a-z]*$/.test(node.text)
    ? 'a newer flag of a pattern'
    : undefined;
}

function forbiddenCall({ expression }: ts.CallExpression): string | undefined {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return 'import()';
  const callee = expression.getText();
  return callee === 'eval' || callee === 'Function' ? callee : undefined;
}
