import type { Command } from 'commander';
import { table } from '../output/table';
import { duration, instant, value } from '../output/text';
import { parseMoment } from '../addressing';
import type { Session } from '../session';
import { openSession } from '../session';
import { driftCompare } from './drift-compare';
import type { Verb } from './verb';

const symbols = {
  open: '●',
  acknowledged: '●',
  'capture-proposed': '⟳',
  'revert-requested': '⟳',
  excepted: '◔',
  closed: '✓',
};

/** `ledgerline drift`: what is not as declared, why, and the three ways out. */
export const drift: Verb = (program) => {
  const findings = program.command('drift').description('what is not as declared');
  findings
    .command('list')
    .description('the findings; without --all only those that are not closed')
    .option('--environment <name>', 'only there')
    .option('--all', 'closed ones too')
    .option('--assert', 'exit 1 when one is open')
    .action(async (options: { environment?: string; all?: boolean; assert?: boolean }, command: Command) => {
      const session = openSession(command);
      const query = {
        limit: 200,
        ...(options.environment !== undefined && { environment: options.environment }),
        ...(options.all !== true && { status: 'open,acknowledged,capture-proposed,revert-requested,excepted' }),
      };
      const page = await session.ask(
        session.client.GET('/v1/projects/{project}/findings', {
          params: { path: { project: session.project }, query },
        }),
      );
      session.print(page, ({ items }) =>
        items.length === 0
          ? 'Nothing is otherwise than declared.'
          : table(
              items.map((finding) => [
                finding.findingId,
                `${symbols[finding.status]} ${finding.status}`,
                finding.severity,
                finding.environment,
                `${finding.difference.resource} ${finding.difference.path}`,
                finding.closedAs ?? duration(finding.openedAt, session.now),
              ]),
              ['FINDING', 'STATUS', 'SEVERITY', 'WHERE', 'WHAT', 'SINCE'],
            ),
      );
      if (options.assert === true && page.items.some(({ status }) => status === 'open')) process.exitCode = 1;
    });

  driftCompare(findings);

  findings
    .command('explain <finding>')
    .description('declared, observed, because of which rule, and the ways out')
    .action(async (findingId: string, _, command: Command) => {
      const session = openSession(command);
      const explained = await explain(session, findingId);
      session.print(explained, ({ finding, declared, observed, because, capture, revert, accept }) =>
        [
          `${findingId}  ${finding.severity} ${finding.difference.classification} · ${finding.environment} · ${finding.difference.resource} ${finding.difference.path}    ${finding.status} ${duration(finding.openedAt, session.now)}`,
          table([
            ['  declared', value(declared)],
            [
              '  observed',
              `${value(observed)}${finding.seen === null ? '' : `   seen ${String(finding.seen.times)} times, last ${instant(finding.seen.last, session.now)}`}`,
            ],
            ['  because', because],
          ]),
          table([
            ['  capture', capture.command, capture.says],
            ['  revert', revert.command, revert.says],
            ['  accept', accept.command, accept.says],
          ]),
        ].join('\n\n'),
      );
    });

  findings
    .command('capture <finding>')
    .description('propose what was observed as a change of intent')
    .requiredOption('--reason <text>', 'why it should stay')
    .action(async (findingId: string, options: { reason: string }, command: Command) => {
      const session = openSession(command);
      const path = await pathOf(session, findingId);
      const captured = await session.ask(
        session.client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/capture', {
          params: { path },
          body: options,
        }),
      );
      session.print(
        captured,
        ({ proposalId }) => `proposed   ledgerline overlay approve ${path.environment} ${proposalId}`,
      );
    });

  findings
    .command('revert <finding>')
    .description('have the deployer restore what is declared')
    .requiredOption('--reason <text>', 'why it should go')
    .action(async (findingId: string, options: { reason: string }, command: Command) => {
      const session = openSession(command);
      const requested = await session.ask(
        session.client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/revert', {
          params: { path: await pathOf(session, findingId) },
          body: options,
        }),
      );
      session.print(requested, () => 'requested: it closes when a complete observation no longer shows it');
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

function explain(session: Session, findingId: string) {
  const params = { path: { project: session.project, findingId } };
  return session.ask(session.client.GET('/v1/projects/{project}/findings/{findingId}', { params }));
}

async function pathOf(session: Session, findingId: string) {
  const { finding } = await explain(session, findingId);
  return { project: session.project, environment: finding.environment, findingId };
}
