export type { SchemaProblem } from './schema-check';
export { schemaCheck } from './schema-check';
