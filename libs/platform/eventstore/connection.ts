import type { Credentials } from '@eventstore/db-client';
import { EventStoreDBClient } from '@eventstore/db-client';
import { EventLogError } from '@ledgerline/kernel';

const URL_PATTERN = /^esdb(?:\+discover)?:\/\/(?:([^:@/]+):([^@]*)@)?[^?]+(\?.*)?$/;

const KEEP_ALIVE = /([?&]keepAliveTimeout=)(\d+)/i;
const DEFAULT_KEEP_ALIVE = 10_000;
/** Clients that this process has given up. */
let replacements = 0;

/** The client in use. One that stopped answering is replaced, since it would hang on its connection for ever. */
export class Connection {
  /**
   * Given with every append. A client that gets credentials uses the unary call, whose deadline holds and whose
   * failures stay its own; the batch call keeps one table of pending appends for all clients of the process.
   * Without TLS they are never sent.
   */
  readonly credentials: Credentials;
  private client: EventStoreDBClient | undefined;
  private closed = false;

  /** Throws `invalid-argument` for what is no connection string. */
  constructor(private readonly url: string) {
    this.credentials = credentialsIn(url);
    this.client = connect(withOwnTransport(url));
  }

  get isClosed(): boolean {
    return this.closed;
  }

  current(): EventStoreDBClient {
    if (this.closed) throw new EventLogError('unavailable', 'the event log was closed');
    this.client ??= connect(withOwnTransport(this.url));
    return this.client;
  }

  /** False once the client was given up, which ends whatever it was doing. */
  isCurrent(client: EventStoreDBClient): boolean {
    return this.client === client;
  }

  /** Gives a client up, for everybody who uses it. */
  replace(client: EventStoreDBClient): void {
    if (this.client === client) {
      this.client = undefined;
      replacements += 1;
    }
    client.dispose().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
  }
}

function connect(url: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(url);
  } catch (cause) {
    throw new EventLogError('invalid-argument', 'the connection string of the event log does not parse', { cause });
  }
}

/**
 * Channels to one target with the same settings share their transport, the frozen one too. A keep-alive that differs
 * by a millisecond makes a channel, and so a transport, of its own.
 */
function withOwnTransport(url: string): string {
  if (replacements === 0) return url;
  const own = (given: string): string => String(Number(given) + replacements);
  if (KEEP_ALIVE.test(url)) return url.replace(KEEP_ALIVE, (_all, key: string, given: string) => key + own(given));
  return `${url}${url.includes('?') ? '&' : '?'}keepAliveTimeout=${own(String(DEFAULT_KEEP_ALIVE))}`;
}

function credentialsIn(url: string): Credentials {
  const parts = URL_PATTERN.exec(url);
  if (parts === null) throw new EventLogError('invalid-argument', 'the event log needs an esdb:// connection string');
  const [, username, password = '', query = ''] = parts;
  if (username !== undefined) return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  if (!/[?&]tls=false(&|$)/i.test(query)) {
    throw new EventLogError(
      'invalid-argument',
      'a TLS connection to the event log needs a user: esdb://user:password@…',
    );
  }
  return { username: 'anonymous', password: '' };
}
