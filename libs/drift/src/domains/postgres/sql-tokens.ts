/** One piece of SQL as the server's scanner cuts it; what stands between two pieces means nothing. */
export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'text' | 'number' | 'sign' | 'comment';
  /** As it is written. */
  readonly text: string;
  readonly from: number;
}

const SPACE = /\s+/y;
const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const NUMBER = /\d+(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)?|\.\d+/y;
const PARAMETER = /\$\d+/y;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const PREFIXED_TEXT = /(?:[eEbBxXnN]|[uU]&)?'/y;
const QUOTED_NAME = /(?:[uU]&)?"/y;
const OPERATOR = /[-+*/<>=~!@#%^&|`?]+/y;
const SIGN = /::|:=|\.\.|[\s\S]/y;
const LINE_COMMENT = /--[^\n]*/y;

/** Cuts SQL into its pieces, comments among them, in time linear in the text; what is not closed goes on to the end. */
export function sqlTokens(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  for (let at = 0; at < sql.length;) {
    const space = endOf(SPACE, sql, at);
    if (space > at) {
      at = space;
      continue;
    }
    const [kind, end] = next(sql, at);
    tokens.push({ kind, text: sql.slice(at, end), from: at });
    at = end;
  }
  return tokens;
}

type Found = readonly [kind: SqlToken['kind'], end: number];

function next(sql: string, at: number): Found {
  return comment(sql, at) ?? quotation(sql, at) ?? plain(sql, at);
}

function comment(sql: string, at: number): Found | undefined {
  if (sql.startsWith('--', at)) return ['comment', endOf(LINE_COMMENT, sql, at)];
  if (!sql.startsWith('/*', at)) return undefined;
  let depth = 1;
  let end = at + 2;
  while (end < sql.length && depth > 0) {
    const [opens, closes] = [sql.startsWith('/*', end), sql.startsWith('*/', end)];
    if (opens) depth += 1;
    if (closes) depth -= 1;
    end += opens || closes ? 2 : 1;
  }
  return ['comment', end];
}

function quotation(sql: string, at: number): Found | undefined {
  const text = endOf(PREFIXED_TEXT, sql, at);
  if (text > at) return ['text', closing(sql, text, "'", /^e/i.test(sql.charAt(at)))];
  const name = endOf(QUOTED_NAME, sql, at);
  if (name > at) return ['quoted', closing(sql, name, '"', false)];
  const tagged = endOf(DOLLAR_TAG, sql, at);
  if (tagged === at) return undefined;
  const tag = sql.slice(at, tagged);
  const end = sql.indexOf(tag, tagged);
  return ['text', end < 0 ? sql.length : end + tag.length];
}

function plain(sql: string, at: number): Found {
  const word = endOf(WORD, sql, at);
  if (word > at) return ['word', word];
  const number = Math.max(endOf(NUMBER, sql, at), endOf(PARAMETER, sql, at));
  if (number > at) return ['number', number];
  const operator = endOf(OPERATOR, sql, at);
  return ['sign', operator > at ? at + operatorLength(sql.slice(at, operator)) : endOf(SIGN, sql, at)];
}

/** An operator ends before a comment, and ends in + or - only where it has a character that no comparison has. */
function operatorLength(run: string): number {
  const comments = [run.indexOf('--'), run.indexOf('/*')].filter((start) => start > 0);
  const operator = run.slice(0, Math.min(run.length, ...comments));
  if (/[~!@#%^&|`?]/.test(operator)) return operator.length;
  return Math.max(1, operator.replace(/[-+]+$/, '').length);
}

/** Just after the quote that closes what was opened before `from`; doubled quotes, and escaped ones, close nothing. */
function closing(sql: string, from: number, quote: string, escapes: boolean): number {
  for (let at = from; at < sql.length; at += 1) {
    const character = sql[at];
    if (escapes && character === '\\') at += 1;
    else if (character === quote) {
      if (sql[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return sql.length;
}

function endOf(pattern: RegExp, sql: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(sql) ? pattern.lastIndex : at;
}
