import { accessProjections } from '@ledgerline/access';
import type { NewEvent } from '@ledgerline/kernel';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable, InMemoryEventLog } from '@ledgerline/testing';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { SpecApi } from './testing/an-api';

const keys = '/v1/projects/checkout/api-keys';
const PATIENCE_MILLISECONDS = 60_000;

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`never happened: ${holds.toString()}`);
    await pause(20);
  }
}

function newEvent(): NewEvent {
  const actor = { kind: 'person', id: 'ana' } as const;
  const metadata = { schemaVersion: 1, actor, commandId: 'c', causationId: 'c', correlationId: 'c' };
  return { id: randomUUID(), type: 'happened', data: {}, metadata };
}

describe('the read side', () => {
  let server: SpecPostgres;
  let client: Client;
  const log = new InMemoryEventLog();
  let api: SpecApi;

  beforeAll(async () => {
    server = await aPostgres();
    client = new Client({ connectionString: server.url });
    await client.connect();
    for (const table of accessProjections) await fillTable(server.url, table);
    await client.query(`create table projection_checkpoint
      (name text primary key, position bigint, superseded boolean not null default false, stopped text)`);
    await client.query('create table projection_quarantine (name text, key text)');
    await client.query(`insert into projection_checkpoint (name) values ('api_keys')`);
    api = await SpecApi.start(log, { databaseUrl: server.url });
    await api.app.listen(0, '127.0.0.1');
  });

  afterAll(async () => {
    await api.stop();
    await client.end();
    await server.stop();
  });

  const moveTo = async (position: number) => {
    await client.query('update projection_checkpoint set position = $1', [position]);
  };

  it('says in every answer how far it has come', async () => {
    await moveTo(41);
    await api.ask(`${keys}?minPosition=41`);
    const { status, headers, json } = await api.ask(keys);
    expect([status, headers['ledgerline-position'], json]).toEqual([200, '41', { items: [], next: null }]);
  });

  it('says how long it has been behind, and nothing of that while it is not', async () => {
    const { position } = await log.append(`s-${randomUUID()}`, [newEvent()], 'no-stream');
    await moveTo(Number(position) - 1);
    const lagOf = async () => Number((await api.ask(keys)).headers['ledgerline-lag']);
    await until(async () => (await lagOf()) > 0);
    await moveTo(Number(position) + 41);
    await until(async () => (await lagOf()) === 0);
    const { json } = await api.ask('/health/ready', { key: '' });
    expect(json.projections).toContainEqual(
      expect.objectContaining({ name: 'api_keys', status: 'following', lagMs: 0, quarantined: 0 }),
    );
  });

  it('says that it is stopped, waits for nothing that will not come, and answers with the former rows', async () => {
    await client.query("update projection_checkpoint set stopped = 'it met something newer' where name = 'api_keys'");
    await until(async () => (await api.ask(keys)).headers['ledgerline-stale'] === 'api_keys');
    const { status, json } = await api.ask(`${keys}?minPosition=999`);
    expect([status, json.code, json.facts]).toEqual([
      503,
      'projection-stopped',
      { wanted: '999', projection: 'api_keys' },
    ]);
    expect((await api.ask(keys)).status).toBe(200);
    await client.query('update projection_checkpoint set stopped = null');
    await until(async () => (await api.ask(keys)).headers['ledgerline-stale'] === undefined);
  });

  it('is not held up by projections that a route is not answered from', async () => {
    await client.query(`insert into projection_checkpoint (name, position, stopped) values ('builds', 1, 'poison')`);
    await client.query(`insert into projection_quarantine values ('promotion_board', 'p1')`);
    await until(async () => (await api.ask('/v1/projects/checkout/builds')).headers['ledgerline-stale'] === 'builds');
    const { status, headers } = await api.ask(`${keys}?minPosition=1`);
    expect([status, headers['ledgerline-stale']]).toEqual([200, undefined]);
    await client.query(`delete from projection_checkpoint where name = 'builds'`);
  });

  it('is waited for', async () => {
    const asked = api.ask(`${keys}?minPosition=50`);
    await pause(300);
    await moveTo(50);
    expect((await asked).status).toBe(200);
  });

  it('is not waited for longer than five seconds', async () => {
    const begun = performance.now();
    const { status, json } = await api.ask(`${keys}?minPosition=999`);
    expect([status, json.code, json.facts]).toEqual([503, 'projection-behind', { wanted: '999', position: '50' }]);
    expect(performance.now() - begun).toBeGreaterThan(4_900);
  });

  it('has a cursor for the next page, and for no other list', async () => {
    for (const id of ['k1', 'k2', 'k3']) {
      const row = { keyId: id, project: 'checkout', position: id.slice(1) };
      await client.query('insert into api_keys (key, row) values ($1, $2)', [id, JSON.stringify(row)]);
    }
    const first = await api.ask(`${keys}?limit=2`);
    const second = await api.ask(`${keys}?limit=2&cursor=${String(first.json.next)}`);
    const idsOf = (json: unknown) => (json as { items: { keyId: string }[] }).items.map(({ keyId }) => keyId);
    expect([idsOf(first.json), idsOf(second.json), second.json.next]).toEqual([['k3', 'k2'], ['k1'], null]);
  });
});

describe('the api without its read side', () => {
  let api: SpecApi;

  beforeAll(async () => {
    api = await SpecApi.start();
  });

  afterAll(async () => {
    await api.stop();
  });

  it('takes commands all the same', async () => {
    expect((await api.ask(keys)).json.code).toBe('read-side-unavailable');
    const body = { principal: { kind: 'person', id: 'ana' }, role: 'developer' };
    expect((await api.ask(keys, { method: 'POST', body })).status).toBe(201);
  });

  it('is not ready', async () => {
    const { status, json } = await api.ask('/health/ready', { key: '' });
    expect([status, json.ledger, json.readSide]).toEqual([503, 'up', 'down']);
  });
});
