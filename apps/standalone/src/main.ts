import { parseArgs } from 'node:util';
import { startStandalone } from './standalone';

const usage = 'usage: standalone [--data DIR] [--port N]';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' } } });
  const running = await startStandalone({
    dataDir: values.data ?? '.ledgerline',
    port: Number(values.port ?? 8080),
    onProgress: (message) => process.stderr.write(`${message}\n`),
  });
  process.stdout.write(`LEDGERLINE_URL=${running.url}\nLEDGERLINE_API_KEY=${running.rootKey}\n`);
  const stop = () => {
    void running.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exit(1);
});
