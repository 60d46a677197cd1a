import type { components } from '@ledgerline/api-client';
import type { Command } from 'commander';
import { momentIn } from '../addressing';
import { table } from '../output/table';
import { instant } from '../output/text';
import type { Session } from '../session';
import { openSession } from '../session';
import type { Verb } from './verb';

type Inbox = components['schemas']['ApprovalInbox'];
type Item = Inbox['items'][number];

/** `ledgerline approvals`: what waits for a yes of yours, and how to say it. */
export const approvals: Verb = (program) => {
  program
    .command('approvals')
    .description('what waits for your yes: plans, exceptions, broken glass, overlays, changes of policy')
    .option('--all', 'also what waits for others, and why you cannot help')
    .option('--at <moment>', 'what waited then: an instant or position')
    .action(async (options: { all?: boolean; at?: string }, command: Command) => {
      const session = openSession(command);
      const inbox = await session.ask(
        session.client.GET('/v1/projects/{project}/approvals/inbox', {
          params: {
            path: { project: session.project },
            query: { ...(options.all === true && { all: 'true' as const }), ...momentIn(options.at) },
          },
        }),
      );
      session.print(inbox, (shown) => listed(shown, session));
    });
};

function listed({ items, others }: Inbox, { now }: Session): string {
  const mine = items.filter((item) => item.mine);
  const rest = items.filter((item) => !item.mine);
  const more = rest.length === 0 && others > 0 ? ` ${String(others)} wait for others: --all` : '';
  if (items.length === 0) return `Nothing waits for you.${more}`;
  return [
    ...(mine.length === 0 ? ['Nothing waits for you.'] : [table(mine.flatMap((item) => rows(item, now)))]),
    ...(rest.length === 0 ? [] : ['For others:', table(rest.flatMap((item) => rows(item, now)))]),
    ...(more === '' ? [] : [more.trim()]),
  ].join('\n\n');
}

function rows(item: Item, now: Date): readonly (readonly string[])[] {
  const { kind, what, environment, requester, reason, since, until, waitsFor, said, because } = item;
  const place = kind === 'overlay' && environment !== null ? `${what} in ${environment}` : what;
  const asked = waitsFor.map(({ of, count, comment }) => {
    return `${String(count)} of ${of}${comment === undefined ? '' : ' with a comment'}`;
  });
  const end = until === undefined ? '' : `, until ${instant(until, now)}`;
  return [
    [kind, place, `by ${requester}, ${instant(since, now)}${end}`],
    [
      '',
      ...(reason === '' ? [] : [`“${reason}”`]),
      `waits for ${asked.join(', ')}${said.length === 0 ? '' : `; ${said.join(', ')} said yes`}`,
    ],
    ['', because ?? approving(item)],
  ];
}

/** The command that says yes. */
function approving({ kind, id, environment, planHash = '', release = '' }: Item): string {
  switch (kind) {
    case 'plan':
      return `ledgerline approve ${release} --to ${environment ?? ''} --plan ${planHash}`;
    case 'glass':
      return `ledgerline break-glass ${release} --to ${environment ?? ''} --plan ${planHash} --reason …`;
    case 'exception':
      return `ledgerline exception approve ${id}`;
    case 'overlay':
      return `ledgerline overlay approve ${environment ?? ''} ${id}`;
    default:
      return `ledgerline change show ${id}, then ledgerline change approve ${id}`;
  }
}
