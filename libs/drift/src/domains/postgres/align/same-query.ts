import { sameDefinition } from '../same-sql';
import type { SqlToken } from '../sql-tokens';
import { sqlTokens } from '../sql-tokens';

/**
 * Whether two servers of different versions spell the same query: a newer one leaves out whose a column is where a query
 * has only one that it could be of.
 */
export function sameQuery(one: unknown, other: unknown): boolean {
  if (sameDefinition(one, other)) return true;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  const [left, right] = [sqlTokens(one), sqlTokens(other)];
  return (
    sameDefinition(without(left, qualifiersIn(right)), other) || sameDefinition(one, without(right, qualifiersIn(left)))
  );
}

function qualifiersIn(tokens: readonly SqlToken[]): ReadonlySet<string> {
  return new Set(tokens.filter((_, at) => isQualifier(tokens, at)).map(({ text }) => text));
}

/** The text without qualifiers that are not among those which are kept. */
function without(tokens: readonly SqlToken[], kept: ReadonlySet<string>): string {
  return tokens
    .filter((token, at) => {
      const before = at > 0 ? tokens[at - 1] : undefined;
      const isOut = (index: number, name: string | undefined) =>
        name !== undefined && isQualifier(tokens, index) && !kept.has(name);
      return !isOut(at, token.text) && !(token.text === '.' && isOut(at - 1, before?.text));
    })
    .map(({ text }) => text)
    .join(' ');
}

function isQualifier(tokens: readonly SqlToken[], at: number): boolean {
  const kind = tokens[at]?.kind;
  return (kind === 'word' || kind === 'quoted') && tokens[at + 1]?.text === '.';
}
