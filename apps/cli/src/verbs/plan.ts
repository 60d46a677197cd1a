import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { gateLines } from '../output/gates';
import { table } from '../output/table';
import { short, value } from '../output/text';
import { openSession } from '../session';
import type { Verb } from './verb';

/** `ledgerline plan`: what a promotion would change, without asking for one. */
export const plan: Verb = (program) => {
  program
    .command('plan <release>')
    .description('what would change in an environment')
    .requiredOption('--to <environment>', 'where to')
    .action(async (address: string, options: { to: string }, command: Command) => {
      const { project, release } = parseRelease(address);
      const session = openSession(command, project);
      const planned = await session.ask(
        session.client.POST('/v1/projects/{project}/plans', {
          params: { path: { project: session.project } },
          body: { release, environment: options.to },
        }),
      );
      session.print(planned, ({ planHash, gates, ...shown }) => {
        const variance = shown.changes.filter(({ classification }) => classification === 'declared-variance').length;
        const changes = shown.changes.map(({ kind, subject, from, to, reason }) => [
          `  ${kind}`,
          subject,
          `${value(from)} → ${value(to)}`,
          reason,
        ]);
        return [
          `${shown.project} ${shown.release.alias} (${short(shown.release.id)}) → ${shown.environment}`,
          table(changes),
          `  ${String(changes.length)} changes · ${String(variance)} declared variance · 0 unexplained`,
          gateLines(gates, session.now),
          `  Plan    ${planHash}    any change above voids its approvals`,
        ].join('\n\n');
      });
    });
};
