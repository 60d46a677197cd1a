#!/usr/bin/env node
import { UsageError } from './arguments';
import { backup } from './backup/command';
import type { LedgerCommand } from './command';
import { copy } from './copy/command';
import { exitCodes } from './exit-codes';
import { explain } from './explain';
import { restore } from './restore/command';
import { verify } from './verify/command';

const commands: Readonly<Record<string, LedgerCommand>> = { backup, restore, verify, copy };

const usage = `usage:\n${Object.values(commands)
  .map((command) => `  ledgerline ledger ${command.usage}\n`)
  .join('')}`;

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  if (['', 'help', '--help', '-h'].includes(name) || args.includes('--help')) {
    process.stdout.write(usage);
    return name === '' ? exitCodes.usage : exitCodes.ok;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new UsageError(`there is no command "${name}"`);
  process.stdout.write(`${await command.run(args)}\n`);
  return exitCodes.ok;
}

const unanswered = (): void => {
  process.stderr.write('error: it ended in the middle; run it again\n');
  process.exitCode = exitCodes.error;
};

// A process ends when nothing can happen any more, whatever is still waited for.
process.once('beforeExit', unanswered);

main(process.argv.slice(2))
  .finally(() => process.removeListener('beforeExit', unanswered))
  .then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const { text, code } = explain(error);
      process.stderr.write(code === exitCodes.usage ? `${text}\n${usage}` : `${text}\n`);
      process.exitCode = code;
    },
  );
