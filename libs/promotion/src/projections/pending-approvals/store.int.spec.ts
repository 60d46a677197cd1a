import { Postgres, projectionTable } from '@ledgerline/platform/postgres';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable } from '@ledgerline/testing';
import { PromotionPlanned } from '../../events';
import { pendingApprovals } from './project';
import type { PendingFilters } from './store';
import { PendingApprovalStore } from './store';

let server: SpecPostgres;
let postgres: Postgres;

const planned = (promotionId: string, ...groups: readonly string[]) =>
  PromotionPlanned({ ...PromotionPlanned.sample, promotionId, approvals: groups.map((of) => ({ of, count: 1 })) });

beforeAll(async () => {
  server = await aPostgres();
  postgres = new Postgres(server.url);
  const history = [planned('p-1', 'release-managers'), planned('p-2', 'release-managers', 'database-owners')];
  await fillTable(server.url, projectionTable(pendingApprovals, __dirname), ...history);
});

afterAll(async () => {
  await postgres.close();
  await server.stop();
});

describe('the table of pending approvals', () => {
  const list = async (filters: PendingFilters, after?: string) => {
    const page = { limit: 5, after: after === undefined ? undefined : [after] };
    const rows = await new PendingApprovalStore(postgres).list('checkout', filters, page);
    return rows.map(({ promotionId }) => promotionId);
  };

  it('lists what waits, the longest waiting first, page by page', async () => {
    expect(await list({})).toEqual(['p-1', 'p-2']);
    expect(await list({}, '0')).toEqual(['p-2']);
  });

  it('finds what waits for a group, or in an environment', async () => {
    expect(await list({ group: 'database-owners' })).toEqual(['p-2']);
    expect(await list({ group: 'web-team' })).toEqual([]);
    expect(await list({ environment: 'stage' })).toEqual([]);
  });
});
