import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { latestPromotion } from '../promotions';
import type { Session } from '../session';
import { openSession } from '../session';
import type { Verb } from './verb';

/** `ledgerline promotion attestation`: that a promotion was authorised, as a signed statement on stdout. */
export const promotion: Verb = (program) => {
  program
    .command('promotion')
    .description('promotions')
    .command('attestation <promotion>')
    .description('that it was authorised, signed by the server: a DSSE envelope on stdout')
    .option('--to <environment>', 'its latest to this environment; <promotion> is then a release')
    .action(async (address: string, { to }: { readonly to?: string }, command: Command) => {
      const release = to === undefined ? undefined : parseRelease(address);
      const session = openSession(command, release?.project);
      const promotionId = release === undefined ? address : await idOf(session, release.release, to ?? '');
      const envelope = await session.ask(
        session.client.GET('/v1/projects/{project}/promotions/{promotionId}/attestation', {
          params: { path: { project: session.project, promotionId } },
        }),
      );
      session.print(envelope, (data) => JSON.stringify(data));
    });
};

async function idOf(session: Session, release: string, environment: string): Promise<string> {
  const latest = await latestPromotion(session, release, environment);
  if (latest === undefined) throw new Error(`nobody asked to bring ${release} to ${environment} yet`);
  return latest.promotionId;
}
