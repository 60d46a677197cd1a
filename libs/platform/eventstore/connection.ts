import type { Credentials } from '@eventstore/db-client';
import { EventStoreDBClient } from '@eventstore/db-client';
import { EventLogError } from '@ledgerline/kernel';

const URL_PATTERN = /^esdb(?:\+discover)?:\/\/(?:([^:@/]+):([^@]*)@)?[^?]+(\?.*)?$/;

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
    this.client = connect(url);
  }

  get isClosed(): boolean {
    return this.closed;
  }

  current(): EventStoreDBClient {
    if (this.closed) throw new EventLogError('unavailable', 'the event log was closed');
    this.client ??= connect(this.url);
    return this.client;
  }

  /** Gives a client up, for everybody who uses it. */
  replace(client: EventStoreDBClient): void {
    if (this.client === client) this.client = undefined;
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
