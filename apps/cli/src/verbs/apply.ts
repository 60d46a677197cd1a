import type { components } from '@ledgerline/api-client';
import type { Command } from 'commander';
import { createInterface } from 'node:readline/promises';
import { asked, changeLines, consequenceLines, fallOutLines } from '../output/policy';
import { configurationOf, readProjectFile } from '../project-files';
import { openSession, UsageError } from '../session';
import type { Verb } from './verb';

interface Options {
  readonly file: string;
  readonly plan?: boolean;
  readonly yes?: boolean;
  readonly reason?: string;
  readonly acceptFallOut?: boolean;
  readonly override?: boolean;
}

type Plan = components['schemas']['ConfigurationPlan'];

/** `ledgerline apply`: shows what would change, asks, and records or proposes it. */
export const apply: Verb = (program) => {
  program
    .command('apply')
    .description('configure the project from its file; a change of policy may have to be reviewed first')
    .option('-f, --file <file>', 'project file', 'ledgerline.yaml')
    .option('--plan', 'only show what would change, and who would have to review it')
    .option('--yes', 'do not ask')
    .option('--reason <text>', 'why; needed where the change is reviewed')
    .option('--accept-fall-out', 'values of environments may fall out of the rules')
    .option('--override', 'pass over those who review it, with the installation’s own key and a reason')
    .action(async (options: Options, command: Command) => {
      const file = await readProjectFile(options.file);
      const { project: name } = file.content;
      const session = openSession(command, typeof name === 'string' ? name : undefined);
      const params = { path: { project: session.project } };
      const configuration = (await configurationOf(file)) as Record<string, never>;
      const plan = await session.ask(
        session.client.POST('/v1/projects/{project}/configuration/plan', { params, body: { configuration } }),
      );
      if (options.plan === true || plan.changes.length === 0) {
        session.print(plan, planned);
        return;
      }
      session.say(planned(plan));
      const isProposal = plan.asks !== null && options.override !== true;
      if (plan.asks !== null && options.reason === undefined) {
        throw new UsageError(`this is for ${asked(plan.asks)} to review, who have to know why: say --reason`);
      }
      if (options.yes !== true) await confirm(isProposal ? 'Propose' : 'Apply');
      const applied = await session.ask(
        session.client.PUT('/v1/projects/{project}/configuration', {
          params,
          body: {
            configuration,
            ...(options.reason !== undefined && { reason: options.reason }),
            ...(options.acceptFallOut !== undefined && { acceptFallOut: options.acceptFallOut }),
            ...(options.override !== undefined && { override: options.override }),
          },
        }),
      );
      session.print(applied, ({ version, change }) =>
        change === undefined
          ? `${session.project} configured, version ${String(version)}`
          : `proposed   waits for ${asked(change.asks)}: ${change.review}`,
      );
    });
};

function planned(plan: Plan): string {
  const { changes, asks, fallsOut } = plan;
  if (changes.length === 0) return 'No changes: the project is configured like this already.';
  const parts = changes.filter(({ governed }) => governed).map(({ path }) => path.split('/')[1] ?? '');
  const consequences = [...(fallsOut.length > 0 ? [fallOutLines(fallsOut)] : []), ...consequenceLines(plan)];
  return [
    changeLines(changes),
    ...(consequences.length > 0 ? [consequences.join('\n')] : []),
    asks === null
      ? '  In force at once: nobody has to review it.'
      : `  Policy: ${[...new Set(parts)].join(', ')}. Waits for ${asked(asks)}.`,
  ].join('\n\n');
}

async function confirm(what: string): Promise<void> {
  if (!process.stdin.isTTY)
    throw new UsageError('nobody can be asked here: say --yes to apply, or --plan to look only');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`${what}? Only "yes" does. `);
  lines.close();
  if (answer !== 'yes') throw new UsageError('not applied');
}
