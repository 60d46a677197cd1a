import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { exitCodes } from '../exit-codes';
import type { Verb } from './verb';

const PROGRAM = resolve(__dirname, '../../../ledger/src/main.js');
const GLOBAL_WITH_VALUE: ReadonlySet<string> = new Set(['--url', '-p', '--project', '-o', '--output']);

/** `ledgerline ledger …`: backup, restore, verify and copy, done by a program of its own that has the ledger at hand. */
export const ledger: Verb = (program) => {
  program
    .command('ledger')
    .description('the ledger itself: backup, restore, verify, copy (no api needed)')
    .usage('backup|restore|verify|copy …')
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async () => {
      process.exitCode = await run(argumentsAfter('ledger', process.argv.slice(2)));
    });
};

/** What was said after the verb, untouched: its options are the other program's, though they may be named like ours. */
export function argumentsAfter(verb: string, given: readonly string[]): readonly string[] {
  for (let at = 0; at < given.length; at++) {
    const argument = given[at] ?? '';
    if (argument === verb) return given.slice(at + 1);
    if (GLOBAL_WITH_VALUE.has(argument)) at += 1;
  }
  return [];
}

/** Exit code of the program; signals of the terminal reach it as well, so this process only waits. */
async function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', () => undefined).on('SIGTERM', pass);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => {
      done(code ?? exitCodes.error);
    });
  });
}
