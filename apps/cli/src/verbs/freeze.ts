import type { Command } from 'commander';
import { momentIn, parseMoment } from '../addressing';
import { table } from '../output/table';
import { instant } from '../output/text';
import { openSession, type Session, UsageError } from '../session';
import type { Verb } from './verb';

interface Options {
  readonly environment?: string[];
  readonly label?: readonly string[];
  readonly everything?: boolean;
  readonly from?: string;
  readonly until: string;
  readonly rrule?: string;
  readonly duration?: string;
  readonly timezone?: string;
  readonly reason: string;
}

/** `ledgerline freeze` and `ledgerline stop`: nothing new goes in, until when. */
export const freeze: Verb = (program) => {
  const freezes = program.command('freeze').description('times in which nothing new enters an environment');

  freezes
    .command('declare <name>')
    .description('declare a freeze; what rolls out already goes on')
    .option('--environment <name...>', 'these environments')
    .option('--label <label=value...>', 'environments with all of these labels')
    .option('--everything', 'all environments')
    .option('--from <moment>', 'when it begins; now when this is left out')
    .requiredOption('--until <moment>', 'when it ends')
    .option('--rrule <rule>', 'only at these times: FREQ=WEEKLY;BYDAY=FR;BYHOUR=15')
    .option('--duration <duration>', 'for how long each time: 90m, 8h')
    .option('--timezone <name>', 'IANA time zone of the rule', 'UTC')
    .requiredOption('--reason <text>', 'why')
    .action(async (name: string, options: Options, command: Command) => {
      await declare(openSession(command), name, options);
    });

  freezes
    .command('list')
    .description('the freezes that hold or will')
    .option('--all', 'those that are over, too')
    .option('--at <moment>', 'as of an instant or position')
    .action(async (options: { all?: boolean; at?: string }, command: Command) => {
      const session = openSession(command);
      const query = { limit: 200, ...(options.all === true && { all: 'true' as const }), ...momentIn(options.at) };
      const page = await session.ask(
        session.client.GET('/v1/projects/{project}/freezes', { params: { path: { project: session.project }, query } }),
      );
      session.print(page, ({ items }) =>
        items.length === 0
          ? 'Nothing is frozen.'
          : table(
              items.map(({ freezeId, name, status, scope, next, until, reason, declaredBy }) => [
                freezeId,
                name,
                `${signs[status]} ${status}`,
                scopeInWords(scope),
                next === null ? instant(until, session.now) : instant(next, session.now),
                `${declaredBy}: ${reason}`,
              ]),
              ['FREEZE', 'NAME', 'STATUS', 'WHERE', 'UNTIL / NEXT', 'WHY'],
            ),
      );
    });

  freezes
    .command('lift <freeze>')
    .description('end a freeze before its end')
    .requiredOption('--reason <text>', 'why')
    .action(async (freezeId: string, options: { reason: string }, command: Command) => {
      const session = openSession(command);
      const lifted = await session.ask(
        session.client.POST('/v1/projects/{project}/freezes/{freezeId}/lift', {
          params: { path: { project: session.project, freezeId } },
          body: options,
        }),
      );
      session.print(lifted, ({ changed }) => (changed ? 'lifted' : 'it was over already'));
    });

  program
    .command('stop')
    .description('the global stop: nothing new enters any environment')
    .requiredOption('--until <moment>', 'when it ends')
    .requiredOption('--reason <text>', 'why')
    .action(async (options: { until: string; reason: string }, command: Command) => {
      await declare(openSession(command), 'stop', { ...options, everything: true });
    });
};

const signs = { on: '✗', 'to-come': '◔', over: '✓', lifted: '✓' } as const;

async function declare(session: Session, name: string, options: Options): Promise<void> {
  const { from, rrule, duration, timezone = 'UTC', reason } = options;
  if (rrule !== undefined && duration === undefined) throw new UsageError('--rrule needs --duration');
  const until = parseMoment(options.until);
  const declared = await session.ask(
    session.client.POST('/v1/projects/{project}/freezes', {
      params: { path: { project: session.project } },
      body: {
        ...{ name, until, reason, scope: scopeOf(options) },
        ...(from !== undefined && { from: parseMoment(from) }),
        ...(rrule !== undefined && duration !== undefined && { recurrence: { rrule, duration, timezone } }),
      },
    }),
  );
  session.print(
    declared,
    ({ freezeId }) =>
      `${freezeId}: "${name}" until ${instant(until, session.now)}\n  ledgerline freeze lift ${freezeId} --reason …`,
  );
}

function scopeOf({ environment, label, everything }: Options) {
  const given = [environment, label, everything].filter((part) => part !== undefined);
  if (given.length !== 1) throw new UsageError('say one of --environment, --label and --everything');
  if (environment !== undefined) return { environments: environment };
  if (label === undefined) return { everything: true as const };
  return { labels: Object.fromEntries(label.map(pair)) as Record<string, never> };
}

function pair(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--label ${text}: say label=value`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function scopeInWords(scope: object): string {
  if ('environments' in scope && Array.isArray(scope.environments)) return scope.environments.join(', ');
  if (!('labels' in scope) || typeof scope.labels !== 'object') return 'everything';
  return Object.entries(scope.labels ?? {})
    .map(([label, value]) => `${label}=${String(value)}`)
    .join(', ');
}
