import { EventStoreDBClient } from '@eventstore/db-client';
import { EventLogError } from '@ledgerline/kernel';
import { BatchCall } from './batch-call';
import { NotConnected } from './connected';
import { TimedOut, within } from './time';

const URL_PATTERN = /^esdb(?:\+discover)?:\/\/(?:([^:@/]+):[^@]*@)?[^?]+(\?.*)?$/;

const KEEP_ALIVE = /([?&]keepAliveTimeout=)(\d+)/i;
const DEFAULT_KEEP_ALIVE = 10_000;
/** Milliseconds. */
const DISPOSING = 1_000;
/** Clients that this process has given up; those that still live have different numbers. */
let replacements = 0;
const DISTINCT_TRANSPORTS = 1_000;

/** The client in use. One that stopped answering is replaced, since it would hang on its connection for ever. */
export class Connection {
  private client: EventStoreDBClient | undefined;
  private readonly calls = new WeakMap<EventStoreDBClient, Promise<BatchCall>>();
  private closed = false;

  /** Throws `invalid-argument` for what is no connection string. */
  constructor(private readonly url: string) {
    checkUrl(url);
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

  /**
   * The client's call for appends, opened when first wanted and again when it was ended. Throws {@link NotConnected}
   * when there is no connection within `limit` milliseconds.
   */
  async appends(client: EventStoreDBClient, limit: number): Promise<BatchCall> {
    const known = this.calls.get(client);
    if (known !== undefined) {
      const call = await opened(known, limit);
      if (!call.isOver) return call;
      // Whoever saw it first has opened another one meanwhile.
      if (this.calls.get(client) !== known) return this.appends(client, limit);
    }
    const opening = BatchCall.open(client, limit);
    this.calls.set(client, opening);
    opening.catch(() => {
      if (this.calls.get(client) === opening) this.calls.delete(client);
    });
    return opened(opening, limit);
  }

  /** Gives a client up, for everybody who uses it. */
  replace(client: EventStoreDBClient): void {
    if (this.client === client) {
      this.client = undefined;
      replacements = (replacements + 1) % DISTINCT_TRANSPORTS;
    }
    client.dispose().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
    const client = this.client;
    this.client = undefined;
    // The client sets no limit to its wait for its calls to be over.
    if (client !== undefined) await within(DISPOSING, client.dispose()).catch(() => undefined);
  }
}

/** Finding the node to connect to may take for ever as well. */
async function opened(opening: Promise<BatchCall>, limit: number): Promise<BatchCall> {
  try {
    return await within(limit, opening);
  } catch (error) {
    if (error instanceof TimedOut) throw new NotConnected(error.message, { cause: error });
    throw error;
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

function checkUrl(url: string): void {
  const parts = URL_PATTERN.exec(url);
  if (parts === null) throw new EventLogError('invalid-argument', 'the event log needs an esdb:// connection string');
  const [, username, query = ''] = parts;
  if (username === undefined && !/[?&]tls=false(&|$)/i.test(query)) {
    throw new EventLogError(
      'invalid-argument',
      'a TLS connection to the event log needs a user: esdb://user:password@…',
    );
  }
}
