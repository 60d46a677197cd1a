import type { SqlToken } from './sql-tokens';
import { sqlTokens } from './sql-tokens';

/** Whether two bodies in this language are the same but for spaces, letter case and ways of quoting. */
export function sameBody(left: unknown, right: unknown): boolean {
  return canonicalBody(left) === canonicalBody(right);
}

/**
 * Whether two definitions, both as a server spells them, mean the same. It spells an expression that it stored before and
 * one that was read back from a dump with other casts of the same texts; those count for nothing.
 */
export function sameDefinition(left: unknown, right: unknown): boolean {
  return left === right || canonicalDefinition(left) === canonicalDefinition(right);
}

/** Stands in no text of SQL. */
const SEPARATOR = '\0';

/** Languages whose text is SQL, or is cut into pieces like it. */
const sqlLanguages: ReadonlySet<string> = new Set(['sql', 'plpgsql']);

/** A body with its language: only the texts of some are known well enough to tell form from meaning. */
interface Body {
  readonly language: string;
  readonly text: string;
}

function canonicalBody(body: unknown): string {
  const { language, text } = body as Body;
  if (!sqlLanguages.has(language)) return `${language}:${text.replaceAll('\r\n', '\n')}`;
  const pieces = sqlTokens(text).map(canonicalToken);
  // What ends the last statement may be left out.
  while (pieces.at(-1) === ';') pieces.pop();
  return `${language}:${pieces.join(SEPARATOR)}`;
}

function canonicalDefinition(definition: unknown): string {
  if (typeof definition !== 'string') return JSON.stringify(definition);
  return withoutTextCasts(sqlTokens(definition)).join(SEPARATOR);
}

/** Unquoted, these mean something else than the name that they are inside quotes. */
const reserved: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create ' +
    'current_catalog current_date current_role current_schema current_time current_timestamp current_user default ' +
    'deferrable desc distinct do else end except false fetch for foreign from grant group having in initially ' +
    'intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing primary ' +
    'references returning select session_user some symmetric system_user table then to trailing true union unique ' +
    'user using variadic when where window with value values row interval begin declare loop if'
  ).split(' '),
);

function canonicalToken({ kind, text }: SqlToken): string {
  switch (kind) {
    case 'word':
      return lowerCase(text);
    case 'quoted':
      return /^"[a-z_][a-z0-9_]*"$/.test(text) && !reserved.has(text.slice(1, -1)) ? text.slice(1, -1) : text;
    case 'text':
      return textLiteral(text);
    case 'comment':
      return text.replace(/\s+/g, ' ').trim();
    case 'sign':
      return text === '!=' ? '<>' : text;
    case 'number':
      return text;
  }
}

/** The server folds ASCII letters only. */
const lowerCase = (word: string) => word.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** The same text has one form, however it is quoted; with escapes in it, it keeps the form that it has. */
function textLiteral(literal: string): string {
  const tag = /^\$\w*\$/.exec(literal)?.[0];
  if (tag !== undefined) return quotedText(literal.slice(tag.length, -tag.length));
  const [prefix = '', inside = ''] = /^([^']*)'([\s\S]*)'$/.exec(literal)?.slice(1) ?? ['', literal];
  const plain = prefix === '' || (/^[en]$/i.test(prefix) && !inside.includes('\\'));
  return plain ? quotedText(inside.replaceAll("''", "'")) : literal;
}

const quotedText = (text: string) => `'${text}'`;

/** What may stand before a parenthesis that only groups; after any other word it belongs to a call. */
const beforeGroups: ReadonlySet<string> = new Set(
  'and or not when then else case default check using where return select on is in'.split(' '),
);
const textTypes: readonly (readonly string[])[] = [['text'], ['character', 'varying'], ['varchar'], ['bpchar']];

/**
 * The pieces without casts of literal texts (alone, in parentheses or in an array) to types of text, and without the
 * parentheses that are then around nothing but one of these.
 */
function withoutTextCasts(tokens: readonly SqlToken[]): readonly string[] {
  const pieces: string[] = [];
  /** Where in `pieces` each open bracket stands. */
  const open: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const piece = canonicalToken(token);
    if (piece === '::' && endsInLiteral(pieces)) {
      const length = textTypeAt(tokens, at + 1);
      if (length > 0) {
        at += length;
        continue;
      }
    }
    pieces.push(piece);
    if (piece === '(' || piece === '[') open.push(pieces.length - 1);
    if (piece === ']') open.pop();
    if (piece === ')') ungroup(pieces, open.pop());
  }
  return pieces;
}

/** Takes a pair of parentheses away that groups one literal, or one array of literals. */
function ungroup(pieces: string[], from: number | undefined): void {
  if (from === undefined) return;
  const before = pieces[from - 1];
  if (before !== undefined && (/^["\w\u0080-\uffff]/.test(before) || before === ']') && !beforeGroups.has(before))
    return;
  if (literalStart(pieces, pieces.length - 1) !== from + 1) return;
  pieces.splice(from, 1);
  pieces.pop();
}

const endsInLiteral = (pieces: readonly string[]) => literalStart(pieces, pieces.length) !== undefined;

/** Where the literal begins that ends just before `end`: a text, or an array of texts. */
function literalStart(pieces: readonly string[], end: number): number | undefined {
  const last = pieces[end - 1];
  if (last?.startsWith("'") === true) return end - 1;
  if (last !== ']') return undefined;
  let at = end - 2;
  while (at >= 0 && (pieces[at]?.startsWith("'") === true || pieces[at] === ',')) at -= 1;
  return pieces[at] === '[' && pieces[at - 1] === 'array' ? at - 1 : undefined;
}

/** How many tokens the name of a type of text takes there, without bounds on its length; 0 where there is another type. */
function textTypeAt(tokens: readonly SqlToken[], at: number): number {
  const words = textTypes.find((type) => type.every((word, index) => tokens[at + index]?.text === word));
  if (words === undefined) return 0;
  const after = at + words.length;
  if (tokens[after]?.text === '(') return 0;
  const isArray = tokens[after]?.text === '[' && tokens[after + 1]?.text === ']';
  return words.length + (isArray ? 2 : 0);
}
