import type { Command } from 'commander';
import { table } from '../output/table';
import { value } from '../output/text';
import type { Session } from '../session';
import { openSession, UsageError } from '../session';
import { pathOf } from './finding-path';
import type { Verb } from './verb';

/** `ledgerline drift revert`: what is declared is to be restored, by those who deploy. */
export const driftRevert: Verb = (findings) => {
  findings
    .command('revert <finding>')
    .description('have the deployer restore what is declared; of a database, see what a person could run')
    .option('--reason <text>', 'why it should go')
    .option('--plan', 'only show what would be done')
    .action(async (findingId: string, options: { reason?: string; plan?: boolean }, command: Command) => {
      const session = openSession(command);
      const plan = await planOf(session, findingId);
      if (options.plan === true) {
        session.print(plan, planText);
        return;
      }
      if (options.reason === undefined)
        throw new UsageError('why should it go? say --reason TEXT, or --plan to look first');
      session.say(planText(plan));
      const requested = await session.ask(
        session.client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/revert', {
          params: { path: await pathOf(session, findingId) },
          body: { reason: options.reason },
        }),
      );
      session.print(requested, () => 'requested: it closes when a complete observation no longer shows it');
    });
};

function planOf(session: Session, findingId: string) {
  return session.ask(
    session.client.GET('/v1/projects/{project}/findings/{findingId}/revert', {
      params: { path: { project: session.project, findingId } },
    }),
  );
}

type Plan = Awaited<ReturnType<typeof planOf>>;

function planText({ says, steps, statements }: Plan): string {
  return [
    says,
    ...(steps.length === 0
      ? []
      : [
          table(
            steps.map(({ what, resource, path, from, to }) => [
              `  ${what}`,
              `${resource} ${path}`,
              `${value(from)} → ${value(to)}`,
            ]),
          ),
        ]),
    ...(statements.length === 0 ? [] : [statements.join('\n')]),
  ].join('\n\n');
}
