import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { benchOptions } from './bench-options';
import type { Figure } from './node';

interface Benchmark {
  readonly name: string;
  readonly run: (report: (figure: Figure) => void) => Promise<void>;
}

/** Runs the benchmarks that are named, or all: one line of JSON for each figure, on stdout as it comes, and one for the whole. */
async function main(names: readonly string[]): Promise<void> {
  const verdicts = new Map<string, number>();
  for (const file of names.length > 0 ? names.map(fileOf) : await filesOfAll()) {
    const benchmark: unknown = await import(file);
    if (!isBenchmark(benchmark)) {
      if (names.length > 0) throw new Error(`${basename(file, '.js')} is no benchmark`);
      continue;
    }
    await benchmark.run((figure) => {
      const { name, unit, limit = null, ratio = null, notRun } = figure;
      const value = notRun === undefined ? figure.value : null;
      const verdict = verdictOn(figure);
      if (verdict !== undefined) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      tell({ benchmark: benchmark.name, name, value, unit, limit, ratio, verdict, because: notRun });
    });
  }
  if (verdicts.size > 0) tell(Object.fromEntries(verdicts));
}

/** Undefined for what is held against nothing. */
function verdictOn({ ratio, notRun }: Figure): string | undefined {
  if (notRun !== undefined) return 'not run';
  if (ratio === undefined) return undefined;
  return ratio >= 1 ? 'met' : 'missed';
}

function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function fileOf(name: string): string {
  const file = join(__dirname, `${basename(name)}.js`);
  if (!existsSync(file)) throw new Error(`there is no benchmark "${name}"`);
  return file;
}

async function filesOfAll(): Promise<readonly string[]> {
  const names = (await readdir(__dirname)).filter((name) => name.endsWith('.js') && name !== basename(__filename));
  return names.sort().map((name) => join(__dirname, name));
}

function isBenchmark(module: unknown): module is Benchmark {
  return typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function';
}

main(benchOptions().names).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
