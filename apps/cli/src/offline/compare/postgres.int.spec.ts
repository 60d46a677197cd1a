import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres } from '@ledgerline/testing';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compareOffline, NOWHERE } from './compare-offline';

describe('comparing databases without a server', () => {
  let server: SpecPostgres;
  let folder: string;
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const compared = async (declared: string, observed: string, overlay?: string) =>
    (
      await compareOffline(
        { domain: 'postgres', declared, observed, environment: NOWHERE, ...(overlay !== undefined && { overlay }) },
        { now: '2026-11-28T00:00:00.000Z', say: () => undefined },
      )
    ).map(({ pointer, kind, classification }) => `${pointer} ${kind} ${classification}`);

  beforeAll(async () => {
    server = await aPostgres();
    folder = mkdtempSync(join(tmpdir(), 'compare-'));
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await server.stop();
  });

  it('holds a folder of scripts, in the order of their numbers, against one that makes the same', async () => {
    file('all/V2__table.sql', 'create table t (k kind, b int);');
    file('all/V10__column.sql', 'alter table t add a text;');
    file('all/V1__kind.sql', `create type kind as enum ('a');`);
    file('all/V1__kind.down.sql', 'drop type kind;');
    const one = file('one.sql', `create type kind as enum ('a'); create table t (a text, k kind, b int);`);
    const other = file('other.sql', `create type kind as enum ('a'); create table t (a text not null, k kind, b int);`);
    expect(await compared(join(folder, 'all'), one)).toEqual([]);
    expect(await compared(one, other)).toEqual(['/schema/tables/public.t/columns/a/nullable changed drift']);
  });

  it('holds a script and an overlay against a database', async () => {
    const overlay = file('overlay.yaml', 'databases.orders.settings.wal_level: logical\nweb.replicas: 3\n');
    const url = await server.freshDatabase();
    expect(await compared(file('none.sql', 'select 1;'), url, overlay)).toEqual(['/settings/wal_level changed drift']);
  });

  it('says which script cannot be run, and nothing of a password', async () => {
    const broken = compared(file('broken.sql', 'select 1;\ncreate tabel t;'), file('none.sql', ''));
    await expect(broken).rejects.toMatchObject({
      code: 'input-unreadable',
      message: expect.stringContaining(
        'broken.sql fails on an empty database: syntax error at or near "tabel" (line 2)',
      ) as string,
    });
    const away = compared(file('none.sql', ''), 'postgres://a:s3cr3t@127.0.0.1:1/orders');
    await expect(away).rejects.toMatchObject({ message: expect.not.stringContaining('s3cr3t') as string });
  });
});
