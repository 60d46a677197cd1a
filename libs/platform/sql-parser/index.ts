export { parseSql } from './parse-sql';
export type { SqlProblem, SqlScript } from './sql-script';
