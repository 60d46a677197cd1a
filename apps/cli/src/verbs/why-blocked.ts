import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { gateLines } from '../output/gates';
import { instant } from '../output/text';
import { latestPromotion } from '../promotions';
import { openSession, type Session } from '../session';
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
      if (promotion === undefined) {
        await planned(session, release, options.to);
        return;
      }
      const params = { path: { project: session.project, promotionId: promotion.promotionId } };
      const shown = await session.ask(
        session.client.GET('/v1/projects/{project}/promotions/{promotionId}', { params }),
      );
      session.print(shown, ({ status, gates, blockedBy, earliest, ended, voters }) => {
        if (status !== 'gated') return `Not blocked: ${status}${ended === null ? '' : `, ${ended}`}.`;
        return [
          `Not yet: ${String(blockedBy.length)} of ${String(gates.length)} gates open.`,
          gateLines(
            gates.filter(({ holds }) => !holds),
            session.now,
            voters,
          ),
          ...(earliest === null ? [] : [`  Earliest: ${instant(earliest, session.now)}.`]),
        ].join('\n\n');
      });
    });
};

/** Nobody asked yet: how the gates would stand. */
async function planned(session: Session, release: string, environment: string): Promise<void> {
  const shown = await session.ask(
    session.client.POST('/v1/projects/{project}/plans', {
      params: { path: { project: session.project } },
      body: { release, environment },
    }),
  );
  session.print(shown, ({ gates }) =>
    [
      `Nobody asked for it yet: ledgerline promote ${release} --to ${environment} --reason …`,
      gateLines(gates, session.now),
    ].join('\n\n'),
  );
}
