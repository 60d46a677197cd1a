import { dockerAnswers } from './docker';
import { scratchFolder } from './scratch-folder';
import type { ServiceKind } from './service-kind';

/** A ledger for one spec file: empty at first, unless a server was named. */
export interface SpecLedger {
  /** `esdb://…`, for `EVENTSTORE_URL`. */
  readonly url: string;
  readonly kind: ServiceKind;
  stop(): Promise<void>;
}

const IMAGE = 'eventstore/eventstore:24.6.0-jammy';
const PORT = 2113;

/** The server of `EVENTSTORE_URL`, otherwise a container where Docker answers, otherwise the embedded node. */
export async function aLedger(): Promise<SpecLedger> {
  const named = process.env.EVENTSTORE_URL;
  if (named !== undefined) return { url: named, kind: 'named', stop: () => Promise.resolve() };
  return (await dockerAnswers()) ? inContainer() : embedded();
}

async function inContainer(): Promise<SpecLedger> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer(IMAGE)
    .withEnvironment({ EVENTSTORE_INSECURE: 'true', EVENTSTORE_RUN_PROJECTIONS: 'None', EVENTSTORE_MEM_DB: 'true' })
    .withExposedPorts(PORT)
    .withWaitStrategy(Wait.forHttp('/health/live', PORT).forStatusCode(204))
    .start();
  return {
    url: `esdb://${container.getHost()}:${String(container.getMappedPort(PORT))}?tls=false`,
    kind: 'testcontainers',
    stop: async () => {
      await container.stop();
    },
  };
}

async function embedded(): Promise<SpecLedger> {
  const { startEmbeddedEventStore } = await import('@ledgerline/embedded-eventstore');
  const folder = await scratchFolder('ledger');
  const node = await startEmbeddedEventStore({ dataDir: folder.path });
  return {
    url: node.connectionString,
    kind: 'embedded',
    stop: async () => {
      await node.stop();
      await folder.remove();
    },
  };
}
