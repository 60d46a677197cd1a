import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { gateLines } from '../output/gates';
import { instant } from '../output/text';
import { latestPromotion } from '../promotions';
import { openSession } from '../session';
import type { Verb } from './verb';

/** `ledgerline why-blocked`: what stands in the way, and who can lift it. */
export const whyBlocked: Verb = (program) => {
  program
    .command('why-blocked <release>')
    .description('what stands in the way of a release')
    .requiredOption('--to <environment>', 'where to')
    .action(async (address: string, options: { to: string }, command: Command) => {
      const { project, release } = parseRelease(address);
      const session = openSession(command, project);
      const promotion = await latestPromotion(session, release, options.to);
      if (promotion !== undefined) {
        session.print(promotion, ({ status, gates, blockedBy, earliest, ended }) => {
          if (status !== 'gated') return `Not blocked: ${status}${ended === null ? '' : `, ${ended}`}.`;
          return [
            `Not yet: ${String(blockedBy.length)} of ${String(gates.length)} gates open.`,
            gateLines(
              gates.filter(({ holds }) => !holds),
              session.now,
            ),
            ...(earliest === null ? [] : [`  Earliest: ${instant(earliest, session.now)}.`]),
          ].join('\n\n');
        });
        return;
      }
      const planned = await session.ask(
        session.client.POST('/v1/projects/{project}/plans', {
          params: { path: { project: session.project } },
          body: { release, environment: options.to },
        }),
      );
      session.print(planned, ({ gates }) =>
        [
          `Nobody asked for it yet: ledgerline promote ${release} --to ${options.to} --reason …`,
          gateLines(gates, session.now),
        ].join('\n\n'),
      );
    });
};
