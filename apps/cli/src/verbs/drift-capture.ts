import type { Command } from 'commander';
import type { Session } from '../session';
import { openSession, UsageError } from '../session';
import { pathOf } from './finding-path';
import type { Verb } from './verb';

/** Forms of the patch itself; the others are as everywhere. */
const patchForms = ['json-patch', 'yaml'];

interface CaptureOptions {
  readonly reason?: string;
  readonly preview?: boolean;
  readonly withdraw?: boolean;
}

/** `ledgerline drift capture`: what was observed becomes a proposed change of intent. */
export const driftCapture: Verb = (findings) => {
  findings
    .command('capture <finding>')
    .description('propose what was observed as a change of intent')
    .option('--reason <text>', 'why it should stay')
    .option('--preview', 'only show what would be proposed; -o yaml or json-patch gives the patch itself')
    .option('--withdraw', 'no release is to bring it after all')
    .action(async (findingId: string, options: CaptureOptions, command: Command) => {
      if (options.preview === true) return preview(findingId, command);
      const { reason } = options;
      if (reason === undefined)
        throw new UsageError('why should it stay? say --reason TEXT, or --preview to look first');
      const session = openSession(command);
      return options.withdraw === true ? withdraw(session, findingId, reason) : capture(session, findingId, reason);
    });
};

async function preview(findingId: string, command: Command): Promise<void> {
  const session = openSession(command, undefined, patchForms);
  const { output } = command.optsWithGlobals<{ readonly output: string }>();
  const proposal = await session.ask(
    session.client.GET('/v1/projects/{project}/findings/{findingId}/capture', {
      params: { path: { project: session.project, findingId } },
    }),
  );
  session.print(proposal, ({ says, patch, diff, statements }) => {
    if (output === 'json-patch') return JSON.stringify(patch, undefined, 2);
    if (output === 'yaml') return diff;
    return [says, ...(diff === '' ? [] : [diff]), ...statements].join('\n\n');
  });
}

async function capture(session: Session, findingId: string, reason: string): Promise<void> {
  const path = await pathOf(session, findingId);
  const captured = await session.ask(
    session.client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/capture', {
      params: { path },
      body: { reason },
    }),
  );
  session.print(captured, ({ proposalId, into }) =>
    into === 'overlay'
      ? `proposed   ledgerline overlay approve ${path.environment} ${proposalId}`
      : `proposed for the next release   ledgerline drift capture ${findingId} --preview -o json-patch`,
  );
}

async function withdraw(session: Session, findingId: string, reason: string): Promise<void> {
  const withdrawn = await session.ask(
    session.client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/withdraw-capture', {
      params: { path: await pathOf(session, findingId) },
      body: { reason },
    }),
  );
  session.print(withdrawn, () => `${findingId} is open again`);
}
