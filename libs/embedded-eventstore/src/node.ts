import { logVerbosity, Server, ServerCredentials, setLogVerbosity } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import { Admission } from './admission';
import { Appender } from './append/appender';
import { batchAppend } from './append/batch-append';
import { GroupCommit } from './append/group-commit';
import { deletion, singleAppend } from './append/single-append';
import { steadyClock } from './append/steady-clock';
import { Writes } from './append/writes';
import { Commits } from './read/commits';
import { read } from './read/read';
import { StreamReader } from './read/stream-reader';
import type { BidiStreaming, ClientStreaming, ServerStreaming, Unary } from './services';
import { gossipService, serverFeaturesService, streamsService } from './services';
import { latestIds } from './store/latest-ids';
import { LedgerStore } from './store/ledger-store';
import { RecentIds } from './store/recent-ids';
import { StreamHeads } from './store/stream-heads';
import { whyNotWritten } from './store/why-not-written';
import { clusterOfOne, supportedMethods } from './wire/node-responses';

const HOST = '127.0.0.1';
/** A batch of appends is at most 3 MiB; a single event may carry as much metadata as a real server accepts. */
const MAX_MESSAGE_BYTES = 17 * 1_048_576;
const REMEMBERED_IDS = 25_000;
const SHUTDOWN_MILLISECONDS = 300;
/** A connection that does not answer for so long is given up, with all that it holds. */
const SILENCE_MILLISECONDS = 30_000;

export interface LedgerNode {
  readonly port: number;
  /** Ends every call, closes the store, and gives the data folder free. */
  stop(): Promise<void>;
}

export interface NodeOptions {
  readonly dataDir: string;
  /** 0 takes any. */
  readonly port: number;
  /** What every client must know; undefined lets everybody in. */
  readonly secret: string | undefined;
}

/** Starts the node on 127.0.0.1. Throws when the folder or the port is taken. */
export async function startNode({ dataDir, port, secret }: NodeOptions): Promise<LedgerNode> {
  // Failures are reported by whoever meets them; the library's own lines would only repeat them.
  setLogVerbosity(logVerbosity.NONE);
  const store = await LedgerStore.open(dataDir);
  try {
    const server = serverOf(store, dataDir, new Admission(secret));
    const bound = await bind(server, port);
    server.addService(gossipService, gossip(bound));
    return { port: bound, stop: () => stop(server, store) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function serverOf(store: LedgerStore, dataDir: string, admission: Admission): Server {
  const heads = new StreamHeads(store);
  const recentIds = new RecentIds(REMEMBERED_IDS, (limit) => latestIds(store, limit));
  const commits = new Commits();
  const group = new GroupCommit(store, commits.announce, (error) => {
    heads.clear();
    recentIds.clear();
    return whyNotWritten(error, dataDir);
  });
  const writes = new Writes(new Appender(store, heads, recentIds, steadyClock(Date.now)), group, Date.now);
  const context = { store, commits, streams: new StreamReader(store, heads, Date.now) };

  const server = new Server({
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.keepalive_time_ms': SILENCE_MILLISECONDS,
    'grpc.keepalive_timeout_ms': SILENCE_MILLISECONDS,
  });
  server.addService(streamsService, {
    read: admission.streaming((call) => void read(call, context)) satisfies ServerStreaming,
    append: admission.answering((call, answer) => void singleAppend(call, answer, writes)) satisfies ClientStreaming,
    batchAppend: admission.streaming((call) => void batchAppend(call, writes)) satisfies BidiStreaming,
    delete: admission.answering((call, answer) => {
      deletion(call, answer, (target, done) => {
        writes.delete(target, done);
      });
    }) satisfies Unary,
    tombstone: admission.answering((call, answer) => {
      deletion(call, answer, (target, done) => {
        writes.tombstone(target, done);
      });
    }) satisfies Unary,
  });
  // Clients ask this and for the cluster's nodes before they name their connection; the answers tell nothing of the log.
  server.addService(serverFeaturesService, {
    getSupportedMethods: ((_call, answer) => {
      answer(null, supportedMethods());
    }) satisfies Unary,
  });
  return server;
}

function gossip(port: number): { read: Unary } {
  const instanceId = randomUUID();
  return {
    read: (_call, answer) => {
      answer(null, clusterOfOne(HOST, port, instanceId));
    },
  };
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${HOST}:${String(port)}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error.message.includes('EADDRINUSE') ? new Error(`port ${String(port)} is taken`) : error);
      else resolve(bound);
    });
  });
}

async function stop(server: Server, store: LedgerStore): Promise<void> {
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, SHUTDOWN_MILLISECONDS);
    server.tryShutdown(() => {
      clearTimeout(force);
      resolve();
    });
  });
  await store.close();
}
