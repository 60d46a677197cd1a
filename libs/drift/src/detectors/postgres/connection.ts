import { Client } from 'pg';
import { isJsonObject } from '../../compare/json';
import { codeOf, messageOf, reasonOf } from '../reason';

const CONNECT_MILLISECONDS = 5000;
const STATEMENT_MILLISECONDS = 30_000;
const LOCK_MILLISECONDS = 2000;

/** Runs one statement; a `Client` is one. */
export interface Session {
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

/** What went wrong in a session, with nothing of its credentials. */
export class SessionError extends Error {
  constructor(
    message: string,
    /** The server's or the system's code for it, where there is one. */
    readonly state: string | undefined,
  ) {
    super(message);
  }
}

/** A session for as long as `use` takes; ended when the signal aborts. Throws {@link SessionError}. */
export async function withSession<Result>(
  dsn: string,
  signal: AbortSignal,
  use: (session: Session) => Promise<Result>,
): Promise<Result> {
  const client = clientFor(dsn);
  client.on('error', () => undefined);
  const abort = () => void client.end().catch(() => undefined);
  try {
    signal.throwIfAborted();
    await client.connect();
    signal.addEventListener('abort', abort);
    return await use({
      query: async <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
        (await client.query<Row>(sql, [...parameters])).rows,
    });
  } catch (error) {
    const state = error instanceof SessionError ? error.state : codeOf(error);
    throw new SessionError(withoutSecrets(problemOf(error, signal), dsn), state);
  } finally {
    signal.removeEventListener('abort', abort);
    await client.end().catch(() => undefined);
  }
}

/** What decides how a server spells what it stored: the same on every server that is compared. */
const spelling = [
  ['timezone', "'UTC'"],
  ['datestyle', "'ISO, YMD'"],
  ['intervalstyle', "'postgres'"],
  ['extra_float_digits', '1'],
  ['bytea_output', "'hex'"],
  ['quote_all_identifiers', 'off'],
] as const;

/** Looks without touching: nothing can be written, no lock is waited for, and names mean what the catalogue says. */
export async function readOnly<Result>(session: Session, read: () => Promise<Result>): Promise<Result> {
  await session.query('begin transaction isolation level repeatable read, read only');
  await session.query(`set local statement_timeout = ${String(STATEMENT_MILLISECONDS)}`);
  await session.query(`set local lock_timeout = ${String(LOCK_MILLISECONDS)}`);
  await session.query('set local search_path = pg_catalog');
  for (const [setting, value] of spelling) await session.query(`set local ${setting} = ${value}`);
  try {
    return await read();
  } finally {
    await session.query('rollback').catch(() => undefined);
  }
}

function clientFor(dsn: string): Client {
  try {
    return new Client({
      connectionString: dsn,
      connectionTimeoutMillis: CONNECT_MILLISECONDS,
      query_timeout: STATEMENT_MILLISECONDS + 5000,
      application_name: 'ledgerline-agent',
    });
  } catch {
    throw new Error('its connection string cannot be read');
  }
}

/** The server's own words, or the system's code. */
function problemOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'it took too long';
  return isJsonObject(error) && 'severity' in error ? messageOf(error) : reasonOf(error);
}

/** The server may quote what it was sent; nothing of the credentials goes further. */
function withoutSecrets(message: string, dsn: string): string {
  const secrets = new Set([dsn]);
  try {
    const { password } = new URL(dsn);
    secrets.add(password).add(decodeURIComponent(password));
  } catch {
    for (const [, password = ''] of dsn.matchAll(/password\s*=\s*'?([^\s']+)/gi)) secrets.add(password);
  }
  return [...secrets].filter((secret) => secret !== '').reduce((text, secret) => text.replaceAll(secret, '…'), message);
}
