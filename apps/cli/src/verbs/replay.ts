import type { Command } from 'commander';
import { parseMoment } from '../addressing';
import { table } from '../output/table';
import { openSession } from '../session';
import type { Verb } from './verb';

interface Options {
  readonly release?: string;
  readonly environment?: string;
  readonly at?: string;
}

/** `ledgerline replay`: what happened, event by event, from the ledger. */
export const replay: Verb = (program) => {
  program
    .command('replay')
    .description('what happened, in order, from the ledger')
    .option('--release <release>', 'only what concerns this release')
    .option('--environment <name>', 'only what concerns this environment')
    .option('--at <moment>', 'up to this instant or position')
    .action(async (options: Options, command: Command) => {
      const session = openSession(command);
      const path = { project: session.project };
      const release =
        options.release === undefined
          ? undefined
          : (
              await session.ask(
                session.client.GET('/v1/projects/{project}/releases/{ref}', {
                  params: { path: { ...path, ref: options.release } },
                }),
              )
            ).releaseId;
      const query = {
        limit: 200,
        ...(release !== undefined && { release }),
        ...(options.environment !== undefined && { environment: options.environment }),
        ...(options.at !== undefined && { at: parseMoment(options.at) }),
      };
      const events = [];
      let cursor: string | null | undefined;
      do {
        const page = await session.ask(
          session.client.GET('/v1/projects/{project}/history', {
            params: { path, query: { ...query, ...(typeof cursor === 'string' && { cursor }) } },
          }),
        );
        events.push(...page.items);
        cursor = page.next;
        if (typeof cursor === 'string') session.say(`${String(events.length)} events …`);
      } while (typeof cursor === 'string');
      session.print(events, (all) =>
        table(
          all.map(({ position, recordedAt, actor, summary }) => [
            position,
            recordedAt.slice(0, 19).replace('T', ' '),
            actor.id,
            summary,
          ]),
        ),
      );
    });
};
