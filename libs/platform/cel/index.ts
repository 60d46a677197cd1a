export type { Expression } from './expression';
export { compileExpression } from './expression';
