import type { Command } from 'commander';
import { parse } from 'yaml';
import { table } from '../output/table';
import { value } from '../output/text';
import { openSession, UsageError } from '../session';
import type { Verb } from './verb';

/** `ledgerline overlay`: an environment's own values, proposed by one and approved by another. */
export const overlay: Verb = (program) => {
  const overlays = program.command('overlay').description("an environment's own values");
  overlays
    .command('show <environment>')
    .description('the values, their version, and what is proposed')
    .action(async (environment: string, _, command: Command) => {
      const session = openSession(command);
      const path = { project: session.project, environment };
      const shown = await session.ask(
        session.client.GET('/v1/projects/{project}/environments/{environment}/overlay', { params: { path } }),
      );
      session.print(shown, ({ version, values, proposals }) =>
        [
          `${environment}, overlay ${String(version)}`,
          table(Object.entries(values).map(([key, set]) => [`  ${key}`, value(set)])),
          ...proposals
            .filter(({ status }) => status === 'open')
            .map(
              ({ proposalId, changes, proposer, reason }) =>
                `  proposed   ${proposalId}  ${JSON.stringify(changes)}  ${proposer}: ${reason}`,
            ),
        ].join('\n'),
      );
    });

  overlays
    .command('propose <environment>')
    .description('propose other values')
    .requiredOption('--set <key=value...>', 'web.replicas=12; `key=` alone takes the key out')
    .requiredOption('--reason <text>', 'why')
    .action(async (environment: string, options: { set: readonly string[]; reason: string }, command: Command) => {
      const session = openSession(command);
      const proposed = await session.ask(
        session.client.POST('/v1/projects/{project}/environments/{environment}/overlay/proposals', {
          params: { path: { project: session.project, environment } },
          body: { changes: changesOf(options.set), reason: options.reason },
        }),
      );
      session.print(proposed, ({ proposalId }) => `proposed   ledgerline overlay approve ${environment} ${proposalId}`);
    });

  overlays
    .command('approve <environment> <proposal>')
    .description("approve somebody else's proposal")
    .action(async (environment: string, proposalId: string, _, command: Command) => {
      const session = openSession(command);
      const approved = await session.ask(
        session.client.POST(
          '/v1/projects/{project}/environments/{environment}/overlay/proposals/{proposalId}/approval',
          {
            params: { path: { project: session.project, environment, proposalId } },
          },
        ),
      );
      session.print(approved, ({ changed }) => (changed ? 'approved and effective' : 'was approved before'));
    });

  overlays
    .command('reject <environment> <proposal>')
    .description('reject a proposal')
    .requiredOption('--reason <text>', 'why')
    .action(async (environment: string, proposalId: string, options: { reason: string }, command: Command) => {
      const session = openSession(command);
      const rejected = await session.ask(
        session.client.POST(
          '/v1/projects/{project}/environments/{environment}/overlay/proposals/{proposalId}/rejection',
          {
            params: { path: { project: session.project, environment, proposalId } },
            body: { reason: options.reason },
          },
        ),
      );
      session.print(rejected, () => 'rejected');
    });
};

/** `key=value` texts as changes; a value is read as YAML, nothing means that the key goes. */
function changesOf(texts: readonly string[]): Record<string, never> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new UsageError(`--set ${text}: say key=value`);
      const set: unknown = parse(text.slice(at + 1));
      return [text.slice(0, at), set as never];
    }),
  );
}
