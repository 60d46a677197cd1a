import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEvents } from './rules/all-events';
import type { GoldenSamples } from './rules/golden-samples';
import { meaningOf, samplesOf } from './rules/golden-samples';

const file = join(process.cwd(), 'test/architecture/golden-events.json');

/** New versions get their golden samples; what is there already is never changed. */
function main(): void {
  const golden = JSON.parse(readFileSync(file, 'utf8')) as GoldenSamples;
  const added = [...samplesOf(allEvents)]
    .filter(([name]) => !Object.hasOwn(golden, name))
    .map(([name, written]) => [name, { written, means: meaningOf(allEvents, name, written) }] as const);
  const all = Object.entries({ ...golden, ...Object.fromEntries(added) }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

main();
