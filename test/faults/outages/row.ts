import { setTimeout as sleep } from 'node:timers/promises';
import type { Result, Row, Run } from '../row';
import { rowsReachHead } from '../support/health';
import type { Answer } from '../support/probes';
import { dishonest, Prober } from '../support/probes';
import { WorkingFleet } from '../support/working-fleet';

const LANES = 2;
/** Beyond this it is not slow but stuck, on any machine. */
const DRAINED_WITHIN_MS = 120_000;

export const outages: Row = {
  name: 'outages',
  fault: 'the ledger stopped, the ledger frozen, PostgreSQL gone, for a while each, while a team works',
  run,
};

interface Outage {
  readonly name: string;
  begin(working: WorkingFleet): Promise<void> | void;
  end(working: WorkingFleet): Promise<void> | void;
  /** What may be answered meanwhile, beside success. */
  readonly writes: readonly string[];
  readonly reads: readonly string[];
  /** Which of the two cannot succeed as long as it lasts. */
  readonly stops?: 'writes' | 'reads';
}

const ledgerDown = ['ledger-unavailable', 'outcome-unknown'];
const all: readonly Outage[] = [
  {
    name: 'ledger stopped',
    begin: ({ fleet }) => fleet.ledger.stop(),
    end: ({ fleet }) => fleet.ledger.start(),
    writes: ledgerDown,
    reads: [],
    stops: 'writes',
  },
  {
    name: 'ledger frozen',
    begin: ({ fleet }) => void process.kill(fleet.ledger.pid ?? 0, 'SIGSTOP'),
    end: ({ fleet }) => void process.kill(fleet.ledger.pid ?? 0, 'SIGCONT'),
    writes: ledgerDown,
    reads: [],
  },
  {
    name: 'PostgreSQL gone',
    begin: ({ fleet }) => fleet.postgres.kill(),
    end: ({ fleet }) => fleet.postgres.start(),
    writes: [],
    reads: ['read-side-unavailable'],
    stops: 'reads',
  },
];

async function run(given: Run): Promise<Result> {
  const lengths = given.nightly ? [1_000, 10_000, 60_000, 300_000] : [1_000, 4_000];
  return WorkingFleet.with(given, LANES, {}, async (working) => {
    working.team.begin();
    const violations: string[] = [];
    const drained: number[] = [];
    let builds = 0;
    for (const milliseconds of lengths) {
      for (const outage of all) {
        const came = await suffer(outage, milliseconds, working);
        violations.push(...came.violations);
        drained.push(came.drained);
        builds += came.builds;
        given.say(
          `${outage.name} for ${String(milliseconds / 1000)} s: writes ${tally(came.writes)}; reads ${tally(came.reads)}; drained ${(came.drained / 1000).toFixed(1)} s later`,
        );
      }
    }
    return {
      summary: `${String(drained.length)} outages, drained at most ${(Math.max(...drained) / 1000).toFixed(1)} s after their end; ${working.workDone}`,
      violations: [...violations, ...(await working.violations(builds))],
    };
  });
}

async function suffer(outage: Outage, milliseconds: number, working: WorkingFleet) {
  const { fleet, api } = working;
  const prober = new Prober(api, fleet.rootKey, `${outage.name} ${String(milliseconds)}`);
  await outage.begin(working);
  const asking = Promise.all([
    prober.during(milliseconds, () => prober.write()),
    prober.during(milliseconds, () => prober.read()),
  ]);
  await sleep(milliseconds);
  // Where the outage makes something impossible, what was asked meanwhile is answered before it ends.
  if (outage.stops !== undefined) await asking;
  await outage.end(working);
  const [writes, reads] = await asking;
  const ended = performance.now();
  await prober.settle();
  await rowsReachHead(api);
  const drained = performance.now() - ended;
  const stopped = outage.stops === 'writes' ? writes : outage.stops === 'reads' ? reads : [];
  return {
    writes,
    reads,
    builds: prober.builds,
    drained,
    violations: [
      ...dishonest(`${outage.name}: a write`, writes, outage.writes),
      ...dishonest(`${outage.name}: a read`, reads, outage.reads),
      ...stopped.filter(({ status }) => status < 300).map(() => `${outage.name}: something was confirmed without it`),
      ...(drained > DRAINED_WITHIN_MS ? [`${outage.name}: drained only ${drained.toFixed(0)} ms later`] : []),
    ],
  };
}

function tally(answers: readonly Answer[]): string {
  const counts = new Map<string, number>();
  for (const { status, code } of answers) {
    const name = code === '' ? String(status) : `${String(status)} ${code}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${name} × ${String(count)}`).join(', ');
}
