import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Row, Run } from './row';
import { rows } from './rows';

const names = rows.map(({ name }) => name).join('|');
const usage = `usage: faults [${names}]… [--nightly] [--seed N] [--kills N]`;
const folder = resolve('.ledgerline');

/** Runs one row and tells how it went; whether it held. */
async function holds({ name, fault, run }: Row, given: Omit<Run, 'dataDir' | 'say'>): Promise<boolean> {
  const say = (line: string) => process.stdout.write(`  ${line}\n`);
  const dataDir = resolve(folder, `faults-${name}`);
  process.stdout.write(`${name}: ${fault}; seed ${String(given.seed)}\n`);
  const began = performance.now();
  const { summary, violations } = await run({ ...given, dataDir, say }).catch((error: unknown) => ({
    summary: 'did not come to its end',
    violations: [error instanceof Error ? error.message : String(error)],
  }));
  for (const violation of violations) say(`VIOLATION ${violation}`);
  if (violations.length === 0) await rm(dataDir, { recursive: true, force: true });
  else say(`logs are in ${dataDir}; again with: npm run faults -- ${name} --seed ${String(given.seed)}`);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const verdict = violations.length === 0 ? 'held' : `${String(violations.length)} VIOLATIONS`;
  process.stdout.write(`${name}: ${verdict}; ${summary} (${seconds} s)\n`);
  return violations.length === 0;
}

async function main(): Promise<void> {
  const options = { nightly: { type: 'boolean' }, seed: { type: 'string' }, kills: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const unknown = positionals.find((name) => !rows.some((row) => row.name === name));
  if (unknown !== undefined) throw new Error(`there is no row "${unknown}"`);
  const nightly = values.nightly === true;
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const kills = values.kills === undefined ? undefined : Number(values.kills);
  const chosen = rows.filter(({ name, nightlyOnly }) =>
    positionals.length > 0 ? positionals.includes(name) : nightly || nightlyOnly !== true,
  );
  await mkdir(folder, { recursive: true });
  let failed = 0;
  for (const row of chosen) if (!(await holds(row, { seed, nightly, kills }))) failed += 1;
  process.stdout.write(`${String(chosen.length)} rows, ${String(failed)} of them violated\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exit(1);
});
