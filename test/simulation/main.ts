import fc from 'fast-check';
import { parseArgs } from 'node:util';
import type { Outcome } from './core/judge';
import { judge } from './core/judge';
import type { Mutation } from './core/mutation';
import type { History } from './core/steps';
import { histories } from './core/steps';
import { commandHistories } from './commands/command-histories';
import { mutations } from './mutations';
import { interleavings } from './races/interleavings';
import { revocations } from './races/revocations';

const usage = `usage: simulate [--seed N] [--histories N] [--commands N] [--interleavings N] [--nightly]
                [--mutations [--only TEXT]] [--path PATH]`;
const sizes = {
  ci: { commands: 100_000, interleavings: 20_000, histories: 400 },
  nightly: { commands: 5_000_000, interleavings: 500_000, histories: 20_000 },
} as const;
/** So many whole histories of each of so many seeds a mutation may live through before it counts as unnoticed. */
const MUTATION_BUDGET = { seeds: 10, histories: 40 };

/** Of every so many interleavings, one more is of a word that is taken back. */
const SHARE_OF_REVOCATIONS = 5;

const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

interface Found {
  readonly runs: number;
  readonly failure: string | undefined;
}

/** Lives through random histories of the whole core until one of them breaks a rule. */
async function liveThrough(
  { seed, runs, path, shrink }: { seed: number; runs: number; path?: string | undefined; shrink: boolean },
  mutation: Mutation,
  told: (outcome: Outcome) => void,
): Promise<Found> {
  const property = fc.asyncProperty(histories, async (history: History) => {
    const outcome = await judge(history, mutation);
    told(outcome);
    if (outcome.violations.length > 0) throw new Error([...new Set(outcome.violations)].slice(0, 5).join('\n  '));
  });
  const parameters = { seed, numRuns: runs, endOnFailure: !shrink, ...(path !== undefined && { path }) };
  const details = await fc.check(property, parameters);
  if (!details.failed) return { runs: details.numRuns, failure: undefined };
  const reason = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
  const replay = `--seed ${String(seed)} --path ${details.counterexamplePath ?? ''}`;
  const history = JSON.stringify(details.counterexample);
  return { runs: details.numRuns, failure: `${reason}\n  again: npm run simulate -- ${replay}\n  ${history}` };
}

async function wholeCore(seed: number, runs: number, path: string | undefined): Promise<boolean> {
  const began = performance.now();
  const sums = { histories: 0, events: 0, steps: 0, crashes: 0, inProd: 0 };
  const faults = new Map<string, number>();
  const found = await liveThrough({ seed, runs, path, shrink: true }, {}, (outcome) => {
    sums.histories += 1;
    sums.events += outcome.events;
    sums.steps += outcome.steps;
    sums.crashes += outcome.crashes;
    sums.inProd += outcome.inProd;
    outcome.faults.forEach((count, kind) => faults.set(kind, (faults.get(kind) ?? 0) + count));
    if (sums.histories % 100 === 0) say(`  ${String(sums.histories)} histories, ${seconds(began)} s`);
  });
  say(`whole core: ${JSON.stringify(sums)} in ${seconds(began)} s`);
  say(`  faults: ${JSON.stringify(Object.fromEntries([...faults].sort()))}`);
  if (found.failure !== undefined) say(`  BROKEN: ${found.failure}`);
  return found.failure === undefined;
}

/** Of one seed after the other, since what a fault needs may be rare in the histories of one. */
async function firstNotice(seed: number, mutation: Mutation): Promise<Found> {
  let runs = 0;
  for (let next = seed; next < seed + MUTATION_BUDGET.seeds; next += 1) {
    const options = { seed: next, runs: MUTATION_BUDGET.histories, shrink: false };
    const found = await liveThrough(options, mutation, () => undefined);
    runs += found.runs;
    if (found.failure !== undefined) return { runs, failure: found.failure };
  }
  return { runs, failure: undefined };
}

/** False when one of the deliberate faults goes unnoticed. */
async function allNoticed(seed: number, only: string): Promise<boolean> {
  const unnoticed: string[] = [];
  for (const [name, mutation] of Object.entries(mutations).filter(([name]) => name.includes(only))) {
    const began = performance.now();
    const found = await firstNotice(seed, mutation);
    const [reason = ''] = found.failure?.split('\n') ?? [];
    if (found.failure === undefined) unnoticed.push(name);
    const verdict = found.failure === undefined ? 'UNNOTICED' : `noticed: ${reason.slice(0, 140)}`;
    say(`${name} (${String(found.runs)} histories, ${seconds(began)} s): ${verdict}`);
  }
  say(unnoticed.length === 0 ? 'every mutation was noticed' : `unnoticed: ${unnoticed.join('; ')}`);
  return unnoticed.length === 0;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      histories: { type: 'string' },
      commands: { type: 'string' },
      interleavings: { type: 'string' },
      path: { type: 'string' },
      nightly: { type: 'boolean' },
      mutations: { type: 'boolean' },
      only: { type: 'string' },
    },
  });
  const size = values.nightly === true ? sizes.nightly : sizes.ci;
  const seed = Number(values.seed ?? Date.now() % 2_147_483_647);
  say(`seed ${String(seed)}`);
  if (values.mutations === true) {
    process.exitCode = (await allNoticed(seed, values.only ?? '')) ? 0 : 1;
    return;
  }
  const failures: string[] = [];
  if (values.path === undefined) {
    const races = Number(values.interleavings ?? size.interleavings);
    for (const [name, run, runs] of [
      ['commands', commandHistories, Number(values.commands ?? size.commands)],
      ['interleavings', interleavings, races],
      ['revocations', revocations, Math.ceil(races / SHARE_OF_REVOCATIONS)],
    ] as const) {
      const began = performance.now();
      const { told, failure } = await run(seed, runs);
      say(`${name}: ${String(runs)} histories in ${seconds(began)} s; ${told}`);
      if (failure === undefined) continue;
      failures.push(name);
      say(`  BROKEN: ${failure}`);
    }
  }
  const whole = await wholeCore(seed, Number(values.histories ?? size.histories), values.path);
  process.exitCode = whole && failures.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${usage}\n`);
  process.exit(1);
});
