import { allDetectors, redactWith } from '@ledgerline/drift';
import { digestOf } from '@ledgerline/kernel';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const INTERVAL_MILLISECONDS = 10_000;

/** The detector as an agent runs it: one look after the other. Says how long the first one took. */
async function main(): Promise<void> {
  const { BENCH_KUBECONFIG: kubeconfig = '', BENCH_MANIFEST: manifest = '' } = process.env;
  const text = await readFile(manifest, 'utf8');
  const detector = allDetectors().find(({ name }) => name === 'kubernetes');
  const manifests = { all: digestOf(text) };
  const context = {
    intent: { artifacts: {}, migrations: {}, configuration: {}, flags: {}, variance: [], manifests },
    blob: () => Promise.resolve(new TextEncoder().encode(text)),
    redact: redactWith('key'),
  };
  for (let look = 0; ; look += 1) {
    const begun = performance.now();
    const config = { kubeconfig, namespaces: ['shop'] } as never;
    const signal = AbortSignal.timeout(60_000);
    const seen = await detector?.observe(config, { ...context, signal });
    if (seen?.completeness !== 'complete') throw new Error(seen?.problem ?? 'there is no such detector');
    const { objects } = seen.document as { readonly objects: readonly unknown[] };
    const milliseconds = Math.round(performance.now() - begun);
    if (look === 0) process.stdout.write(`${JSON.stringify({ milliseconds, objects: objects.length })}\n`);
    await pause(INTERVAL_MILLISECONDS);
  }
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
