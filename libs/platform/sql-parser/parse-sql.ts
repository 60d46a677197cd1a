import { ParserThread } from './parser-thread';
import type { SqlProblem, SqlScript } from './sql-script';
import { MAX_SQL_BYTES } from './sql-script';

const thread = new ParserThread({ timeLimit: 20_000, keptFor: 30_000 });

/**
 * The statements of a text as PostgreSQL 18 parses them, and its comments. Hostile texts are answered with a problem:
 * their size, their depth and the time that they take are bounded, and nobody else waits meanwhile.
 */
export async function parseSql(text: string): Promise<SqlScript | SqlProblem> {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_SQL_BYTES) return { problem: `${String(bytes)} bytes, of which ${String(MAX_SQL_BYTES)} may be` };
  return thread.read(text);
}
