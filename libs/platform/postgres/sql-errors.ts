import { DatabaseError } from 'pg';

/** Classes of SQLSTATE in which the rows themselves are to blame: bad data, a violated constraint, a value too large to index. */
const BLAMES_ROWS = /^(22|23|54)/;

/** Whether these rows can never be written, so that trying again is no use. */
export function isDataError(error: unknown): boolean {
  return error instanceof DatabaseError && BLAMES_ROWS.test(error.code ?? '');
}
