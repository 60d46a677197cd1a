import type { Command } from 'commander';
import { parseEnvironment, parseMoment } from '../addressing';
import { table } from '../output/table';
import { value } from '../output/text';
import { openSession, UsageError } from '../session';
import type { Verb } from './verb';

const titles = {
  release: 'by release',
  'declared-variance': 'declared',
  excepted: 'excepted',
  unexplained: 'unexplained',
} as const;

/** `ledgerline diff`: every difference between two environments, with its reason. */
export const diff: Verb = (program) => {
  program
    .command('diff <from> <to>')
    .description('why two environments differ; --assert fails when a difference is unexplained')
    .option('--at <moment>', 'as of an instant or position')
    .option('--assert', 'exit 1 when a difference is unexplained')
    .action(async (from: string, to: string, options: { at?: string; assert?: boolean }, command: Command) => {
      const [a, b] = [parseEnvironment(from), parseEnvironment(to)];
      if (a.back + b.back > 0) throw new UsageError('diff compares environments at one moment: say --at instead of ~');
      const at = options.at === undefined ? (a.at ?? b.at) : parseMoment(options.at);
      const session = openSession(command);
      const compared = await session.ask(
        session.client.GET('/v1/projects/{project}/diff', {
          params: {
            path: { project: session.project },
            query: { from: a.environment, to: b.environment, ...(at !== undefined && { at }) },
          },
        }),
      );
      const unexplained = compared.differences.filter(({ classification }) => classification === 'unexplained');
      session.print(compared, ({ differences }) =>
        [
          `${from} · ${to}`,
          table(
            differences.map(({ classification, key, from: left, to: right, reason, findingId }) => [
              `  ${titles[classification]}`,
              key,
              `${value(left)} | ${value(right)}`,
              `${reason}${findingId === undefined ? '' : `   (${findingId})`}`,
            ]),
          ),
          `  ${String(differences.length)} differences, ${String(unexplained.length)} unexplained.`,
        ].join('\n\n'),
      );
      if (options.assert === true && unexplained.length > 0) process.exitCode = 1;
    });
};
