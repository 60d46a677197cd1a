import { allDetectors, redactWith } from '@ledgerline/drift';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { observeForever } from './agent';
import { InvalidConfiguration, readConfiguration } from './configuration';
import type { RoundParts } from './round';
import { observeOnce } from './round';
import { httpTransport } from './transport';

const usage = 'usage: LEDGERLINE_URL=… LEDGERLINE_API_KEY=… agent <configuration file> [--once]';
const log = pino({ name: 'agent' });

async function main(): Promise<number> {
  const { config, once } = argumentsGiven();
  const { LEDGERLINE_URL: url, LEDGERLINE_API_KEY: apiKey } = process.env;
  if (config === undefined || url === undefined || apiKey === undefined) throw new InvalidConfiguration(usage);
  const detectors = allDetectors();
  const {
    project,
    environment,
    intervalMs,
    timeoutMs,
    detectors: configurations,
  } = await readConfiguration(config, detectors);
  const parts: RoundParts = {
    detectors,
    configurations,
    timeoutMs,
    transport: httpTransport({ url, apiKey, project, environment }),
    redact: redactWith(apiKey),
    now: () => new Date().toISOString(),
    log: log.child({ project, environment }),
  };
  const signal = signalToStop();
  if (once) return (await observeOnce(parts, signal)) ? 0 : 1;
  parts.log.info({ intervalMs, detectors: Object.keys(configurations) }, 'observing');
  await observeForever(parts, { intervalMs, random: Math.random }, signal);
  log.info('stopped');
  return 0;
}

function argumentsGiven(): { readonly config: string | undefined; readonly once: boolean } {
  try {
    const options = { once: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    return { config: positionals[0] ?? process.env.LEDGERLINE_AGENT_CONFIG, once: values.once };
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
