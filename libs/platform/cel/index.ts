export type { Expression, ExpressionProblem } from './expression';
export { compileExpression } from './expression';
