import type { Command } from 'commander';
import type { SideAddress } from '../addressing';
import { AddressError, parseMoment, parseSide } from '../addressing';
import { diffMarkdown } from '../diff/markdown';
import { diffText } from '../diff/text';
import { openSession } from '../session';
import type { Verb } from './verb';

interface Options {
  readonly at?: string;
  readonly assert?: boolean;
}

/** `ledgerline diff`: every difference between two environments, overlay versions or releases, with its reason. */
export const diff: Verb = (program) => {
  program
    .command('diff <from> <to>')
    .description('why two sides differ: prod, prod~1, prod@2026-11-01T12:00Z, prod#14 (overlay version), v84')
    .option('--at <moment>', 'each side that says nothing else as of an instant or position')
    .option('--assert', 'exit 1 when a difference is unexplained')
    .action(async (left: string, right: string, options: Options, command: Command) => {
      const [from, to] = [parseSide(left), parseSide(right)];
      const at = options.at === undefined ? undefined : parseMoment(options.at);
      const session = openSession(command, projectOf(from, to));
      const compared = await session.ask(
        session.client.GET('/v1/projects/{project}/diff', {
          params: {
            path: { project: session.project },
            query: {
              from: from.name,
              to: to.name,
              ...(at !== undefined && { at }),
              ...(from.at !== undefined && { fromAt: from.at }),
              ...(to.at !== undefined && { toAt: to.at }),
              ...(from.back !== undefined && { fromBack: from.back }),
              ...(to.back !== undefined && { toBack: to.back }),
              ...(from.overlay !== undefined && { fromOverlay: from.overlay }),
              ...(to.overlay !== undefined && { toOverlay: to.overlay }),
            },
          },
        }),
      );
      session.print(
        compared,
        (data) => diffText(data, session.now),
        (data) => diffMarkdown(data, session.now),
      );
      if (options.assert === true && compared.counts.unexplained > 0) process.exitCode = 1;
    });
};

function projectOf({ project: one }: SideAddress, { project: other }: SideAddress): string | undefined {
  if (one !== undefined && other !== undefined && one !== other) {
    throw new AddressError(`releases of ${one} and of ${other} have nothing in common`);
  }
  return one ?? other;
}
