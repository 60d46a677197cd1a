import type { components } from '@ledgerline/api-client';
import type { Command } from 'commander';
import { asked, changeLines, fallOutLines } from '../output/policy';
import { table } from '../output/table';
import { instant } from '../output/text';
import { beside } from '../output/width';
import type { Session } from '../session';
import { openSession } from '../session';
import type { Verb } from './verb';

type Listed = components['schemas']['ConfigurationChange'];
type Shown = components['schemas']['ConfigurationChangeInFull'];

const symbols = { open: '●', effective: '✓', rejected: '✗', withdrawn: '–', superseded: '–' } as const;
const INDENT = 14;

/** `ledgerline change`: changes of policy that wait for review, and what became of others. */
export const change: Verb = (program) => {
  const changes = program.command('change').description('changes of policy that are reviewed before they are in force');
  changes
    .command('list')
    .description('the changes that wait; with --all what became of the others')
    .option('--all', 'closed ones too')
    .action(async (options: { all?: boolean }, command: Command) => {
      const session = openSession(command);
      const query = { limit: 200, ...(options.all !== true && { status: 'open' }) };
      const page = await session.ask(
        session.client.GET('/v1/projects/{project}/configuration/changes', {
          params: { path: { project: session.project }, query },
        }),
      );
      session.print(page, ({ items }) => listed(items, session));
    });

  changes
    .command('show <change>')
    .description('what it would change, what falls out, who said what, and who is asked')
    .action(async (proposalId: string, _, command: Command) => {
      const session = openSession(command);
      const shown = await session.ask(
        session.client.GET('/v1/projects/{project}/configuration/changes/{proposalId}', {
          params: { path: { project: session.project, proposalId } },
        }),
      );
      session.print(shown, (all) => inFull(all, session));
    });

  changes
    .command('approve <change>')
    .description('say yes; with the last word that is missing it is in force')
    .option('--comment <text>', 'goes into the record')
    .action(async (proposalId: string, options: { comment?: string }, command: Command) => {
      const session = openSession(command);
      const reviewed = await session.ask(
        session.client.POST('/v1/projects/{project}/configuration/changes/{proposalId}/reviews', {
          params: { path: { project: session.project, proposalId } },
          body: options,
        }),
      );
      session.print(reviewed, ({ changed, status, missing }) => {
        const word = changed ? 'approved' : 'you had approved it before';
        return status === 'configured' ? `${word}: it is in force` : `${word}: ${String(missing)} more needed`;
      });
    });

  changes
    .command('reject <change>')
    .description('say no, as one of those who are asked')
    .requiredOption('--reason <text>', 'why')
    .action(async (proposalId: string, options: { reason: string }, command: Command) => {
      const session = openSession(command);
      const rejected = await session.ask(
        session.client.POST('/v1/projects/{project}/configuration/changes/{proposalId}/rejection', {
          params: { path: { project: session.project, proposalId } },
          body: options,
        }),
      );
      session.print(rejected, () => 'rejected: it goes nowhere');
    });

  changes
    .command('withdraw <change>')
    .description('take back what you proposed')
    .action(async (proposalId: string, _, command: Command) => {
      const session = openSession(command);
      const withdrawn = await session.ask(
        session.client.POST('/v1/projects/{project}/configuration/changes/{proposalId}/withdrawal', {
          params: { path: { project: session.project, proposalId } },
        }),
      );
      session.print(withdrawn, () => 'withdrawn: it goes nowhere');
    });
};

function listed(items: readonly Listed[], { now }: Session): string {
  if (items.length === 0) return 'No change of policy waits.';
  return table(
    items.map(({ proposalId, status, parts, proposer, asks, missing, at }) => [
      proposalId,
      `${symbols[status]} ${status}`,
      parts.map(({ part }) => part).join(', '),
      proposer,
      status === 'open' ? asked(asks, missing) : '',
      instant(at, now),
    ]),
    ['CHANGE', 'STATUS', 'OF', 'BY', 'WAITS FOR', 'SINCE'],
  );
}

function inFull(shown: Shown, { now }: Session): string {
  const { proposalId, status, asks, missing, proposer, reason, words, decision, baseVersion, fallsOut } = shown;
  const waits = status === 'open' ? `, waits for ${asked(asks, missing)}` : '';
  const line = (label: string, text: string) => beside(`  ${label}`, text, INDENT);
  return [
    `${proposalId}   ${symbols[status]} ${status}${waits}`,
    [
      line('proposed', `${proposer}, ${instant(shown.at, now)}: ${reason}`),
      line('against', `version ${String(baseVersion)} of the configuration`),
      ...words.map(({ person, at, comment }) => {
        return line('approved', `${person}, ${instant(at, now)}${comment === undefined ? '' : `: ${comment}`}`);
      }),
      ...(decision === null ? [] : [line(decision.status, decided(decision, now))]),
    ].join('\n'),
    changeLines(shown.changes),
    ...(fallsOut.length > 0 ? [fallOutLines(fallsOut)] : []),
    ...(status === 'open'
      ? [`  ledgerline change approve ${proposalId}\n  ledgerline change reject  ${proposalId} --reason …`]
      : []),
  ].join('\n\n');
}

function decided({ person, at, reason, version }: NonNullable<Shown['decision']>, now: Date): string {
  const as = version === undefined ? '' : `version ${String(version)}, `;
  return `${as}${person}, ${instant(at, now)}${reason === undefined ? '' : `: ${reason}`}`;
}
