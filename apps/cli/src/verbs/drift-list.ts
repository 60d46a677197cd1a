import type { Command } from 'commander';
import { Option } from 'commander';
import { momentIn } from '../addressing';
import { table } from '../output/table';
import { duration, instant } from '../output/text';
import { openSession } from '../session';
import type { Verb } from './verb';

const symbols = {
  open: '●',
  acknowledged: '●',
  'capture-proposed': '⟳',
  'revert-requested': '⟳',
  excepted: '◔',
  closed: '✓',
};

interface ListOptions {
  readonly environment?: string;
  readonly severity?: 'critical' | 'material' | 'minor';
  readonly assignee?: string;
  readonly snoozed?: boolean;
  readonly escalated?: boolean;
  readonly flapping?: boolean;
  readonly all?: boolean;
  readonly at?: string;
  readonly assert?: boolean;
}

/** `ledgerline drift list`: the findings that wait for somebody. */
export const driftList: Verb = (findings) => {
  findings
    .command('list')
    .description('the findings; without --all only those that are neither closed nor snoozed')
    .option('--environment <name>', 'only there')
    .addOption(new Option('--severity <name>', 'only so grave').choices(['critical', 'material', 'minor']))
    .option('--assignee <name>', 'only theirs: a person, a group, or nobody')
    .option('--snoozed', 'only snoozed ones')
    .option('--escalated', 'only those past their deadline')
    .option('--flapping', 'only those that come and go')
    .option('--all', 'closed and snoozed ones too')
    .option('--at <moment>', 'as of an instant or position')
    .option('--assert', 'exit 1 when one is open')
    .action(async (options: ListOptions, command: Command) => {
      const session = openSession(command);
      const page = await session.ask(
        session.client.GET('/v1/projects/{project}/findings', {
          params: { path: { project: session.project }, query: queryOf(options) },
        }),
      );
      session.print(page, ({ items }) =>
        items.length === 0
          ? 'Nothing is otherwise than declared.'
          : table(
              items.map((finding) => [
                finding.findingId,
                `${symbols[finding.status]} ${finding.status}${finding.flapping ? ', comes and goes' : ''}`,
                finding.severity,
                finding.environment,
                `${finding.difference.resource} ${finding.difference.path}`,
                finding.closedAs ?? duration(finding.openedAt, session.now),
                finding.assignee?.id ?? '',
                dueOf(finding, session.now),
              ]),
              ['FINDING', 'STATUS', 'SEVERITY', 'WHERE', 'WHAT', 'SINCE', 'WHOSE', 'DUE'],
            ),
      );
      if (options.assert === true && page.items.some(({ status }) => status === 'open')) process.exitCode = 1;
    });
};

function queryOf({ environment, severity, assignee, snoozed, escalated, flapping, all, at, assert }: ListOptions) {
  const awake = all !== true && assert !== true && snoozed !== true;
  return {
    limit: 200,
    ...momentIn(at),
    ...(environment !== undefined && { environment }),
    ...(severity !== undefined && { severity }),
    ...(assignee !== undefined && { assignee }),
    ...(awake && { snoozed: 'false' as const }),
    ...(snoozed === true && { snoozed: 'true' as const }),
    ...(escalated === true && { escalated: 'true' as const }),
    ...(flapping === true && { flapping: 'true' as const }),
    ...(all !== true && { status: 'open,acknowledged,capture-proposed,revert-requested,excepted' }),
  };
}

interface Due {
  readonly deadline?: string;
  readonly escalatedAt?: string;
  readonly snoozedUntil?: string;
}

/** Words first where time is short: what is past its deadline, then what sleeps, then when it is due. */
function dueOf({ deadline, escalatedAt, snoozedUntil }: Due, now: Date): string {
  if (escalatedAt !== undefined) return `overdue ${duration(escalatedAt, now)}`;
  if (snoozedUntil !== undefined) return `snoozed until ${instant(snoozedUntil, now)}`;
  return deadline === undefined ? '' : `in ${duration(now.toISOString(), new Date(deadline))}`;
}
