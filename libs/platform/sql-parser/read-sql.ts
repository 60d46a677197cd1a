import { hasSqlDetails, loadModule, parseSync } from 'libpg-query';
import type { ParseResult } from 'libpg-query';
import { prune } from './prune';
import { scanSql, skipComments } from './scan-sql';
import type { SqlComment, SqlProblem, SqlScript, SqlStatement } from './sql-script';
import { COMMENT_LENGTH, MAX_STATEMENTS } from './sql-script';
import { byteOffsetReader, indexOfCodePoint, TextPlaces } from './text-places';

/** A statement that is larger than this once it is pruned is not handed on. */
const MAX_NODE_LENGTH = 256 * 1024;

type Parsed = Required<ParseResult>['stmts'];

/** The parser gave way: its stack may not be what it was, and it should not be used again. */
export class ParserBroken extends Error {}

/** Takes the text apart, here and now; the time that it takes grows with the text. Throws {@link ParserBroken}. */
export async function readSql(written: string): Promise<SqlScript | SqlProblem> {
  await loadModule();
  // A byte order mark is no SQL; whoever runs the file skips it too. The blank keeps every other character in its place.
  const text = written.startsWith('\ufeff') ? ` ${written.slice(1)}` : written;
  const places = new TextPlaces(text);
  const nul = text.indexOf('\0');
  if (nul >= 0) return placed(places, nul, 'a NUL character, at which whoever reads it would stop');
  const scanned = scanSql(text);
  if ('problem' in scanned) return placed(places, scanned.at, scanned.problem);
  const parsed = parse(text, places);
  if ('problem' in parsed) return parsed;
  if (parsed.length > MAX_STATEMENTS)
    return { problem: `${String(parsed.length)} statements, of which ${String(MAX_STATEMENTS)} may be` };

  const comments = scanned.map(({ from, to, head }): SqlComment => {
    return { line: places.lineAt(from), text: commentText(text.slice(from, to)), head };
  });
  return { statements: statementsOf(text, places, parsed), comments };
}

function parse(text: string, places: TextPlaces): Parsed | SqlProblem {
  try {
    // The parser has no words for an empty text, and none are needed.
    return text === '' ? [] : (parseSync(text).stmts ?? []);
  } catch (error) {
    if (!hasSqlDetails(error)) throw new ParserBroken('it nests too deeply');
    const at = indexOfCodePoint(text, error.sqlDetails?.cursorPosition ?? 0);
    return placed(places, at, problemOf(text, at, error.message));
  }
}

function statementsOf(text: string, places: TextPlaces, parsed: Parsed): readonly SqlStatement[] {
  const indexOf = byteOffsetReader(text);
  return parsed.map(({ stmt = {}, stmt_location: begin = 0, stmt_len: length = 0 }) => {
    const from = skipComments(text, indexOf(begin));
    const to = length === 0 ? text.length : indexOf(begin + length);
    const place = { line: places.lineAt(from), from, to };
    const node = prune(stmt);
    if (JSON.stringify(node).length <= MAX_NODE_LENGTH) return { ...place, node };
    return { ...place, node: Object.fromEntries(Object.keys(node).map((name) => [name, {}])), unseen: true };
  });
}

/** What the parser says, without the words of the text that it repeats; in our own words where it cannot know better. */
function problemOf(text: string, at: number, message: string): string {
  if (text[at] === '\\') {
    return 'a command of psql: only SQL is read here, and whoever runs migrations sees no psql commands either';
  }
  if (isCopiedRow(text, at)) return 'rows after COPY … FROM STDIN are no SQL: use INSERT, or load them another way';
  if (message.startsWith('memory exhausted')) return 'it nests too deeply';
  return message.replace(/ at or near ".*$/s, '').replace(/".*"/s, '"…"');
}

/** Whether the statement that ended before this place reads its rows from what follows. */
function isCopiedRow(text: string, at: number): boolean {
  const end = text.lastIndexOf(';', at - 1);
  const statement = text.slice(Math.max(0, text.lastIndexOf(';', end - 1) + 1, end - 2_000), Math.max(0, end));
  return /\bcopy\b/i.test(statement) && /\bfrom\s+stdin\b/i.test(statement);
}

function placed(places: TextPlaces, at: number, problem: string): SqlProblem {
  return { problem, line: places.lineAt(at), column: places.columnAt(at) };
}

function commentText(comment: string): string {
  const inner = comment.startsWith('--') ? comment.slice(2) : comment.slice(2).replace(/\*\/$/, '');
  return inner.trim().slice(0, COMMENT_LENGTH);
}
