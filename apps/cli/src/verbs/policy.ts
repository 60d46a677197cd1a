import type { Command } from 'commander';
import { tryPolicy } from './try-policy';
import type { Verb } from './verb';

/** `ledgerline policy test`: what past decisions would have come to under the gates of a project file. */
export const policy: Verb = (program) => {
  program
    .command('policy')
    .description('gates that are not applied yet')
    .command('test <file>')
    .description(
      'try the gates of a project file on all past decisions; ends with 3 when some would come out differently',
    )
    .action(async (file: string, _, command: Command) => {
      await tryPolicy(command, file, {});
    });
};
