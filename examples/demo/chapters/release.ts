import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltArtifact } from '../build';
import type { Narrator } from '../narrator';
import { readMigrations, readYaml } from '../project-files';
import type { World } from '../world';
import { PROJECT } from '../world';

/** Cuts the release; again, to see the same id; and with one byte changed, to see another. */
export async function release(
  world: World,
  story: Narrator,
  files: string,
  artifacts: readonly BuiltArtifact[],
): Promise<string> {
  story.chapter('2  Release: everything that moves together, one id');
  const ci = world.as('ci');
  const path = { project: PROJECT };
  const migrations = await readMigrations(join(files, 'migrations/orders'));
  for (const { sql } of migrations) {
    await ci.POST('/v1/projects/{project}/blobs', {
      params: { path },
      body: sql as never,
      bodySerializer: (bytes: unknown) => bytes as Buffer,
      headers: { 'content-type': 'application/sql' },
    });
  }
  const { flags } = JSON.parse(await readFile(join(files, 'flags.flagd.json'), 'utf8')) as {
    flags: Record<string, never>;
  };
  const body = {
    artifacts: Object.fromEntries(artifacts.map(({ component, digest }) => [component, digest])),
    migrations: { orders: migrations.map(({ id, checksum }) => ({ id, checksum })) },
    configuration: (await readYaml(join(files, 'configuration.yaml'))) as Record<string, never>,
    flags,
    datasets: { 'orders-sample': { version: '2026-11-01' } },
  };
  const cut = await ci.POST('/v1/projects/{project}/releases', { params: { path }, body: { ...body, alias: 'v1' } });
  const releaseId = cut.data?.releaseId ?? '';
  story.hold(`v1 is ${releaseId}`, releaseId.startsWith('sha256:'));
  story.note(
    `${String(artifacts.length)} artifacts, ${String(migrations.length)} migrations, configuration, ${String(Object.keys(flags).length)} flags, 1 dataset`,
  );

  const again = await ci.POST('/v1/projects/{project}/releases', { params: { path }, body: { ...body, alias: 'v1' } });
  story.hold('cut again: the same id, nothing written', again.data?.releaseId === releaseId && !again.data.changed);

  const other = await ci.POST('/v1/projects/{project}/releases', {
    params: { path },
    body: { ...body, alias: 'v1-other', datasets: { 'orders-sample': { version: '2026-11-02' } } },
  });
  story.hold(
    `one byte changed: another release, ${String(other.data?.releaseId.slice(0, 15))}…`,
    other.data !== undefined && other.data.releaseId !== releaseId,
  );
  return releaseId;
}
