import type { SqlToken } from '../../../domains/postgres/sql-tokens';
import { sqlTokens } from '../../../domains/postgres/sql-tokens';

/** One statement of a script. */
export interface Statement {
  readonly text: string;
  /** Without comments. */
  readonly tokens: readonly SqlToken[];
  /** Its first words in lower case, up to something that is no word: `create unique index concurrently`. */
  readonly opening: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
}

/**
 * The statements of a script, told apart as psql does: at each semicolon outside of texts, comments, parentheses and
 * `BEGIN ATOMIC … END`. Lines with which a dump restricts psql are left out.
 */
export function splitSql(script: string): readonly Statement[] {
  const sql = script.replace(/^\uFEFF/, '').replace(/^\\(?:un)?restrict .*$/gm, '');
  const statements: Statement[] = [];
  let tokens: SqlToken[] = [];
  let line = 1;
  let counted = 0;
  const end = (to: number) => {
    const [first] = tokens;
    if (first !== undefined) {
      line += linesIn(sql, counted, first.from);
      counted = first.from;
      statements.push({ text: sql.slice(first.from, to), tokens, opening: openingOf(tokens), line });
    }
    tokens = [];
  };
  const inside = new Inside();
  for (const token of sqlTokens(sql)) {
    if (token.kind === 'comment') continue;
    if (token.text === ';' && !inside.anything) {
      end(token.from);
      inside.begin();
      continue;
    }
    tokens.push(token);
    inside.pass(token, tokens);
  }
  end(sql.length);
  return statements;
}

/** What of a statement is open, so that a semicolon does not end it. */
class Inside {
  private parentheses = 0;
  private blocks = 0;

  get anything(): boolean {
    return this.parentheses > 0 || this.blocks > 0;
  }

  begin(): void {
    this.parentheses = 0;
    this.blocks = 0;
  }

  pass({ kind, text }: SqlToken, tokens: readonly SqlToken[]): void {
    if (kind === 'sign') {
      if (text === '(') this.parentheses += 1;
      if (text === ')') this.parentheses = Math.max(0, this.parentheses - 1);
    }
    if (kind !== 'word') return;
    const word = text.toLowerCase();
    if (word === 'atomic' && tokens.at(-2)?.text.toLowerCase() === 'begin') this.blocks += 1;
    else if (word === 'case' && this.blocks > 0) this.blocks += 1;
    else if (word === 'end' && this.blocks > 0) this.blocks -= 1;
  }
}

const MOST_WORDS = 8;

function openingOf(tokens: readonly SqlToken[]): string {
  const words: string[] = [];
  for (const { kind, text } of tokens.slice(0, MOST_WORDS)) {
    if (kind !== 'word') break;
    words.push(text.toLowerCase());
  }
  return words.join(' ');
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
