import type { components } from '@ledgerline/api-client';
import type { Command } from 'commander';
import { parseMoment } from '../addressing';
import { table } from '../output/table';
import { instant } from '../output/text';
import { openSession, UsageError } from '../session';
import type { Verb } from './verb';

type ApiKey = components['schemas']['ApiKey'];

interface IssueOptions {
  readonly person?: string;
  readonly service?: string;
  readonly role: string;
  readonly group?: string[];
  readonly environment?: string;
  readonly expires?: string;
}

/** `ledgerline api-key`: who may use the api of the project, and as what. */
export const apiKey: Verb = (program) => {
  const keys = program.command('api-key').description('the keys that open the project, and whose they are');

  keys
    .command('list')
    .description('the keys that open the project; never their secrets')
    .option('--all', 'those that open nothing any more, too')
    .action(async (options: { all?: boolean }, command: Command) => {
      const session = openSession(command);
      const { items, ...page } = await session.ask(
        session.client.GET('/v1/projects/{project}/api-keys', {
          params: { path: { project: session.project }, query: { limit: 200 } },
        }),
      );
      const now = session.now.toISOString();
      const shown = options.all === true ? items : items.filter((key) => stateOf(key, now) === 'open');
      session.print({ ...page, items: shown }, () =>
        shown.length === 0 ? 'No key opens it.' : listed(shown, session.now),
      );
    });

  keys
    .command('issue')
    .description('let a person or a service use the api; prints the key, this once')
    .option('--person <name>', 'whose it is')
    .option('--service <name>', 'or which service uses it')
    .requiredOption('--role <role>', 'what it may')
    .option('--group <name...>', 'groups of the person')
    .option('--environment <name>', 'the one environment of an agent or deployer')
    .option('--expires <moment>', 'from when on it opens nothing')
    .action(async (options: IssueOptions, command: Command) => {
      const session = openSession(command);
      const { role, group, environment, expires } = options;
      const issued = await session.ask(
        session.client.POST('/v1/projects/{project}/api-keys', {
          params: { path: { project: session.project } },
          body: {
            ...{ principal: principalIn(options), role },
            ...(group !== undefined && { groups: group }),
            ...(environment !== undefined && { environment }),
            ...(expires !== undefined && { expiresAt: parseMoment(expires) }),
          },
        }),
      );
      session.print(issued, ({ key }) => key);
      session.say(`${issued.keyId}: its secret is shown this once`);
    });

  keys
    .command('rotate <key>')
    .description('give a key another secret; prints the key, this once')
    .option('--overlap <hours>', 'for so many hours the former secret opens, too: up to 168', '0')
    .requiredOption('--reason <text>', 'why')
    .action(async (keyId: string, { overlap, reason }: { overlap: string; reason: string }, command: Command) => {
      const session = openSession(command);
      if (!/^[0-9]{1,5}$/.test(overlap)) throw new UsageError(`--overlap ${overlap}: say hours, 0 to 168`);
      const overlapHours = Number(overlap);
      const rotated = await session.ask(
        session.client.POST('/v1/projects/{project}/api-keys/{keyId}/rotate', {
          params: { path: { project: session.project, keyId } },
          body: { overlapHours, reason },
        }),
      );
      session.print(rotated, ({ key }) => key);
      session.say(
        overlapHours === 0
          ? 'the former secret opens nothing any more'
          : `the former secret opens for ${String(overlapHours)} hours more`,
      );
    });

  keys
    .command('revoke <key>')
    .description('end a key for good')
    .requiredOption('--reason <text>', 'why')
    .action(async (keyId: string, { reason }: { reason: string }, command: Command) => {
      const session = openSession(command);
      const revoked = await session.ask(
        session.client.DELETE('/v1/projects/{project}/api-keys/{keyId}', {
          params: { path: { project: session.project, keyId }, query: { reason } },
        }),
      );
      session.print(revoked, ({ changed }) => (changed ? 'it opens nothing any more' : 'it was revoked already'));
    });
};

function principalIn({ person, service }: IssueOptions) {
  if (person !== undefined && service === undefined) return { kind: 'person' as const, id: person };
  if (service !== undefined && person === undefined) return { kind: 'service' as const, id: service };
  throw new UsageError('say either --person or --service');
}

function stateOf({ revoked, expiresAt }: ApiKey, now: string): 'open' | 'revoked' | 'expired' {
  if (revoked !== undefined) return 'revoked';
  return expiresAt !== undefined && expiresAt <= now ? 'expired' : 'open';
}

const signs = { open: '✓', revoked: '✗', expired: '✗' } as const;

function listed(keys: readonly ApiKey[], now: Date): string {
  const at = (when: string | undefined, otherwise: string) => (when === undefined ? otherwise : instant(when, now));
  return table(
    keys.map((key) => {
      const state = stateOf(key, now.toISOString());
      const { keyId, principal, role, environment, groups, issuedAt, rotated, signedInAt, expiresAt } = key;
      return [
        ...[keyId, `${signs[state]} ${state}`, `${principal.kind} ${principal.id}`],
        ...[environment === undefined ? role : `${role} of ${environment}`, groups.join(', ')],
        ...[at(rotated?.at ?? issuedAt, ''), at(signedInAt, 'never'), at(expiresAt, 'never')],
      ];
    }),
    ['KEY', 'STATE', 'WHOSE', 'ROLE', 'GROUPS', 'SECRET OF', 'SIGNED IN', 'EXPIRES'],
  );
}
