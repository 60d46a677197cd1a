import { parseArgs } from 'node:util';
import { startNode } from './node';

const USAGE = 'usage: main.js --data FOLDER [--port NUMBER] [--with-parent]';
const USAGE_ERROR = 2;

/** Runs one node until it is told to stop; its one line on stdout is the connection string, once it can be used. */
async function main(): Promise<void> {
  const options = readArguments();
  const node = await startNode(options);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    node.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        fail(error, 1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (options.withParent) process.stdin.on('end', stop).on('error', stop).resume();
  process.stdout.write(`esdb://127.0.0.1:${String(node.port)}?tls=false\n`);
}

function readArguments(): { dataDir: string; port: number; withParent: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        port: { type: 'string', default: '0' },
        /** Stop when the process at the other end of stdin goes away. */
        'with-parent': { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (values.data === undefined || values.data === '') throw new Error('--data is missing');
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port is no port number');
    return { dataDir: values.data, port, withParent: values['with-parent'] };
  } catch (error) {
    return fail(new Error(`${messageOf(error)}\n${USAGE}`), USAGE_ERROR);
  }
}

function fail(error: unknown, code: number): never {
  process.stderr.write(`ledger: ${messageOf(error)}\n`);
  process.exit(code);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

main().catch((error: unknown) => {
  fail(error, 1);
});
