import { createLedgerlineClient } from '@ledgerline/api-client';
import { allReverters, redactWith } from '@ledgerline/drift';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { InvalidConfiguration } from '../configuration';
import { httpTransport } from '../transport';
import { parseRevertConfiguration } from './configuration';
import type { AskedRevert } from './reverting';
import { revertOnce, toldSteps } from './reverting';

const usage =
  'usage: LEDGERLINE_URL=… LEDGERLINE_API_KEY=… revert <configuration file> [--apply [--force]] [-o table|json]';
const PATIENCE_MILLISECONDS = 300_000;

/**
 * Restores what somebody asked for, once. Without `--apply` it only shows what would happen. It has access of its own to
 * what it changes, and a key of the role `deployer`: who looks on can change nothing.
 */
async function main(): Promise<number> {
  const { file, apply, force, output } = argumentsGiven();
  const { LEDGERLINE_URL: url, LEDGERLINE_API_KEY: apiKey } = process.env;
  if (file === undefined || url === undefined || apiKey === undefined) throw new InvalidConfiguration(usage);
  const reverters = allReverters();
  const text = await readFile(file, 'utf8').catch(() => {
    throw new InvalidConfiguration(`${file} cannot be read`);
  });
  const { project, environment, reverters: configurations } = parseRevertConfiguration(text, reverters);
  const transport = httpTransport({ url, apiKey, project, environment });
  const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
  const steps = await revertOnce(
    {
      reverters,
      configurations,
      ...talking(url, apiKey, { project, environment }),
      context: {
        intent: await transport.intent(signal),
        blob: (digest) => transport.blob(digest, signal),
        redact: redactWith(apiKey),
        signal,
      },
    },
    { apply, force },
  );
  process.stdout.write(output === 'json' ? `${JSON.stringify(steps)}\n` : toldSteps(steps));
  return steps.every(({ outcome }) => fine.has(outcome)) ? 0 : 1;
}

const fine: ReadonlySet<string> = new Set(['planned', 'restored', 'unchanged']);

function talking(url: string, key: string, path: { readonly project: string; readonly environment: string }) {
  const client = createLedgerlineClient({ url, key });
  return {
    async asked(): Promise<readonly AskedRevert[]> {
      const asked: AskedRevert[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: { readonly cursor?: string } = cursor === '' ? {} : { cursor };
        const { data } = await client.GET('/v1/projects/{project}/environments/{environment}/reverts', {
          params: { path, query },
        });
        asked.push(...((data?.items ?? []) as readonly AskedRevert[]));
        cursor = data?.next ?? null;
      }
      return asked;
    },
    async report(findingId: string): Promise<void> {
      await client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/revert-report', {
        params: { path: { ...path, findingId } },
      });
    },
  };
}

function argumentsGiven() {
  try {
    const options = {
      apply: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      output: { type: 'string', short: 'o', default: 'table' },
    } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    return { file: positionals[0], ...values };
  } catch {
    throw new InvalidConfiguration(usage);
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'for no known reason'}\n`);
    process.exitCode = error instanceof InvalidConfiguration ? 2 : 1;
  },
);
