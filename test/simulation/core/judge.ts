import type { StoredEvent } from '@ledgerline/kernel';
import { untrueAnswers } from '../model/answer-check';
import { LedgerCheck } from '../model/ledger-check';
import { RowCheck } from '../model/row-check';
import type { Mutation } from './mutation';
import { Scenario } from './scenario';
import type { History } from './steps';
import { World } from './world';

/** What became of a history. */
export interface Outcome {
  readonly violations: readonly string[];
  readonly events: number;
  readonly steps: number;
  readonly crashes: number;
  /** How many faults came over somebody, by kind. */
  readonly faults: ReadonlyMap<string, number>;
  /** Intents that were declared in prod. */
  readonly inProd: number;
}

/** Lives a history through and holds what came of it against the model. */
export async function judge(history: History, mutation: Mutation = {}): Promise<Outcome> {
  const world = new World(history, mutation);
  const scenario = new Scenario(world, mutation.personOf);
  const rows = new RowCheck(world.store);
  const check = new LedgerCheck({
    beganAt: (commandId) => world.witness.beginnings.get(commandId),
    latestAt: (position) => world.log.furthestAt(position),
    clockDuring: (commandId, position) => {
      const { moment } = world.clock;
      return world.clock.between(world.witness.moments.get(commandId) ?? 0, world.log.momentOf(position) ?? moment);
    },
    approved: (commandId) => planApproved(world, commandId),
  });
  const violations: string[] = [];
  let taken = 0;
  const read = async (): Promise<readonly StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for await (const event of world.log.readAll()) events.push(event);
    events.slice(taken).forEach((event) => {
      check.take(event);
    });
    taken = events.length;
    return events;
  };
  try {
    await world.live(async () => {
      world.onCrash = () => {
        void read().then((events) => violations.push(...rows.differences(events, false)));
      };
      await scenario.play(history);
      const events = await read();
      violations.push(...check.overdue(world.clock.furthest, events.at(-1)?.position));
      violations.push(...rows.differences(events, true));
      await scenario.observeEverything();
      violations.push(...rows.differences(await read(), true), ...check.rollingOut());
      await scenario.askEverythingAgain();
    });
  } catch (error) {
    violations.push(`it came to an end: ${String(error)}`);
  }
  const events = await read();
  violations.push(...check.violations, ...world.failures, ...untrueAnswers(events, world.witness));
  const inProd = events.filter(({ type, stream }) => type === 'intent.declared' && stream.endsWith(':prod')).length;
  const { steps } = world.scheduler;
  return { violations, events: events.length, steps, crashes: world.crashes, faults: world.faults.came, inProd };
}

function planApproved({ witness }: World, commandId: string): string | undefined {
  const bodies = witness.asked.get(commandId)?.map(({ request }) => request.body) ?? [];
  const approval = bodies.find((body): body is { planHash: string } => 'planHash' in body);
  return approval?.planHash;
}
