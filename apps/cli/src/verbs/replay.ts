import type { Command } from 'commander';
import { openSession, UsageError } from '../session';
import { replayChain } from './replay-chain';
import { replayDecision } from './replay-decision';
import { replayAll } from './replay-decisions';
import { type EventsOptions, replayEvents } from './replay-events';
import { tryPolicy } from './try-policy';
import type { Verb } from './verb';

interface DecisionsOptions {
  readonly all?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly recorded?: boolean;
  readonly policy?: string;
}

/** `ledgerline replay`: what happened, event by event; and decisions that are run again. */
export const replay: Verb = (program) => {
  const replays = program
    .command('replay')
    .description('what happened, in order, from the ledger; decisions run again');
  withEventsOptions(replays).action(async (options: EventsOptions, command: Command) => {
    await replayEvents(openSession(command), options);
  });
  withEventsOptions(replays.command('events').description('what happened, in order: the same as `replay`')).action(
    async (_: EventsOptions, command: Command) => {
      await replayEvents(openSession(command), command.optsWithGlobals<EventsOptions>());
    },
  );

  replays
    .command('event <position>')
    .description('one event: what it says, what caused it, and what the same request set in motion')
    .action(async (position: string, _, command: Command) => {
      await replayChain(openSession(command), position);
    });

  replays
    .command('decision <decision>')
    .description('run a decision again: its id, a promotion, or RELEASE:STATE')
    .action(async (address: string, _, command: Command) => {
      await replayDecision(openSession(command), address);
    });

  replays
    .command('decisions')
    .description('run decisions again; ends with 0 when all come out the same, otherwise with 3')
    .option('--all', 'all of them')
    .option('--from <position>', 'from this position of the ledger on')
    .option('--to <position>', 'up to and with this position')
    .option('--recorded', 'believe what was recorded: do not hold it against the ledger of then')
    .option('--policy <current|file>', 'by another policy: the present one, or that of a project file')
    .action(async (options: DecisionsOptions, command: Command) => {
      const { all, from, to, recorded, policy } = options;
      if (all !== true && from === undefined && to === undefined) {
        throw new UsageError('which decisions? say --all, or --from and --to with positions of the ledger');
      }
      if (recorded === true && policy !== undefined) {
        throw new UsageError('--recorded or --policy: another policy is tried on the ledger of then');
      }
      const range = rangeOf(from, to);
      if (policy !== undefined) await tryPolicy(command, policy, range);
      else await replayAll(openSession(command), range, recorded === true ? 'record' : 'ledger');
    });
};

function withEventsOptions(command: Command): Command {
  return command
    .option('--release <release>', 'only what concerns this release')
    .option('--environment <name>', 'only what concerns this environment')
    .option('--type <type>', 'only this event type (promotion.requested), or all of a kind (promotion)')
    .option('--actor <id>', 'only what this person or service did')
    .option('--stream <stream>', 'only the events of this stream')
    .option('--correlation <id>', 'only what one request set in motion')
    .option('--since <position>', 'only what came after this position')
    .option('--at <moment>', 'up to this instant or position');
}

function rangeOf(from: string | undefined, to: string | undefined) {
  for (const position of [from, to]) {
    if (position !== undefined && !/^\d{1,18}$/.test(position)) throw new UsageError(`"${position}" is no position`);
  }
  return { ...(from !== undefined && { since: from }), ...(to !== undefined && { until: to }) };
}
