import type { Command } from 'commander';
import { instant } from '../output/text';
import { openSession } from '../session';
import type { Verb } from './verb';

/** `ledgerline login-link`: signs a browser in as whoever the key belongs to. */
export const loginLink: Verb = (program) => {
  program
    .command('login-link')
    .description('a link that opens the dashboard as the owner of the key, once and within ten minutes')
    .action(async (_, command: Command) => {
      const session = openSession(command, '*');
      const { path, expiresAt } = await session.ask(session.client.POST('/v1/login-links'));
      session.print({ url: `${session.url}${path}`, expiresAt }, ({ url }) => url);
      session.say(`good once, until ${instant(expiresAt, session.now)}`);
    });
};
