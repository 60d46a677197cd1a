import type { Command } from 'commander';
import { parseMoment } from '../addressing';
import { instant } from '../output/text';
import { openSession, UsageError } from '../session';
import { pathOf } from './finding-path';
import type { Verb } from './verb';

interface AssignOptions {
  readonly to?: string;
  readonly toGroup?: string;
  readonly toNobody?: boolean;
}

/** `ledgerline drift acknowledge`, `assign`, `snooze` and `accept`: who sees to it, and until when it may wait. */
export const driftDecisions: Verb = (findings) => {
  findings
    .command('acknowledge <finding>')
    .description('say that you are on it')
    .action(async (findingId: string, _, command: Command) => {
      const session = openSession(command);
      const acknowledged = await session.ask(
        session.client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/acknowledge', {
          params: { path: await pathOf(session, findingId) },
        }),
      );
      session.print(acknowledged, () => `${findingId}: you are on it`);
    });

  findings
    .command('assign <finding>')
    .description('say whose it is')
    .option('--to <person>', "a person's")
    .option('--to-group <name>', "a group's")
    .option('--to-nobody', "nobody's any more")
    .action(async (findingId: string, options: AssignOptions, command: Command) => {
      const assignee = assigneeOf(options);
      const session = openSession(command);
      const assigned = await session.ask(
        session.client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/assign', {
          params: { path: await pathOf(session, findingId) },
          body: assignee === undefined ? {} : { assignee },
        }),
      );
      session.print(
        assigned,
        () => `${findingId}: ${assignee === undefined ? 'nobody' : `${assignee.kind} ${assignee.id}`}`,
      );
    });

  findings
    .command('snooze <finding>')
    .description('keep it from the list until an instant; it stays open, and its deadline runs on')
    .requiredOption('--until <moment>', 'when it comes back, at most 14 days from now')
    .requiredOption('--reason <text>', 'what is waited for')
    .action(async (findingId: string, options: { until: string; reason: string }, command: Command) => {
      const session = openSession(command);
      const until = parseMoment(options.until);
      const snoozed = await session.ask(
        session.client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/snooze', {
          params: { path: await pathOf(session, findingId) },
          body: { until, reason: options.reason },
        }),
      );
      session.print(snoozed, () => `${findingId}: out of sight until ${instant(until, session.now)}`);
    });

  findings
    .command('accept <finding>')
    .description('let it stay until an instant')
    .requiredOption('--until <moment>', 'when it ends')
    .requiredOption('--reason <text>', 'why it may stay')
    .action(async (findingId: string, options: { until: string; reason: string }, command: Command) => {
      const session = openSession(command);
      const until = parseMoment(options.until);
      const accepted = await session.ask(
        session.client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/accept', {
          params: { path: await pathOf(session, findingId) },
          body: { until, reason: options.reason },
        }),
      );
      session.print(accepted, ({ exceptionId }) => `${exceptionId}: may stay until ${instant(until, session.now)}`);
    });
};

function assigneeOf({ to, toGroup, toNobody }: AssignOptions) {
  const given = [to, toGroup, toNobody].filter((one) => one !== undefined).length;
  if (given !== 1) throw new UsageError('whose is it? say one of --to PERSON, --to-group NAME and --to-nobody');
  if (to !== undefined) return { kind: 'person' as const, id: to };
  return toGroup === undefined ? undefined : { kind: 'group' as const, id: toGroup };
}
