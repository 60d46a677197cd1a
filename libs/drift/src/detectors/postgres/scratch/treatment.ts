import type { Statement } from './split-sql';

/**
 * What is done with a statement on a scratch server:
 * - `run`: like any other, in a transaction with the rest of its migration;
 * - `alone`: it cannot run in a transaction;
 * - `transaction`: it begins or ends one;
 * - `skip`: it is about the server, about who owns what or works as whom, or about rows alone: nothing that is compared;
 * - `last`: it has to wait until nothing else is made here, for it would be called by everything that is.
 */
export type Treatment = 'run' | 'alone' | 'transaction' | 'skip' | 'last';

const treatments: readonly (readonly [opening: RegExp, treatment: Treatment])[] = [
  [/^(?:begin|start transaction|commit|end|rollback|abort|savepoint|release|prepare transaction)\b/, 'transaction'],
  [/^(?:create|alter|drop) event trigger\b/, 'last'],
  [/^comment on event trigger\b/, 'last'],
  [/^(?:create|alter|drop) (?:role|user(?! mapping)|group|tablespace)\b/, 'skip'],
  [/^(?:create|drop) database\b/, 'skip'],
  [
    /^(?:alter system|reassign owned|drop owned|security label|checkpoint|discard|load|listen|notify|unlisten)\b/,
    'skip',
  ],
  [/^comment on (?:role|tablespace|database|extension)\b/, 'skip'],
  [/^(?:set role|reset role|set (?:local |session )?session authorization|reset session authorization)\b/, 'skip'],
  [/^(?:set local role|set session role|lock|vacuum|analyze|cluster$|reindex)\b/, 'skip'],
  [/^(?:create|drop) (?:unique )?index concurrently\b/, 'alone'],
  [/^(?:create|drop|alter) subscription\b/, 'alone'],
];

export function treatmentOf({ opening, tokens }: Statement): Treatment {
  const words = tokens.map(({ kind, text }) => (kind === 'word' ? text.toLowerCase() : text));
  if (opening.startsWith('alter') && isChangeOfOwner(words)) return 'skip';
  if (isRoleSetting({ tokens, opening })) return 'run';
  const known = treatments.find(([pattern]) => pattern.test(opening))?.[1];
  if (known !== undefined) return known;
  if (/^(?:grant|revoke)\b/.test(opening) && !words.includes('on')) return 'skip';
  return opening.startsWith('alter table') && words.at(-1) === 'concurrently' ? 'alone' : 'run';
}

/** `ALTER ROLE app [IN DATABASE orders] SET …`, or `RESET …`. */
export function isRoleSetting({ opening, tokens }: Pick<Statement, 'opening' | 'tokens'>): boolean {
  if (!/^alter (?:role|user)\b/.test(opening)) return false;
  const words = tokens.map(({ text }) => text.toLowerCase());
  const verb = words[3] === 'in' && words[4] === 'database' ? words[6] : words[3];
  return verb === 'set' || verb === 'reset';
}

/** `ALTER … OWNER TO …` and nothing besides. */
function isChangeOfOwner(words: readonly string[]): boolean {
  const at = words.lastIndexOf('owner');
  return at > 0 && words[at + 1] === 'to' && at === words.length - 3;
}

/**
 * What a server lets only its superuser do, and what does nothing but write it down: no function is called by it. The
 * scratch server's own role may do that for a migration.
 */
const onlyWritten =
  /^(?:(?:create|alter|drop) (?:extension|publication|subscription|foreign data wrapper|language|trusted language|procedural language|operator class|operator family|access method|text search parser|text search template|cast|transform)|alter default privileges|alter database|comment on)\b/;
/** On these a privilege lets nobody read or do what was not theirs. */
const harmless = /^(?:database|language|foreign data)$/;

export function isOnlyWritten(statement: Statement): boolean {
  return onlyWritten.test(statement.opening) || (isGrant(statement) && harmless.test(objectOf(statement)));
}

/** Who may what on something that is not of these migrations: nobody compares that, and nobody is let in for it. */
export function isGrantOnOthers(statement: Statement): boolean {
  return isGrant(statement) && !harmless.test(objectOf(statement));
}

const isGrant = ({ opening }: Statement) => /^(?:grant|revoke)\b/.test(opening);

/** The kind of thing that a privilege is on. */
function objectOf({ tokens }: Statement): string {
  const words = tokens.map(({ text }) => text.toLowerCase());
  const [first = '', second = ''] = words.slice(words.indexOf('on') + 1);
  return first === 'foreign' ? `${first} ${second}` : first;
}
