import type { EmbeddedEventStore } from '@ledgerline/embedded-eventstore';
import { startEmbeddedEventStore } from '@ledgerline/embedded-eventstore';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface LedgerUnderTest {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The server at `EVENTSTORE_URL`, or an embedded node with a folder of its own. */
export async function ledgerUnderTest(): Promise<LedgerUnderTest> {
  const url = process.env.EVENTSTORE_URL;
  if (url !== undefined && url !== '') return { url, stop: () => Promise.resolve() };
  const node = await ownNode();
  return { url: node.url, stop: () => node.remove() };
}

/** Of every embedded node here, so that it outlives restarts and is known to whoever stands between. */
export const SECRET = 'conformance-secret-of-every-node';

/** An embedded node that a test may kill and start again on the same folder and port. */
export class OwnNode {
  private node: EmbeddedEventStore | undefined;

  constructor(readonly dataDir: string) {}

  get url(): string {
    return this.running.connectionString;
  }

  get port(): number {
    return Number(/:(\d+)\?/.exec(this.url)?.[1]);
  }

  get pid(): number {
    return this.running.pid;
  }

  async start(port = 0): Promise<void> {
    this.node = await startEmbeddedEventStore({ dataDir: this.dataDir, port, secret: SECRET });
  }

  /** Kills it without warning and waits until it is gone. */
  async kill(): Promise<void> {
    process.kill(this.pid, 'SIGKILL');
    await this.running.stop();
  }

  async stop(): Promise<void> {
    await this.node?.stop();
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private get running(): EmbeddedEventStore {
    if (this.node === undefined) throw new Error('the node was not started');
    return this.node;
  }
}

export async function ownNode(): Promise<OwnNode> {
  const node = new OwnNode(await mkdtemp(join(tmpdir(), 'ledgerline-conformance-')));
  await node.start();
  return node;
}
