import { allDetectors, redactWith } from '@ledgerline/drift';
import { parseArgs } from 'node:util';
import type { Logger } from 'pino';
import pino from 'pino';
import { observeForever } from './agent';
import type { AgentConfiguration } from './configuration';
import { InvalidConfiguration, readConfiguration } from './configuration';
import { serveHealth } from './health-server';
import { metricsText } from './metrics';
import { Outbox } from './outbox';
import type { RoundParts } from './round';
import { observeOnce, runningDetectors } from './round';
import type { Spool } from './spool';
import { DiskSpool, NoSpool } from './spool';
import { httpTransport } from './transport';
import { Vitals } from './vitals';

const usage = 'usage: LEDGERLINE_URL=… LEDGERLINE_API_KEY=… agent [observe] <configuration file> [--once]';
const MEGABYTE = 1024 * 1024;
/** So many of its intervals without an answer from the api, and a detector is not heard of. */
const INTERVALS_UNHEARD = 3;
const log = pino({ name: 'agent' });

async function main(): Promise<number> {
  const { config, once } = argumentsGiven();
  const { LEDGERLINE_URL: url, LEDGERLINE_API_KEY: apiKey } = process.env;
  if (config === undefined || url === undefined || apiKey === undefined) throw new InvalidConfiguration(usage);
  const configuration = await readConfiguration(config, allDetectors());
  // A run that looks once tells what it sees or fails: whoever started it looks at the exit code.
  const spool = once ? new NoSpool() : await spoolFor(configuration);
  const parts = partsFrom(configuration, { url, apiKey }, spool);
  const signal = signalToStop();
  if (once) return (await observeOnce(parts, signal)) ? 0 : 1;
  const server = await healthOf(configuration, parts, spool);
  const { intervalMs } = configuration;
  parts.log.info({ intervalMs, detectors: runningDetectors(parts).map(({ name }) => name) }, 'observing');
  await observeForever(parts, Math.random, signal);
  server?.close();
  log.info('stopped');
  return 0;
}

function partsFrom(
  { project, environment, intervalMs, timeoutMs, memoryMb, paces, detectors: configurations }: AgentConfiguration,
  { url, apiKey }: { readonly url: string; readonly apiKey: string },
  spool: Spool,
): RoundParts {
  const transport = httpTransport({ url, apiKey, project, environment });
  const ownLog: Logger = log.child({ project, environment });
  return {
    detectors: allDetectors(),
    configurations,
    paceOf: (detector) => ({
      ...{ intervalMs, timeoutMs, ...paces[detector] },
      ...{ memoryBytes: memoryMb * MEGABYTE, usedBytes: () => process.memoryUsage.rss() },
    }),
    transport,
    outbox: new Outbox(transport, spool, ownLog),
    vitals: new Vitals(),
    redact: redactWith(apiKey),
    now: () => new Date().toISOString(),
    log: ownLog,
  };
}

function spoolFor({ spool }: AgentConfiguration): Promise<Spool> {
  if (spool === undefined) return Promise.resolve(new NoSpool());
  return DiskSpool.open({ folder: spool.folder, maxBytes: spool.maxMb * MEGABYTE });
}

async function healthOf({ healthPort }: AgentConfiguration, parts: RoundParts, spool: Spool) {
  if (healthPort === undefined) return undefined;
  const { vitals, paceOf } = parts;
  return serveHealth(healthPort, {
    ready: () =>
      runningDetectors(parts).every(({ name }) => {
        const { intervalMs, timeoutMs } = paceOf(name);
        return vitals.allTold([name], INTERVALS_UNHEARD * intervalMs + timeoutMs);
      }),
    metrics: () => metricsText(vitals, spool.state, process.memoryUsage.rss()),
  });
}

function argumentsGiven(): { readonly config: string | undefined; readonly once: boolean } {
  try {
    const options = { once: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [config] = positionals[0] === 'observe' ? positionals.slice(1) : positionals;
    return { config: config ?? process.env.LEDGERLINE_AGENT_CONFIG, once: values.once };
  } catch {
    throw new InvalidConfiguration(usage);
  }
}

function signalToStop(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.once(name, () => {
      stop.abort();
    });
  }
  return stop.signal;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    log.fatal({ problem: error instanceof Error ? error.message : 'no reason' }, 'could not observe');
    process.exitCode = error instanceof InvalidConfiguration ? 2 : 1;
  },
);
