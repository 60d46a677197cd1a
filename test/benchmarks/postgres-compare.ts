import { Client } from 'pg';
import { embeddedServer } from '../../libs/drift/src/detectors/postgres/scratch/embedded-server';
import { redactWith } from '../../libs/drift/src/detectors/redact';
import { differencesBetween } from '../../libs/drift/src/offline/database-differences';
import type { DatabaseState } from '../../libs/drift/src/offline/database-side';
import { readDsn } from '../../libs/drift/src/offline/database-side';
import type { Figure } from './node';

export const name = 'postgres-compare';

/** `BENCH_TABLES` makes it smaller. */
const TABLES = Number(process.env.BENCH_TABLES ?? 2000);
const COLUMNS = 10;
const INDEXES = Math.floor(TABLES * 2.5);
const REPEATS = 5;
const MOST_READING_SECONDS = 5;
const MOST_COMPARING_SECONDS = 1;

/** A large schema, read from its catalogue and held against what it was declared to be. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  await embeddedServer.use(async (url) => {
    await makeSchema(url);
    const read = () => readDsn(url, { migrations: [], settings: [] }, new AbortController().signal);
    const declared = await read();
    await execute(url, 'create index by_hand on t1 (c2)', 'alter table t2 alter column c3 set not null');
    const reading = await median(passed, read);
    const observed = await read();
    const judged = { redact: redactWith('bench'), now: new Date().toISOString() };
    const found = differencesBetween(declared, observed, judged).map(({ path }) => path);
    const expected = ['/schema/tables/public.t1/indexes/by_hand', '/schema/tables/public.t2/columns/c3/nullable'];
    if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`found ${found.join(', ')}`);
    const comparing = await median(worked, () =>
      Promise.resolve(differencesBetween(fresh(declared), fresh(observed), judged)),
    );

    const of = `${String(TABLES)} tables, ${String(TABLES * COLUMNS)} columns, ${String(INDEXES)} indexes`;
    const limits = { reading: MOST_READING_SECONDS, comparing: MOST_COMPARING_SECONDS };
    report({
      name: `reading ${of}`,
      value: reading,
      unit: 's',
      limit: limits.reading,
      ratio: limits.reading / reading,
    });
    const ratio = limits.comparing / comparing;
    report({ name: `comparing ${of}`, value: comparing, unit: 's of CPU', limit: limits.comparing, ratio });
  });
}

/** Nothing that was worked out before is known of it. */
const fresh = (state: DatabaseState): DatabaseState => ({ ...state });

const passed = () => performance.now() / 1000;
/** Of this process, which does nothing else meanwhile. */
const worked = () => (process.cpuUsage().user + process.cpuUsage().system) / 1_000_000;

async function median(clock: () => number, work: () => Promise<unknown>): Promise<number> {
  const seconds: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const begun = clock();
    await work();
    seconds.push(clock() - begun);
  }
  return seconds.sort((one, other) => one - other)[Math.floor(REPEATS / 2)] ?? 0;
}

/** So many in one transaction, which holds a lock on each. */
const BATCH = 100;

async function makeSchema(url: string): Promise<void> {
  const columns = Array.from({ length: COLUMNS - 1 }, (_, at) => `c${String(at + 2)} text default ''x''`).join(', ');
  await execute(
    url,
    ...batches(TABLES, `'create table t' || n || ' (id bigint primary key, ${columns})'`),
    ...batches(INDEXES, `'create index i' || n || ' on t' || (n % ${String(TABLES)} + 1) || ' (c' || n % 9 + 2 || ')'`),
  );
}

function batches(count: number, statement: string): readonly string[] {
  return Array.from({ length: Math.ceil(count / BATCH) }, (_, batch) => {
    const [first, last] = [batch * BATCH + 1, Math.min((batch + 1) * BATCH, count)];
    return `do $$ begin for n in ${String(first)}..${String(last)} loop execute ${statement}; end loop; end $$`;
  });
}

async function execute(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
