import type { components } from '@ledgerline/api-client';
import type { Command } from 'commander';
import { momentIn, parseMoment } from '../addressing';
import { table } from '../output/table';
import { duration, instant } from '../output/text';
import { openSession, UsageError } from '../session';
import type { Verb } from './verb';

type Exception = components['schemas']['Exception'];

interface RequestOptions {
  readonly gate?: string;
  readonly variance?: string;
  readonly in: string;
  readonly release?: string;
  readonly until: string;
  readonly reason: string;
}

interface ListOptions {
  readonly environment?: string;
  readonly ending?: string;
  readonly all?: boolean;
  readonly at?: string;
}

/** `ledgerline exception`: what is waived, by whom, until when. */
export const exception: Verb = (program) => {
  const exceptions = program
    .command('exception')
    .description('gates, bounds and drift that are waived until an instant');

  exceptions
    .command('request')
    .description('ask for a gate, or the bounds of a key, to be waived')
    .option('--gate <name>', 'a gate, as why-blocked names it')
    .option('--variance <key>', 'or a key of the overlay')
    .requiredOption('--in <environment>', 'where')
    .option('--release <release>', 'a gate for this release only')
    .requiredOption('--until <moment>', 'when it ends; there is no exception without an end')
    .requiredOption('--reason <text>', 'why')
    .action(async (options: RequestOptions, command: Command) => {
      const session = openSession(command);
      const { gate, variance, in: environment, release, reason } = options;
      if ((gate === undefined) === (variance === undefined)) throw new UsageError('say either --gate or --variance');
      const until = parseMoment(options.until);
      const waives = {
        environment,
        ...(gate !== undefined && { gate }),
        ...(variance !== undefined && { variance }),
        ...(release !== undefined && { release }),
      };
      const requested = await session.ask(
        session.client.POST('/v1/projects/{project}/exceptions', {
          params: { path: { project: session.project } },
          body: { waives, until, reason },
        }),
      );
      session.print(requested, ({ exceptionId }) => `requested   ledgerline exception approve ${exceptionId}`);
    });

  exceptions
    .command('approve <exception>')
    .description('agree to an exception that somebody else asked for')
    .option('--comment <text>', 'goes into the record')
    .action(async (exceptionId: string, options: { comment?: string }, command: Command) => {
      const session = openSession(command);
      const approved = await session.ask(
        session.client.POST('/v1/projects/{project}/exceptions/{exceptionId}/approvals', {
          params: { path: { project: session.project, exceptionId } },
          body: options,
        }),
      );
      session.print(approved, ({ granted }) =>
        granted ? `${exceptionId} is in force` : 'approved; others have to agree, too',
      );
    });

  for (const [verb, route, does] of [
    ['reject', 'rejection', 'say no to an exception, or take your own request back'],
    ['end', 'end', 'end an exception before its instant'],
  ] as const) {
    exceptions
      .command(`${verb} <exception>`)
      .description(does)
      .requiredOption('--reason <text>', 'why')
      .action(async (exceptionId: string, options: { reason: string }, command: Command) => {
        const session = openSession(command);
        const done = await session.ask(
          session.client.POST(`/v1/projects/{project}/exceptions/{exceptionId}/${route}`, {
            params: { path: { project: session.project, exceptionId } },
            body: options,
          }),
        );
        session.print(done, ({ changed }) => (changed ? 'done' : 'it was so already'));
      });
  }

  exceptions
    .command('list')
    .description('the exceptions that are asked for or in force')
    .option('--environment <name>', 'only there')
    .option('--ending <duration>', 'only those that end within this time: 7d')
    .option('--all', 'those that are over, too')
    .option('--at <moment>', 'as of an instant or position')
    .action(async (options: ListOptions, command: Command) => {
      const session = openSession(command);
      const query = {
        limit: 200,
        ...momentIn(options.at),
        ...(options.all !== true && { status: 'requested,in-force' }),
        ...(options.environment !== undefined && { environment: options.environment }),
        ...(options.ending !== undefined && { endsBefore: after(session.now, options.ending) }),
      };
      const page = await session.ask(
        session.client.GET('/v1/projects/{project}/exceptions', {
          params: { path: { project: session.project }, query },
        }),
      );
      session.print(page, ({ items }) =>
        items.length === 0
          ? 'Nothing is waived.'
          : table(
              items.map((item) => [
                item.exceptionId,
                `${signs[item.status]} ${item.status}`,
                whatIsWaived(item),
                `${instant(item.until, session.now)}${item.status === 'in-force' ? ` (${duration(session.now.toISOString(), new Date(item.until))})` : ''}`,
                item.approvers.join(', '),
                item.reason,
              ]),
              ['EXCEPTION', 'STATUS', 'WAIVES', 'UNTIL', 'AGREED', 'WHY'],
            ),
      );
    });
};

const signs = { requested: '○', 'in-force': '◔', rejected: '✗', expired: '✓', ended: '✓' } as const;

function whatIsWaived({ waives, environment }: Exception): string {
  if ('variance' in waives) return `${waives.variance} in ${environment}`;
  if ('finding' in waives) return `${waives.finding} in ${environment}`;
  const { gate, release } = waives;
  return `${gate} of ${environment}${release === undefined ? '' : ` for r-${release.slice(7, 15)}`}`;
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function after(now: Date, text: string): string {
  const [, count, unit = ''] = /^([0-9]{1,4})([mhd])$/.exec(text) ?? [];
  if (count === undefined) throw new UsageError(`--ending ${text}: say 30m, 12h or 7d`);
  return new Date(now.getTime() + Number(count) * (units[unit] ?? 0)).toISOString();
}
