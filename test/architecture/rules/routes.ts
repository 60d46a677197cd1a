import ts from 'typescript';
import { read, sourcesBelow } from './source-files';

const verbs = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Sse', 'All', 'Head', 'Options']);
const guards = new Set(['RequirePermission', 'Public']);

function decoratorsOf(node: ts.HasDecorators): readonly string[] {
  return (ts.getDecorators(node) ?? []).map(({ expression }) =>
    ts.isCallExpression(expression) ? expression.expression.getText() : expression.getText(),
  );
}

function parse(root: string, path: string): ts.SourceFile {
  return ts.createSourceFile(path, read(root, path), ts.ScriptTarget.ES2022, true);
}

function classesOf(source: ts.SourceFile): readonly ts.ClassDeclaration[] {
  return source.statements.filter((statement) => ts.isClassDeclaration(statement));
}

/** Routes that name neither a permission nor that they are public. */
export function routesWithoutPermission(root: string): readonly string[] {
  return [...sourcesBelow(root, 'libs'), ...sourcesBelow(root, 'apps')].flatMap((path) =>
    classesOf(parse(root, path))
      .filter((declared) => decoratorsOf(declared).includes('Controller'))
      .flatMap((declared) =>
        declared.members
          .filter((member) => ts.isMethodDeclaration(member))
          .filter((method) => decoratorsOf(method).some((name) => verbs.has(name)))
          .filter((method) => ![...decoratorsOf(method), ...decoratorsOf(declared)].some((name) => guards.has(name)))
          .map((method) => `${path} ${method.name.getText()}`),
      ),
  );
}

/** Controllers that import a DTO as a type: its class, and with it all validation, would be gone at run time. */
export function dtosImportedAsTypes(root: string): readonly string[] {
  return [...sourcesBelow(root, 'libs'), ...sourcesBelow(root, 'apps')]
    .filter((path) => path.endsWith('controller.ts'))
    .filter((path) =>
      parse(root, path).statements.some(
        (statement) =>
          ts.isImportDeclaration(statement) &&
          /\/dto'?$/.test(statement.moduleSpecifier.getText().replaceAll("'", '')) &&
          statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
      ),
    );
}

/** Codes that a context refuses with, but whose sentence and remedy its table does not have. */
export function refusalsWithoutText(root: string): readonly string[] {
  const all = sourcesBelow(root, 'libs').filter((path) => /^libs\/[^/]+\/src\//.test(path));
  const tables = all.filter((path) => path.endsWith('/refusals.ts')).map((path) => read(root, path));
  const known = new Set(
    tables.flatMap((text) => [...text.matchAll(/^ {2}'?([a-z][a-z-]*)'?: \{/gm)].map(([, code]) => code)),
  );
  return all.flatMap((path) =>
    [...read(root, path).matchAll(/\brefuse\(\s*'([a-z-]+)'/g)]
      .filter(([, code]) => !known.has(code))
      .map(([, code]) => `${path} ${String(code)}`),
  );
}
