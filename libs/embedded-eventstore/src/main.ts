import { parseArgs } from 'node:util';
import { startNode } from './node';
import { connectionStringOf, secretFrom } from './secret';

const USAGE = 'usage: main.js --data FOLDER [--port NUMBER] [--no-secret] [--with-parent]';
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
  // Never a secret that somebody else chose: what is printed ends up in logs.
  process.stdout.write(`${connectionStringOf(node.port, options.isSecretChosen ? undefined : options.secret)}\n`);
}

interface Options {
  readonly dataDir: string;
  readonly port: number;
  readonly secret: string | undefined;
  readonly isSecretChosen: boolean;
  readonly withParent: boolean;
}

function readArguments(): Options {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        port: { type: 'string', default: '0' },
        /** Let in whoever is on this machine. */
        'no-secret': { type: 'boolean', default: false },
        /** Stop when the process at the other end of stdin goes away. */
        'with-parent': { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (values.data === undefined || values.data === '') throw new Error('--data is missing');
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port is no port number');
    const { secret, isChosen } = secretFrom(process.env);
    return {
      dataDir: values.data,
      port,
      secret: values['no-secret'] ? undefined : secret,
      isSecretChosen: isChosen,
      withParent: values['with-parent'],
    };
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
