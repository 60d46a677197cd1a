import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltArtifact } from './build';
import type { MigrationFile } from './project-files';
import { readMigrations, readYaml } from './project-files';
import type { World } from './world';
import { PROJECT } from './world';

/** What one release has and the project's folder has not. */
export interface Changes {
  readonly dataset?: string;
  readonly timeoutMs?: number;
  /** One more migration of the orders, by its id. */
  readonly migration?: { readonly id: string; readonly sql: string };
}

/** Everything that a release of the folder would be made of; its migrations are stored. */
export async function offer(world: World, files: string, artifacts: readonly BuiltArtifact[], changes: Changes = {}) {
  const migrations = [...(await readMigrations(join(files, 'migrations/orders'))), ...added(changes)];
  for (const { sql } of migrations) {
    await world.as('ci').POST('/v1/projects/{project}/blobs', {
      params: { path: { project: PROJECT } },
      body: sql as never,
      bodySerializer: (bytes: unknown) => bytes as Buffer,
      headers: { 'content-type': 'application/sql' },
    });
  }
  const { flags } = JSON.parse(await readFile(join(files, 'flags.flagd.json'), 'utf8')) as {
    flags: Record<string, never>;
  };
  const configuration = (await readYaml(join(files, 'configuration.yaml'))) as Record<string, Record<string, unknown>>;
  const { timeoutMs, dataset = '2026-11-01' } = changes;
  return {
    artifacts: Object.fromEntries(artifacts.map(({ component, digest }) => [component, digest])),
    migrations: { orders: migrations.map(({ id, checksum }) => ({ id, checksum })) },
    configuration: {
      ...configuration,
      ...(timeoutMs !== undefined && { web: { ...configuration.web, timeout_ms: timeoutMs } }),
    } as Record<string, never>,
    flags,
    datasets: { 'orders-sample': { version: dataset } },
  };
}

function added({ migration }: Changes): readonly MigrationFile[] {
  if (migration === undefined) return [];
  const sql = Buffer.from(migration.sql);
  return [{ id: migration.id, checksum: `sha256:${createHash('sha256').update(sql).digest('hex')}`, sql }];
}

export async function cut(world: World, body: Awaited<ReturnType<typeof offer>>, alias: string) {
  const { data } = await world.as('ci').POST('/v1/projects/{project}/releases', {
    params: { path: { project: PROJECT } },
    body: { ...body, alias },
  });
  return data;
}
