import { accessProjections } from '@ledgerline/access';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable, InMemoryEventLog } from '@ledgerline/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { SpecApi } from './testing/an-api';

const keys = '/v1/projects/checkout/api-keys';

describe('the read side', () => {
  let server: SpecPostgres;
  let client: Client;
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
    api = await SpecApi.start(new InMemoryEventLog(), { databaseUrl: server.url });
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
    expect(performance.now() - begun).toBeLessThan(6_000);
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
