/** A text of SQL taken apart. */
export interface SqlScript {
  readonly statements: readonly SqlStatement[];
  /** Outside of statements and inside of them, in the order of the text. */
  readonly comments: readonly SqlComment[];
}

export interface SqlStatement {
  /** Of its first word, from 1. */
  readonly line: number;
  /** Index of its first character in the text, in UTF-16 units. */
  readonly from: number;
  /** Index after its last character. */
  readonly to: number;
  /**
   * One member, named after PostgreSQL's parse node (`DropStmt`), with the node as its value: without places, without
   * what its texts say (a password may be among them), and with long lists of constants cut short.
   */
  readonly node: Readonly<Record<string, unknown>>;
  /** It is too large to be handed on: the node is empty. */
  readonly unseen?: true;
}

export interface SqlComment {
  readonly line: number;
  /** Without the signs around it, at most {@link COMMENT_LENGTH} characters. */
  readonly text: string;
  /** Nothing but comments stands before it. */
  readonly head: boolean;
}

/** Why the text cannot be taken apart; tells no word of it. */
export interface SqlProblem {
  /** A half-sentence: `syntax error`. */
  readonly problem: string;
  readonly line?: number;
  readonly column?: number;
}

export const MAX_SQL_BYTES = 8 * 1024 * 1024;
export const MAX_STATEMENTS = 5_000;
export const MAX_COMMENTS = 20_000;
/** Words, numbers and signs: what the parser's memory and time grow with. */
export const MAX_TOKENS = 600_000;
/** Beyond these two the parser's own time grows with the square of the length. PostgreSQL allows 63 for an operator. */
export const MAX_COMMENT_DEPTH = 50;
export const MAX_OPERATOR_LENGTH = 63;
export const COMMENT_LENGTH = 300;
