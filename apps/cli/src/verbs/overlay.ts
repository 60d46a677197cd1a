import type { Command } from 'commander';
import { parse } from 'yaml';
import { settings, versionTable, versionText, waiting, whoIsMissing } from '../output/overlays';
import { openSession, UsageError } from '../session';
import type { Verb } from './verb';

const HERE = '/v1/projects/{project}/environments/{environment}/overlay';

/** `ledgerline overlay`: an environment's own values, proposed by one and reviewed by those who own them. */
export const overlay: Verb = (program) => {
  const overlays = program.command('overlay').description("an environment's own values");
  show(overlays);
  versions(overlays);
  propose(overlays);
  revert(overlays);
  approve(overlays);
  withdraw(overlays);
  reject(overlays);
};

const show: Verb = (overlays) => {
  overlays
    .command('show <environment>')
    .description('the values, their version, what is proposed, and who still has to review it')
    .action(async (environment: string, _, command: Command) => {
      const session = openSession(command);
      const params = { path: { project: session.project, environment } };
      const shown = await session.ask(session.client.GET(HERE, { params }));
      session.print(shown, ({ version, values, proposals }) =>
        [
          `${environment}, overlay ${String(version)}`,
          settings(values),
          ...proposals.filter(({ status }) => status === 'open').map(waiting),
        ].join('\n'),
      );
    });
};

const versions: Verb = (overlays) => {
  overlays
    .command('versions <environment> [version]')
    .description('every version that it had, the newest first; or one of them')
    .action(async (environment: string, version: string | undefined, _, command: Command) => {
      const session = openSession(command);
      const path = { project: session.project, environment };
      if (version !== undefined) {
        const params = { path: { ...path, version } };
        const shown = await session.ask(session.client.GET(`${HERE}/versions/{version}`, { params }));
        session.print(shown, (one) => versionText(environment, one, session.now));
        return;
      }
      const params = { path, query: { limit: 200 } };
      const page = await session.ask(session.client.GET(`${HERE}/versions`, { params }));
      session.print(page, ({ items }) =>
        items.length === 0 ? `${environment} never had values of its own.` : versionTable(items, session.now),
      );
      if (page.next !== null) session.say('only the newest 200 are shown; the api has them all');
    });
};

const propose: Verb = (overlays) => {
  overlays
    .command('propose <environment>')
    .description('propose other values')
    .requiredOption('--set <key=value...>', 'web.replicas=12; `key=` alone takes the key out')
    .requiredOption('--reason <text>', 'why')
    .action(async (environment: string, options: { set: readonly string[]; reason: string }, command: Command) => {
      const session = openSession(command);
      const proposed = await session.ask(
        session.client.POST(`${HERE}/proposals`, {
          params: { path: { project: session.project, environment } },
          body: { changes: changesOf(options.set), reason: options.reason },
        }),
      );
      session.print(proposed, ({ proposalId }) => howToApprove(environment, proposalId));
    });
};

const revert: Verb = (overlays) => {
  overlays
    .command('revert <environment>')
    .description('propose the values of an earlier version, for exactly the keys that differ')
    .requiredOption('--to <version>', 'the version whose values are wanted back; 0 for none at all')
    .requiredOption('--reason <text>', 'why')
    .action(async (environment: string, options: { to: string; reason: string }, command: Command) => {
      if (!/^[0-9]{1,9}$/.test(options.to)) throw new UsageError(`--to ${options.to}: say the number of a version`);
      const session = openSession(command);
      const proposed = await session.ask(
        session.client.POST(`${HERE}/reverts`, {
          params: { path: { project: session.project, environment } },
          body: { version: Number(options.to), reason: options.reason },
        }),
      );
      session.print(proposed, ({ proposalId }) => howToApprove(environment, proposalId));
    });
};

const approve: Verb = (overlays) => {
  overlays
    .command('approve <environment> <proposal>')
    .description("say yes to what you own of somebody else's proposal")
    .action(async (environment: string, proposalId: string, _, command: Command) => {
      const session = openSession(command);
      const params = { path: { project: session.project, environment, proposalId } };
      const approved = await session.ask(session.client.POST(`${HERE}/proposals/{proposalId}/approval`, { params }));
      session.print(approved, ({ changed, effective, missing }) => {
        if (!effective) return `reviewed; still missing: ${whoIsMissing(missing)}`;
        return changed ? 'approved and effective' : 'was approved before';
      });
    });
};

const withdraw: Verb = (overlays) => {
  overlays
    .command('withdraw <environment> <proposal>')
    .description('take your yes back, as long as the proposal is not effective')
    .requiredOption('--reason <text>', 'why')
    .action(async (environment: string, proposalId: string, options: { reason: string }, command: Command) => {
      const session = openSession(command);
      const params = { path: { project: session.project, environment, proposalId } };
      const withdrawn = await session.ask(
        session.client.POST(`${HERE}/proposals/{proposalId}/withdrawal`, { params, body: options }),
      );
      session.print(withdrawn, () => 'withdrawn');
    });
};

const reject: Verb = (overlays) => {
  overlays
    .command('reject <environment> <proposal>')
    .description('reject a proposal, or give up your own')
    .requiredOption('--reason <text>', 'why')
    .action(async (environment: string, proposalId: string, options: { reason: string }, command: Command) => {
      const session = openSession(command);
      const params = { path: { project: session.project, environment, proposalId } };
      const rejected = await session.ask(
        session.client.POST(`${HERE}/proposals/{proposalId}/rejection`, { params, body: options }),
      );
      session.print(rejected, () => 'rejected');
    });
};

function howToApprove(environment: string, proposalId: string): string {
  return `proposed   ledgerline overlay approve ${environment} ${proposalId}`;
}

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
