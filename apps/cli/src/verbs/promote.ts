import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { openSession } from '../session';
import type { Verb } from './verb';

/** `ledgerline promote`: requests that a release goes to an environment. */
export const promote: Verb = (program) => {
  program
    .command('promote <release>')
    .description('request the promotion of a release')
    .requiredOption('--to <environment>', 'where to')
    .requiredOption('--reason <text>', 'why')
    .action(async (address: string, options: { to: string; reason: string }, command: Command) => {
      const { project, release } = parseRelease(address);
      const session = openSession(command, project);
      const requested = await session.ask(
        session.client.POST('/v1/projects/{project}/promotions', {
          params: { path: { project: session.project } },
          body: { release, environment: options.to, reason: options.reason },
        }),
      );
      session.print(requested, ({ promotionId }) =>
        [
          `promotion ${promotionId} requested: ${release} → ${options.to}`,
          `  ledgerline why-blocked ${release} --to ${options.to}`,
        ].join('\n'),
      );
    });
};
