import type { Command } from 'commander';
import { momentIn } from '../addressing';
import { table } from '../output/table';
import { duration } from '../output/text';
import { openSession } from '../session';
import type { Verb } from './verb';

/** `ledgerline status`: which release is where, and what is under way. */
export const status: Verb = (program) => {
  program
    .command('status')
    .description('which release is in each environment, and what stands in the way of the next')
    .option('--at <moment>', 'as of an instant or position')
    .action(async (options: { readonly at?: string }, command: Command) => {
      const session = openSession(command);
      const path = { project: session.project };
      const moment = momentIn(options.at);
      const [{ items: environments }, promotions, findings] = await Promise.all([
        session.ask(session.client.GET('/v1/projects/{project}/environments', { params: { path, query: moment } })),
        session.ask(
          session.client.GET('/v1/projects/{project}/promotions', {
            params: { path, query: { status: 'requested,gated,authorized,rolling-out', ...moment } },
          }),
        ),
        session.ask(
          session.client.GET('/v1/projects/{project}/findings', {
            params: { path, query: { status: 'open,acknowledged', limit: 200, ...moment } },
          }),
        ),
      ]);
      const open = (environment: string) =>
        findings.items.filter((finding) => finding.environment === environment).length;
      session.print({ environments, promotions: promotions.items, openFindings: findings.items }, (data) =>
        [
          table(
            data.environments.map(({ environment, intent, converged }) => [
              environment,
              intent?.release.alias ?? '–',
              intent === null
                ? ''
                : converged === null
                  ? '⟳ rolling out'
                  : `✓ converged ${duration(converged.at, session.now)} ago`,
              open(environment) === 0
                ? ''
                : `● ${String(open(environment))} open: ledgerline drift list --environment ${environment}`,
            ]),
            ['ENVIRONMENT', 'RELEASE', 'STATE', 'DRIFT'],
          ),
          ...data.promotions.map(
            ({ alias, releaseId, environment, status: stands, blockedBy }) =>
              `${alias ?? releaseId} → ${environment}  ${stands}${blockedBy.length > 0 ? `, waits for ${blockedBy.join(', ')}` : ''}`,
          ),
        ].join('\n'),
      );
    });
};
