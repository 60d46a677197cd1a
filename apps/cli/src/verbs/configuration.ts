import type { Command } from 'commander';
import { parseMoment } from '../addressing';
import { instant } from '../output/text';
import { openSession } from '../session';
import type { Verb } from './verb';

/** `ledgerline configuration`: the project file in force, as `apply` takes it. */
export const configuration: Verb = (program) => {
  program
    .command('configuration')
    .description('the project file in force, as YAML that can be applied again')
    .option('--at <moment>', 'as of an instant or position')
    .action(async ({ at }: { at?: string }, command: Command) => {
      const session = openSession(command);
      const shown = await session.ask(
        session.client.GET('/v1/projects/{project}/configuration/file', {
          params: { path: { project: session.project }, query: at === undefined ? {} : { at: parseMoment(at) } },
        }),
      );
      session.print(shown, ({ file }) => file.trimEnd());
      const { version, configuredBy, at: since } = shown;
      session.say(`version ${String(version)}, put into force by ${configuredBy}, ${instant(since, session.now)}`);
    });
};
