import type { Command } from 'commander';
import { table } from '../output/table';
import { duration } from '../output/text';
import { openSession } from '../session';
import type { Verb } from './verb';

/** `ledgerline quarantine`: the messages from Kafka that could not be taken, why, and the two ways out. */
export const quarantine: Verb = (program) => {
  const messages = program.command('quarantine').description('messages from Kafka that could not be taken');
  messages
    .command('list')
    .description('the messages; without --all only those that are still held')
    .option('--all', 'settled ones too')
    .option('--assert', 'exit 1 when one is held')
    .action(async (options: { all?: boolean; assert?: boolean }, command: Command) => {
      const session = openSession(command);
      const query = { limit: 200, ...(options.all !== true && { status: 'held' as const }) };
      const page = await session.ask(
        session.client.GET('/v1/projects/{project}/quarantine', {
          params: { path: { project: session.project }, query },
        }),
      );
      session.print(page, ({ items }) =>
        items.length === 0
          ? 'Nothing is set aside.'
          : table(
              items.map(({ messageId, status, reason, explanation, topic, partition, offset, since }) => [
                messageId,
                status,
                `${reason}: ${explanation}`,
                `${topic}/${String(partition)}@${offset}`,
                duration(since, session.now),
              ]),
              ['MESSAGE', 'STATUS', 'WHY', 'WHERE', 'SINCE'],
            ),
      );
      if (options.assert === true && page.items.some(({ status }) => status === 'held')) process.exitCode = 1;
    });

  messages
    .command('retry <message>')
    .description('take it again, now that what kept it out is mended')
    .action(async (messageId: string, _, command: Command) => {
      const session = openSession(command);
      const path = { project: session.project, messageId };
      const taken = await session.ask(
        session.client.POST('/v1/projects/{project}/quarantine/{messageId}/retry', { params: { path } }),
      );
      session.print(taken, () => 'taken');
    });

  messages
    .command('discard <message>')
    .description('settle that it is not wanted')
    .requiredOption('--reason <text>', 'why not')
    .action(async (messageId: string, options: { reason: string }, command: Command) => {
      const session = openSession(command);
      const path = { project: session.project, messageId };
      const discarded = await session.ask(
        session.client.POST('/v1/projects/{project}/quarantine/{messageId}/discard', {
          params: { path },
          body: options,
        }),
      );
      session.print(discarded, () => 'discarded');
    });
};
