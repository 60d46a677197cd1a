import { logVerbosity, Server, ServerCredentials, setLogVerbosity } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import { Appender } from './append/appender';
import { batchAppend } from './append/batch-append';
import { GroupCommit } from './append/group-commit';
import { deletion, singleAppend } from './append/single-append';
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

export interface LedgerNode {
  readonly port: number;
  /** Ends every call, closes the store, and gives the data folder free. */
  stop(): Promise<void>;
}

/** Starts the node on 127.0.0.1; `port` 0 takes any. Throws when the folder or the port is taken. */
export async function startNode({ dataDir, port }: { dataDir: string; port: number }): Promise<LedgerNode> {
  // Failures are reported by whoever meets them; the library's own lines would only repeat them.
  setLogVerbosity(logVerbosity.NONE);
  const store = await LedgerStore.open(dataDir);
  try {
    const server = serverOf(store, dataDir);
    const bound = await bind(server, port);
    server.addService(gossipService, gossip(bound));
    return { port: bound, stop: () => stop(server, store) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function serverOf(store: LedgerStore, dataDir: string): Server {
  const heads = new StreamHeads(store);
  const recentIds = new RecentIds(REMEMBERED_IDS, (limit) => latestIds(store, limit));
  const commits = new Commits();
  const group = new GroupCommit(store, commits.announce, (error) => {
    heads.clear();
    recentIds.clear();
    return whyNotWritten(error, dataDir);
  });
  const writes = new Writes(new Appender(store, heads, recentIds, Date.now), group, Date.now);
  const context = { store, commits, streams: new StreamReader(store, heads, Date.now) };

  const server = new Server({ 'grpc.max_receive_message_length': MAX_MESSAGE_BYTES });
  server.addService(streamsService, {
    read: ((call) => void read(call, context)) satisfies ServerStreaming,
    append: ((call, answer) => void singleAppend(call, answer, writes)) satisfies ClientStreaming,
    batchAppend: ((call) => void batchAppend(call, writes)) satisfies BidiStreaming,
    delete: ((call, answer) => {
      deletion(call, answer, (target, done) => {
        writes.delete(target, done);
      });
    }) satisfies Unary,
    tombstone: ((call, answer) => {
      deletion(call, answer, (target, done) => {
        writes.tombstone(target, done);
      });
    }) satisfies Unary,
  });
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
