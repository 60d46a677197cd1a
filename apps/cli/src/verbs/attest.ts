import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { parseRelease } from '../addressing';
import { openSession } from '../session';
import type { Verb } from './verb';

interface Options {
  readonly suite: string;
  readonly environment?: string;
  readonly junit: string;
}

/** `ledgerline attest`: attaches a verification result to a release. */
export const attest: Verb = (program) => {
  program
    .command('attest <release>')
    .description('attach evidence to a release')
    .requiredOption('--junit <file>', 'JUnit XML report')
    .requiredOption('--suite <name>', 'what was verified, as the gates name it')
    .option('--environment <name>', 'where it ran')
    .action(async (address: string, options: Options, command: Command) => {
      const { project, release } = parseRelease(address);
      const session = openSession(command, project);
      const attached = await session.ask(
        session.client.POST('/v1/projects/{project}/releases/{ref}/evidence', {
          params: { path: { project: session.project, ref: release } },
          body: {
            kind: 'junit',
            suite: options.suite,
            document: await readFile(options.junit, 'utf8'),
            ...(options.environment !== undefined && { environment: options.environment }),
          },
        }),
      );
      session.print(attached, ({ verdict, summary, evidenceId }) => {
        const { tests, failures, errors } = summary;
        return `${options.suite} ${verdict}: ${String(tests)} tests, ${String(failures)} failures, ${String(errors)} errors   ${evidenceId}`;
      });
    });
};
