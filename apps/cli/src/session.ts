import type { LedgerlineClient } from '@ledgerline/api-client';
import { createLedgerlineClient } from '@ledgerline/api-client';
import type { Command } from 'commander';
import type { Format } from './output/print';
import { formats, render } from './output/print';

/** The command was used wrongly; nothing was asked of the api. */
export class UsageError extends Error {}

/** One run of the command: whom it talks to, about which project, and how it answers. */
export interface Session {
  readonly client: LedgerlineClient;
  /** Where the api answers, without a slash at the end. */
  readonly url: string;
  readonly project: string;
  readonly now: Date;
  /** The data of an answer; whoever asks is told when there is none. */
  ask<Data>(answer: Promise<{ readonly data?: Data }>): Promise<Data>;
  /** Writes data to stdout in the asked form. */
  print<Data>(data: Data, forPeople: (data: Data) => string, forMarkdown?: (data: Data) => string): void;
  /** Tells people something beside the data, on stderr. */
  say(text: string): void;
}

interface GlobalOptions {
  readonly url?: string;
  readonly project?: string;
  readonly output: string;
}

/** The options of every verb; what is not given comes from `LEDGERLINE_URL`, `_API_KEY` and `_PROJECT`. */
export function addGlobalOptions(program: Command): Command {
  return program
    .option('--url <url>', 'where the api answers (LEDGERLINE_URL)')
    .option('-p, --project <name>', 'project (LEDGERLINE_PROJECT)')
    .option('-o, --output <format>', 'table, json, yaml or markdown', 'table');
}

/** The form in which data is asked for; one that only this verb has (`own`) is text that the verb makes itself. */
export function formatOf(command: Command, own: readonly string[] = []): Format {
  const { output } = command.optsWithGlobals<GlobalOptions>();
  if (own.includes(output)) return 'table';
  const format = formats.find((known) => known === output);
  if (format === undefined) throw new UsageError(`-o ${output}: say table, json, yaml or markdown`);
  return format;
}

/** For a verb that asks nobody: it needs no api, no project and no key. */
export function openOffline(command: Command, own: readonly string[] = []): Pick<Session, 'print' | 'say'> {
  const format = formatOf(command, own);
  return {
    print: (data, forPeople, forMarkdown) => {
      process.stdout.write(render(format, data, forPeople, forMarkdown));
    },
    say: (text) => process.stderr.write(`${text}\n`),
  };
}

export function openSession(command: Command, projectInAddress?: string, own: readonly string[] = []): Session {
  const offline = openOffline(command, own);
  const options = command.optsWithGlobals<GlobalOptions>();
  const project = projectInAddress ?? options.project ?? process.env.LEDGERLINE_PROJECT;
  if (project === undefined) throw new UsageError('which project? say --project NAME or set LEDGERLINE_PROJECT');
  const key = process.env.LEDGERLINE_API_KEY;
  if (key === undefined) throw new UsageError('no API key: set LEDGERLINE_API_KEY');
  const url = options.url ?? process.env.LEDGERLINE_URL ?? 'http://127.0.0.1:8080';
  return {
    client: createLedgerlineClient({ url, key }),
    url: url.replace(/\/+$/, ''),
    project,
    now: new Date(),
    ask: async (answer) => {
      const { data } = await answer;
      if (data === undefined) throw new Error('the api answered without data');
      return data;
    },
    ...offline,
  };
}
