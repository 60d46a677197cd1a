import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { openSession } from '../session';
import type { Verb } from './verb';

interface Options {
  readonly reason: string;
  readonly environment?: string[];
  readonly lift?: boolean;
}

/** `ledgerline reject`: a release goes nowhere, or not there. */
export const reject: Verb = (program) => {
  program
    .command('reject <release>')
    .description('reject a release: it goes nowhere, and where it is already becomes a finding')
    .requiredOption('--reason <text>', 'why')
    .option('--environment <name...>', 'only for these; everywhere when this is left out')
    .option('--lift', 'let a rejected release go on')
    .action(async (address: string, options: Options, command: Command) => {
      const { project, release } = parseRelease(address);
      const session = openSession(command, project);
      const params = { path: { project: session.project, ref: release } };
      const { reason, environment: environments } = options;
      if (options.lift === true) {
        const lifted = await session.ask(
          session.client.POST('/v1/projects/{project}/releases/{ref}/rejection/lift', { params, body: { reason } }),
        );
        session.print(lifted, ({ changed }) => (changed ? `${release} may go on` : `${release} was not rejected`));
        return;
      }
      const rejected = await session.ask(
        session.client.POST('/v1/projects/{project}/releases/{ref}/rejection', {
          params,
          body: { reason, ...(environments !== undefined && { environments }) },
        }),
      );
      session.print(
        rejected,
        () => `${release} is rejected${environments === undefined ? '' : ` for ${environments.join(', ')}`}`,
      );
    });
};
