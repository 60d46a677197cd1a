import { Postgres } from '@ledgerline/platform/postgres';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable } from '@ledgerline/testing';
import { accessProjections } from '../../access.projections';
import { ApiKeyIssued, ApiKeyRevoked } from '../../events';
import { ApiKeyStore } from './store';

const issued = (keyId: string, project = 'checkout') => ApiKeyIssued({ ...ApiKeyIssued.sample, keyId, project });

describe('the stored API keys', () => {
  let server: SpecPostgres;
  let postgres: Postgres;
  let store: ApiKeyStore;

  beforeAll(async () => {
    server = await aPostgres();
    const [table] = accessProjections;
    if (table === undefined) throw new Error('no table');
    const revoked = ApiKeyRevoked({ keyId: 'k1', project: 'checkout', reason: 'lost' });
    await fillTable(server.url, table, issued('k1'), issued('k2'), issued('k3', 'billing'), issued('k4'), revoked);
    postgres = new Postgres(server.url);
    store = new ApiKeyStore(postgres);
  });

  afterAll(async () => {
    await postgres.close();
    await server.stop();
  });

  const keyIds = async (project: string, limit = 50, after?: string) => {
    const rows = await store.list(project, { limit, after: after === undefined ? undefined : [after] });
    return rows.map(({ keyId }) => keyId);
  };

  it('are those of the project, the newest first, revoked ones too', async () => {
    expect(await keyIds('checkout')).toEqual(['k4', 'k2', 'k1']);
    expect(await keyIds('billing')).toEqual(['k3']);
    const [oldest] = (await store.list('checkout', { limit: 50, after: undefined })).slice(-1);
    expect(oldest?.revoked?.reason).toBe('lost');
  });

  it('go on behind a position, with one more than the page holds', async () => {
    expect(await keyIds('checkout', 1)).toEqual(['k4', 'k2']);
    expect(await keyIds('checkout', 1, '3')).toEqual(['k2', 'k1']);
  });
});
