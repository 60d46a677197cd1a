import type { components } from '@ledgerline/api-client';
import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { table } from '../output/table';
import { thePromotion } from '../promotions';
import { openSession } from '../session';
import type { Verb } from './verb';

type Story = components['schemas']['ProcessStory'];
type Entry = Story['entries'][number];

/** `ledgerline story`: what a promotion saw, what it decided, what it ignored and why. */
export const story: Verb = (program) => {
  program
    .command('story <release>')
    .description('what a promotion saw, what it decided, what it ignored and why')
    .requiredOption('--to <environment>', 'where to')
    .action(async (address: string, options: { to: string }, command: Command) => {
      const { project, release } = parseRelease(address);
      const session = openSession(command, project);
      const promotion = await thePromotion(session, release, options.to);
      const told = await session.ask(
        session.client.GET('/v1/projects/{project}/promotions/{promotionId}/story', {
          params: { path: { project: session.project, promotionId: promotion.promotionId } },
        }),
      );
      session.print(told, (all) => [entryTable(all), ...standing(all)].join('\n'));
    });
};

function entryTable({ entries }: Story): string {
  return table(
    entries.map((entry) => [
      entry.position,
      entry.recordedAt.slice(0, 19).replace('T', ' '),
      sawOf(entry),
      outcomeOf(entry),
    ]),
    ['POSITION', 'RECORDED', 'SAW', 'OUTCOME'],
  );
}

function standing({ over, timers, quarantined }: Story): readonly string[] {
  return [
    ...timers.map(({ name, at }) => `wakes for ${name} at ${at}`),
    ...(quarantined > 0 ? [`${String(quarantined)} quarantined: mend the build and start the conductor`] : []),
    over ? 'it is over' : 'it is under way',
  ];
}

function sawOf({ saw: { kind, name, stream, revision } }: Entry): string {
  if (kind === 'event') return stream === undefined ? name : `${name} (${stream}@${String(revision)})`;
  return kind === 'wake' ? `timer ${name}` : kind === 'refused' ? `refusal ${name}` : `${name} of ${String(revision)}`;
}

function outcomeOf({ outcome, sent, timers, because, ended }: Entry): string {
  if (outcome !== 'decided') return because === null ? outcome : `${outcome}: ${because}`;
  return [
    ...sent.map((command) => `→ ${commandName(command)}`),
    ...timers.map(({ name, at }) => `wake for ${name} at ${at}`),
    ...(ended ? ['over'] : []),
  ].join(', ');
}

function commandName(command: unknown): string {
  const { command: name } = command as { readonly command?: unknown };
  return typeof name === 'string' ? name : JSON.stringify(command);
}
