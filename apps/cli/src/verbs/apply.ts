import type { Command } from 'commander';
import { createInterface } from 'node:readline/promises';
import { table } from '../output/table';
import { value } from '../output/text';
import { configurationOf, readProjectFile } from '../project-files';
import { openSession, UsageError } from '../session';
import type { Verb } from './verb';

interface Options {
  readonly file: string;
  readonly plan?: boolean;
  readonly yes?: boolean;
}

interface Change {
  readonly path: string;
  readonly kind: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

const listed = (changes: readonly Change[]) =>
  changes.length === 0
    ? 'No changes: the project is configured like this already.'
    : table(changes.map(({ kind, path, from, to }) => [`  ${kind}`, path, `${value(from)} → ${value(to)}`]));

/** `ledgerline apply`: shows what would change, asks, and records it. */
export const apply: Verb = (program) => {
  program
    .command('apply')
    .description('configure the project from its file')
    .option('-f, --file <file>', 'project file', 'ledgerline.yaml')
    .option('--plan', 'only show what would change')
    .option('--yes', 'do not ask')
    .action(async (options: Options, command: Command) => {
      const file = await readProjectFile(options.file);
      const { project: name } = file.content;
      const session = openSession(command, typeof name === 'string' ? name : undefined);
      const params = { path: { project: session.project } };
      const body = { configuration: (await configurationOf(file)) as Record<string, never> };
      const { changes } = await session.ask(
        session.client.POST('/v1/projects/{project}/configuration/plan', { params, body }),
      );
      if (options.plan === true || changes.length === 0) {
        session.print({ changes }, (data) => listed(data.changes));
        return;
      }
      session.say(listed(changes));
      if (options.yes !== true) await confirm();
      const applied = await session.ask(session.client.PUT('/v1/projects/{project}/configuration', { params, body }));
      session.print(applied, ({ version }) => `${session.project} configured, version ${String(version)}`);
    });
};

async function confirm(): Promise<void> {
  if (!process.stdin.isTTY)
    throw new UsageError('nobody can be asked here: say --yes to apply, or --plan to look only');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question('Apply? Only "yes" does. ');
  lines.close();
  if (answer !== 'yes') throw new UsageError('not applied');
}
