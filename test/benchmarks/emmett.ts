import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PromotionRequested } from '../../libs/promotion/src/events';
import { rate } from './rate';

/** What of emmett's event store the comparison uses. */
interface EmmettStore {
  appendToStream(
    stream: string,
    events: readonly { readonly type: string; readonly data: unknown; readonly metadata?: unknown }[],
    options: { readonly expectedStreamVersion: unknown },
  ): Promise<unknown>;
}

interface Emmett {
  readonly getPostgreSQLEventStore: (url: string) => EmmettStore;
}

/** Version 0.42.0 and what it says that it needs beside itself. */
const PACKAGES = {
  '@event-driven-io/dumbo': '0.12.7',
  '@event-driven-io/emmett': '0.42.0',
  '@event-driven-io/emmett-postgresql': '0.42.0',
  '@event-driven-io/pongo': '0.16.11',
  'async-retry': '1.3.3',
  ansis: '3.17.0',
  'cli-table3': '0.6.5',
  commander: '12.1.0',
  pg: '8.16.3',
  'pg-connection-string': '2.9.1',
  uuid: '10.0.0',
};
const MAIN = '@event-driven-io/emmett-postgresql';

/** The same work by another event store on PostgreSQL; installed for the comparison alone, into a folder of its own. */
async function installed(): Promise<Emmett> {
  const folder = resolve('.ledgerline', 'bench-emmett');
  if (!existsSync(join(folder, 'node_modules', MAIN))) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: PACKAGES }));
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps'], { cwd: folder });
  }
  return createRequire(join(folder, 'package.json'))(MAIN) as Emmett;
}

/**
 * Events a second that emmett appends to PostgreSQL. A process of its own measures, as it leaves idle connections that
 * end the process when the server goes.
 */
export async function emmettAppends(databaseUrl: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [__filename, databaseUrl]);
  return Number(stdout);
}

async function main(databaseUrl: string): Promise<void> {
  const { getPostgreSQLEventStore } = await installed();
  const store = getPostgreSQLEventStore(databaseUrl);
  const perSecond = await rate(async () => {
    const promotionId = randomUUID();
    const { type, data } = PromotionRequested({ ...PromotionRequested.sample, promotionId });
    const event = { type, data, metadata: { commandId: randomUUID(), correlationId: randomUUID() } };
    await store.appendToStream(`promotion-${promotionId}`, [event], { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });
  });
  process.stdout.write(String(perSecond), () => process.exit(0));
}

const [, script, databaseUrl] = process.argv;
if (script === __filename && databaseUrl !== undefined) void main(databaseUrl);
