import type { components } from '@ledgerline/api-client';
import type { Command } from 'commander';
import { table } from '../output/table';
import { duration, instant } from '../output/text';
import { openSession } from '../session';
import type { Verb } from './verb';

type Detector = components['schemas']['DetectorSummary'];

/** `ledgerline detectors`: who watches which environment, and who is silent. */
export const detectors: Verb = (program) => {
  program
    .command('detectors')
    .description('what every detector says of its environment, and since when one is silent')
    .action(async (_, command: Command) => {
      const session = openSession(command);
      const shown = await session.ask(
        session.client.GET('/v1/projects/{project}/detectors', { params: { path: { project: session.project } } }),
      );
      session.print(shown, ({ items }) =>
        items.length === 0
          ? 'No detector is expected, and none has spoken.'
          : table(
              items.map((one) => [
                ...[one.environment, one.detector, `${signs[one.verdict]} ${one.verdict}`],
                ...[one.expected ? 'expected' : 'unasked', one.completeness ?? '–', lastWord(one, session.now)],
                one.findingId ?? one.problem ?? '',
              ]),
              ['ENVIRONMENT', 'DETECTOR', 'SAYS', '', 'COMPLETE', 'LAST WORD', ''],
            ),
      );
    });
};

const signs = { 'in-sync': '✓', pending: '⟳', drift: '●', unknown: '?' } as const;

function lastWord({ reportedAt, silentSince }: Detector, now: Date): string {
  if (reportedAt === null) return 'never heard';
  return silentSince === null ? `${duration(reportedAt, now)} ago` : `silent since ${instant(silentSince, now)}`;
}
