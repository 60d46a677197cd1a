import type { Command } from 'commander';
import { openSession } from '../session';
import type { Verb } from './verb';

interface Options {
  readonly component: string;
  readonly artifact: readonly string[];
  readonly commit: string;
  readonly repository: string;
  readonly author?: readonly string[];
  readonly builder: string;
}

/** `ledgerline build record`: one build of one component, by the digests of what it made. */
export const build: Verb = (program) => {
  program
    .command('build')
    .description('builds of components')
    .command('record')
    .description('record a build')
    .requiredOption('--component <name>', 'component of the project')
    .requiredOption('--artifact <reference...>', 'repository@sha256:…, more than once if need be')
    .requiredOption('--commit <sha>', 'source commit')
    .requiredOption('--repository <name>', 'source repository')
    .option('--author <person...>', 'who wrote it; they cannot approve its release')
    .option('--builder <name>', 'who or what ran the build', 'ci')
    .action(async (options: Options, command: Command) => {
      const session = openSession(command);
      const recorded = await session.ask(
        session.client.POST('/v1/projects/{project}/builds', {
          params: { path: { project: session.project } },
          body: {
            component: options.component,
            artifacts: options.artifact.map((reference) => ({ reference })),
            source: { repository: options.repository, commit: options.commit, authors: [...(options.author ?? [])] },
            builder: options.builder,
          },
        }),
      );
      session.print(
        recorded,
        ({ buildId, changed }) => `build ${buildId} ${changed ? 'recorded' : 'was recorded already'}`,
      );
    });
};
