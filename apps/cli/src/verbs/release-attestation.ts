import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { openSession } from '../session';

/** `ledgerline release attestation`: the states that a release has reached, as a signed statement on stdout. */
export function addReleaseAttestation(releases: Command): void {
  releases
    .command('attestation <release>')
    .description('which states it has reached, signed by the server: a DSSE envelope on stdout')
    .option('--state <name>', 'this state; all that it has reached when left out')
    .action(async (address: string, { state }: { readonly state?: string }, command: Command) => {
      const { project, release: ref } = parseRelease(address);
      const session = openSession(command, project);
      const query = state === undefined ? {} : { state };
      const envelope = await session.ask(
        session.client.GET('/v1/projects/{project}/releases/{ref}/attestation', {
          params: { path: { project: session.project, ref }, query },
        }),
      );
      session.print(envelope, (data) => JSON.stringify(data));
    });
}
