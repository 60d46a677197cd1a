#!/usr/bin/env node
import { LedgerlineProblem } from '@ledgerline/api-client';
import { Command, CommanderError } from 'commander';
import { AddressError } from './addressing';
import { exitCodeOf, exitCodes } from './exit-codes';
import { UnreadableInput } from './offline/compare/unreadable-input';
import { UnreadableMigration } from './offline/judge-files';
import { addGlobalOptions, UsageError } from './session';
import { verbs } from './verbs/verbs';

/** What people read about a failure, and the exit code that pipelines branch on. */
function explain(error: unknown): { readonly text: string; readonly code: number } {
  if (error instanceof LedgerlineProblem) {
    const { code, detail, pointer, remedy } = error.problem;
    const lines = [`error: ${code}    ${detail}`, ...(pointer ? [`  at      ${pointer}`] : []), `  do      ${remedy}`];
    return { text: lines.join('\n'), code: exitCodeOf(error.status) };
  }
  if (error instanceof UnreadableInput) {
    const { code, message, at, remedy } = error;
    const lines = [`error: ${code}    ${message}`, ...(at === '' ? [] : [`  at      ${at}`]), `  do      ${remedy}`];
    return { text: lines.join('\n'), code: exitCodes.usage };
  }
  if (error instanceof UnreadableMigration) return { text: `error: ${error.message}`, code: exitCodes.error };
  if (error instanceof UsageError || error instanceof AddressError) {
    return { text: `error: ${error.message}`, code: exitCodes.usage };
  }
  const reason =
    error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
  return { text: `error: ${reason}\n  do      check LEDGERLINE_URL and that the api is up`, code: exitCodes.error };
}

async function main(): Promise<void> {
  const program = addGlobalOptions(new Command('ledgerline'))
    .description('a release ledger on the command line')
    .exitOverride();
  for (const verb of verbs) verb(program);
  inherit(program);
  await program.parseAsync();
}

/** Subcommands end with our exit codes too, and show what they know when used wrongly. */
function inherit(command: Command): void {
  for (const sub of command.commands) {
    sub.exitOverride().showHelpAfterError();
    inherit(sub);
  }
}

main().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    return;
  }
  const { text, code } = explain(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = code;
});
