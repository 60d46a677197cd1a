import type { SqlComment, SqlProblem, SqlStatement } from './sql-script';

/** To the parser's thread: a text to read, or the wish for the next part of what came of it. */
export type Ask = { readonly read: string } | 'next';

/** A part is the JSON text of some of the statements or comments: small enough to be read without anybody noticing. */
export type Answer =
  | { readonly kind: 'part'; readonly json: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'problem'; readonly problem: SqlProblem }
  /** The parser is not to be used again. */
  | { readonly kind: 'broken'; readonly because: string };

export interface Part {
  readonly statements?: readonly SqlStatement[];
  readonly comments?: readonly SqlComment[];
}
