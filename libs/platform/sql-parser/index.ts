export { parseSql } from './parse-sql';
export type { SqlComment, SqlProblem, SqlScript, SqlStatement } from './sql-script';
