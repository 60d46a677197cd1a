import type { SqlProblem } from './sql-script';
import { MAX_COMMENT_DEPTH, MAX_COMMENTS, MAX_OPERATOR_LENGTH, MAX_TOKENS } from './sql-script';

export interface CommentSpan {
  readonly from: number;
  readonly to: number;
  readonly head: boolean;
}

/** What is wrong, and at which index of the text. */
export type ScanProblem = Pick<SqlProblem, 'problem'> & { readonly at: number };

const BLANK = /\s+/y;
const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const NUMBER = /[0-9][0-9A-Za-z_.]*/y;
const OPERATOR = /[~!@#^&|`?+\-*/%<>=]+/y;
const DOLLAR_QUOTE = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;
const COMMENT_SIGN = /\/\*|\*\//g;

/**
 * One pass over the text in time linear in its length, before the parser sees it: finds the comments, and turns down what
 * the parser would spend memory or time without measure on. What is not closed ends with the text; the parser says so.
 */
export function scanSql(text: string): readonly CommentSpan[] | ScanProblem {
  const comments: CommentSpan[] = [];
  let tokens = 0;
  for (let at = 0; at < text.length;) {
    const blank = matchAt(BLANK, text, at);
    if (blank > at) {
      at = blank;
      continue;
    }
    if (isComment(text, at)) {
      const to = endOfComment(text, at);
      if (to === undefined) return { problem: `comments nest more than ${String(MAX_COMMENT_DEPTH)} deep`, at };
      if (comments.length === MAX_COMMENTS) return { problem: `more than ${String(MAX_COMMENTS)} comments`, at };
      comments.push({ from: at, to, head: tokens === 0 });
      at = to;
      continue;
    }
    tokens += 1;
    if (tokens > MAX_TOKENS) return { problem: `more than ${String(MAX_TOKENS)} words, numbers and signs`, at };
    const to = endOfToken(text, at);
    if (to === undefined) {
      return { problem: `an operator of more than ${String(MAX_OPERATOR_LENGTH)} characters`, at };
    }
    at = to;
  }
  return comments;
}

/** Index of the first character at or after this one that is neither blank nor in a comment. */
export function skipComments(text: string, from: number): number {
  let at = matchAt(BLANK, text, from);
  while (isComment(text, at)) at = matchAt(BLANK, text, endOfComment(text, at) ?? text.length);
  return at;
}

function isComment(text: string, at: number): boolean {
  return text.startsWith('--', at) || text.startsWith('/*', at);
}

function endOfComment(text: string, at: number): number | undefined {
  if (text.startsWith('--', at)) return endOf(text, '\n', at);
  COMMENT_SIGN.lastIndex = at;
  for (let depth = 0; ;) {
    const sign = COMMENT_SIGN.exec(text)?.[0];
    if (sign === undefined) return text.length;
    depth += sign === '/*' ? 1 : -1;
    if (depth > MAX_COMMENT_DEPTH) return undefined;
    if (depth === 0) return COMMENT_SIGN.lastIndex;
  }
}

function endOfToken(text: string, at: number): number | undefined {
  const first = text[at];
  if (first === "'" || first === '"') return endOf(text, first, at + 1);
  if (first === '$') {
    const opened = matchAt(DOLLAR_QUOTE, text, at);
    return opened > at ? endOf(text, text.slice(at, opened), opened) : at + 1;
  }
  const word = matchAt(WORD, text, at);
  if (word > at) return isEscaping(text, at, word) ? endOfEscaped(text, word + 1) : word;
  const number = matchAt(NUMBER, text, at);
  return number > at ? number : endOfOperator(text, at);
}

/** Undefined when it is too long. A comment may begin right after it. */
function endOfOperator(text: string, at: number): number | undefined {
  const run = text.slice(at, matchAt(OPERATOR, text, at));
  const comment = /--|\/\*/.exec(run.slice(1))?.index;
  const length = comment === undefined ? run.length : comment + 1;
  return length > MAX_OPERATOR_LENGTH ? undefined : at + Math.max(1, length);
}

/** Whether this word is the `E` of `E'…'`, in which a backslash may stand before the quote. */
function isEscaping(text: string, at: number, end: number): boolean {
  return end === at + 1 && (text[at] === 'e' || text[at] === 'E') && text[end] === "'";
}

function endOfEscaped(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === "'") return at + 1;
  }
  return text.length;
}

function endOf(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? text.length : found + sign.length;
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
