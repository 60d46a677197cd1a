import type { Command } from 'commander';
import { openSession } from '../session';
import type { Verb } from './verb';

/** `ledgerline automation`: whether releases go to an environment by themselves. */
export const automation: Verb = (program) => {
  const automations = program.command('automation').description('promotion that nobody asks for');
  for (const [verb, does, done] of [
    ['pause', 'promote nothing there by itself until somebody resumes it', 'paused'],
    ['resume', 'promote there by itself again what is ready', 'resumed'],
  ] as const) {
    automations
      .command(`${verb} <environment>`)
      .description(does)
      .requiredOption('--reason <text>', 'why')
      .action(async (environment: string, options: { reason: string }, command: Command) => {
        const session = openSession(command);
        const answer = await session.ask(
          session.client.POST(`/v1/projects/{project}/environments/{environment}/automation/${verb}`, {
            params: { path: { project: session.project, environment } },
            body: options,
          }),
        );
        session.print(answer, ({ changed }) => (changed ? done : `it was ${done} already`));
      });
  }
};
