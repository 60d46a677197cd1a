import type { SqlToken } from '../../../domains/postgres/sql-tokens';
import { sqlTokens } from '../../../domains/postgres/sql-tokens';
import type { Statement } from './split-sql';
import { isRoleSetting } from './treatment';

/** Statements that name roles, which have to be there. */
const namesRoles =
  /^(?:grant|revoke|create policy|alter policy|alter default privileges|create user mapping|create role|create user|create group)\b/;
/** What stands where the name of a role could, and is none. */
const noNames: ReadonlySet<string> = new Set(
  'public current_user current_role session_user user group role with using for in cascade restrict granted grant'.split(
    ' ',
  ),
);

/** The roles that a statement is about, also those that a `DO` block makes. */
export function rolesIn(statement: Statement): readonly string[] {
  const { opening, tokens } = statement;
  if (opening === 'do' || opening.startsWith('do language')) {
    return tokens.flatMap(({ kind, text }) => (kind === 'text' ? rolesMadeIn(sqlTokens(inside(text))) : []));
  }
  if (/^create (?:role|user|group)\b/.test(opening) && !opening.startsWith('create user mapping')) {
    return rolesMadeIn(tokens);
  }
  if (isRoleSetting(statement)) return listAt(tokens, 2).filter((name) => name !== 'all');
  if (!namesRoles.test(opening)) return [];
  return tokens.flatMap(({ kind, text }, at) => {
    const word = kind === 'word' ? text.toLowerCase() : '';
    const introduces = word === 'to' || word === 'from' || word === 'role' || (word === 'for' && isMapping(opening));
    return introduces ? listAt(tokens, at + 1) : [];
  });
}

const isMapping = (opening: string) => opening.startsWith('create user mapping');

const inside = (text: string) => text.replace(/^\$\w*\$|\$\w*\$$/g, '');

function rolesMadeIn(tokens: readonly SqlToken[]): readonly string[] {
  return tokens.flatMap(({ text }, at) => {
    const next = tokens[at + 1];
    const isMaking = text.toLowerCase() === 'create' && /^(?:role|user|group)$/i.test(next?.text ?? '');
    if (!isMaking || tokens[at + 2]?.text.toLowerCase() === 'mapping') return [];
    return listAt(tokens, at + 2).slice(0, 1);
  });
}

/** Names from there on, as long as commas join them. */
function listAt(tokens: readonly SqlToken[], from: number): readonly string[] {
  const names: string[] = [];
  for (let at = from; at < tokens.length; at += 2) {
    if (tokens[at]?.text.toLowerCase() === 'group') at += 1;
    const name = nameIn(tokens[at]);
    if (name === undefined) break;
    names.push(name);
    if (tokens[at + 1]?.text !== ',') break;
  }
  return names;
}

function nameIn(token: SqlToken | undefined): string | undefined {
  if (token?.kind === 'quoted') return token.text.slice(1, -1).replaceAll('""', '"');
  if (token?.kind !== 'word') return undefined;
  const word = token.text.toLowerCase();
  return noNames.has(word) ? undefined : word;
}
