import { Client } from 'pg';
import { isJsonObject } from '../../compare/json';
import { messageOf, reasonOf } from '../reason';

const CONNECT_MILLISECONDS = 5000;
const STATEMENT_MILLISECONDS = 30_000;
const LOCK_MILLISECONDS = 2000;

/** Runs one statement; a `Client` is one. */
export interface Session {
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

/** A session for as long as `use` takes; ended when the signal aborts. Errors have nothing of the DSN in them. */
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
    throw new Error(withoutSecrets(problemOf(error, signal), dsn));
  } finally {
    signal.removeEventListener('abort', abort);
    await client.end().catch(() => undefined);
  }
}

/** Looks without touching: nothing can be written, no lock is waited for, and names mean what the catalogue says. */
export async function readOnly<Result>(session: Session, read: () => Promise<Result>): Promise<Result> {
  await session.query('begin transaction isolation level repeatable read, read only');
  await session.query(`set local statement_timeout = ${String(STATEMENT_MILLISECONDS)}`);
  await session.query(`set local lock_timeout = ${String(LOCK_MILLISECONDS)}`);
  await session.query('set local search_path = pg_catalog');
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
