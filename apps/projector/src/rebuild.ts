import { EventCatalog } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { reasonOf } from './folding/decoded';
import { allDefinitions, allProjections } from './projections';
import type { RebuildArguments } from './rebuilding/arguments';
import { argumentsIn, USAGE } from './rebuilding/arguments';
import { ProgressLines } from './rebuilding/progress-lines';
import { rebuildTables } from './rebuilding/rebuild-tables';
import { verdictOn } from './rebuilding/verdict';
import { settingsFrom } from './settings';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Exit code: 0 done, 1 not done or not identical, 2 wrong usage. */
async function rebuild({ names, verify }: RebuildArguments): Promise<number> {
  const { eventStoreUrl, databaseUrl } = settingsFrom(process.env);
  const tables = allProjections.filter(({ projection }) => names.length === 0 || names.includes(projection.name));
  const log = openEventLog({ url: eventStoreUrl });
  const ending = new AbortController();
  process.once('SIGTERM', () => {
    ending.abort(new Error('told to end'));
  });
  try {
    const progress = new ProgressLines(await log.head(), performance.now());
    say(`rebuilding ${String(tables.length)} projections from the ledger`);
    const rebuilt = await rebuildTables({
      log,
      catalog: new EventCatalog(allDefinitions),
      databaseUrl,
      tables,
      verify,
      signal: ending.signal,
      onProgress: (events, position) => {
        const line = progress.lineAt(events, position, performance.now());
        if (line !== undefined) say(line);
      },
    });
    say(progress.summary(performance.now()));
    const verdicts = rebuilt.map((one) => verdictOn(one, verify));
    for (const { line } of verdicts) say(line);
    return verdicts.every(({ good }) => good) ? 0 : 1;
  } finally {
    await log.close();
  }
}

function main(): Promise<number> {
  const asked = argumentsIn(
    process.argv.slice(2),
    allProjections.map(({ projection }) => projection.name),
  );
  if (!('problem' in asked)) return rebuild(asked);
  process.stderr.write(`${asked.problem}\n${USAGE}\n`);
  return Promise.resolve(2);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`not rebuilt: ${reasonOf(error)}\n`);
    process.exitCode = 1;
  },
);
