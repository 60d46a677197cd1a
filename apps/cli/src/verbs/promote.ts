import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { thePromotion } from '../promotions';
import { openSession, type Session, UsageError } from '../session';
import type { Verb } from './verb';

interface Asked {
  readonly release: string;
  readonly environment: string;
  readonly reason: string;
  readonly kind?: 'rollback' | 'retry';
}

/** `ledgerline promote`, `rollback`, `retry` and `abort`: ask for a release in an environment, or call it off. */
export const promote: Verb = (program) => {
  program
    .command('promote <release>')
    .description('request the promotion of a release')
    .requiredOption('--to <environment>', 'where to')
    .requiredOption('--reason <text>', 'why')
    .action(async (address: string, options: { to: string; reason: string }, command: Command) => {
      const { project, release } = parseRelease(address);
      await request(openSession(command, project), { release, environment: options.to, reason: options.reason });
    });

  program
    .command('rollback <environment>')
    .description('bring an earlier release back; automatic promotion there pauses until it is resumed')
    .option('--to <release>', 'the release; the one before when this is left out')
    .requiredOption('--reason <text>', 'why')
    .action(async (environment: string, options: { to?: string; reason: string }, command: Command) => {
      const session = openSession(command);
      const release = options.to ?? (await releaseBefore(session, environment));
      await request(session, { release, environment, reason: options.reason, kind: 'rollback' });
    });

  program
    .command('retry <release>')
    .description('declare once more what failed to roll out')
    .requiredOption('--to <environment>', 'where')
    .requiredOption('--reason <text>', 'why it should work now')
    .action(async (address: string, options: { to: string; reason: string }, command: Command) => {
      const { project, release } = parseRelease(address);
      const { to: environment, reason } = options;
      await request(openSession(command, project), { release, environment, reason, kind: 'retry' });
    });

  program
    .command('abort <release>')
    .description('call an open promotion off')
    .requiredOption('--to <environment>', 'where to')
    .requiredOption('--reason <text>', 'why')
    .action(async (address: string, options: { to: string; reason: string }, command: Command) => {
      const { project, release } = parseRelease(address);
      const session = openSession(command, project);
      const { promotionId } = await thePromotion(session, release, options.to);
      const aborted = await session.ask(
        session.client.POST('/v1/projects/{project}/promotions/{promotionId}/abort', {
          params: { path: { project: session.project, promotionId } },
          body: { reason: options.reason },
        }),
      );
      session.print(aborted, () => 'called off');
    });
};

async function request(session: Session, { release, environment, reason, kind }: Asked): Promise<void> {
  const requested = await session.ask(
    session.client.POST('/v1/projects/{project}/promotions', {
      params: { path: { project: session.project } },
      body: { release, environment, reason, ...(kind !== undefined && { kind }) },
    }),
  );
  session.print(requested, ({ promotionId }) =>
    [
      `${kind ?? 'promotion'} ${promotionId} requested: ${release} → ${environment}`,
      `  ledgerline why-blocked ${release} --to ${environment}`,
    ].join('\n'),
  );
}

/** The release that was declared there before the present one. */
async function releaseBefore(session: Session, environment: string): Promise<string> {
  const path = { project: session.project, environment };
  const show = (at?: string) =>
    session.ask(
      session.client.GET('/v1/projects/{project}/environments/{environment}', {
        params: { path, query: at === undefined ? {} : { at } },
      }),
    );
  const { intent: present } = await show();
  for (let intent = present; intent !== null;) {
    if (intent.release.id !== present?.release.id) return intent.release.alias;
    ({ intent } = await show(String(BigInt(intent.position) - 1n)));
  }
  throw new UsageError(`no other release was ever declared in ${environment}: say --to`);
}
