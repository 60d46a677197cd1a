import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { planMarkdown } from '../plan-output/plan-markdown';
import { planInShort, planText } from '../plan-output/plan-text';
import { openSession } from '../session';
import type { Verb } from './verb';

interface Options {
  readonly to: string;
  readonly rollback?: boolean;
  readonly compact?: boolean;
}

/** `ledgerline plan`: what a promotion would change, without asking for one. */
export const plan: Verb = (program) => {
  program
    .command('plan <release>')
    .description('what would change in an environment; -o markdown is fit for a pull request')
    .requiredOption('--to <environment>', 'where to')
    .option('--rollback', 'as the way back to an earlier release, by the gates of a rollback')
    .option('--compact', 'in three lines')
    .action(async (address: string, options: Options, command: Command) => {
      const { project, release } = parseRelease(address);
      const session = openSession(command, project);
      const planned = await session.ask(
        session.client.POST('/v1/projects/{project}/plans', {
          params: { path: { project: session.project } },
          body: { release, environment: options.to, ...(options.rollback === true && { kind: 'rollback' as const }) },
        }),
      );
      const text = options.compact === true ? planInShort : (shown: typeof planned) => planText(shown, session.now);
      session.print(planned, text, planMarkdown);
    });
};
