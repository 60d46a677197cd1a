import { auditProjections } from '@ledgerline/audit';
import type { Moment } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable } from '@ledgerline/testing';
import { sampleDifference } from '../../difference';
import { driftProjections } from '../../drift.projections';
import { FindingAcknowledged, FindingAssigned, FindingClosed, FindingOpened, FindingReopened } from '../../events';
import { ListFindings, ListFindingsHandler } from './query';
import type { FindingFilters } from './store';
import { FindingStore } from './store';
import { FindingsThen } from './then';
import { FindingsThenStore } from './then.store';

const opened = (findingId: string, environment = 'prod') =>
  FindingOpened({ ...FindingOpened.sample, findingId, environment });
const closed = (findingId: string) => FindingClosed({ ...FindingClosed.sample, findingId });
const graver = { ...sampleDifference, severity: 'critical' as const };

/** At positions 0 to 7: DR-1 is closed at 3 and back, graver, at 5; DR-2 of prod is closed at 6, that of stage comes at 7. */
const history = [
  opened('DR-1'),
  opened('DR-2'),
  FindingAssigned({ ...FindingAssigned.sample, findingId: 'DR-2' }),
  closed('DR-1'),
  FindingAcknowledged({ ...FindingAcknowledged.sample, findingId: 'DR-2' }),
  FindingReopened({ ...FindingReopened.sample, findingId: 'DR-1', difference: graver }),
  closed('DR-2'),
  opened('DR-2', 'stage'),
];
const minute = (index: number) => new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();

describe('the findings of a moment', () => {
  let server: SpecPostgres;
  let postgres: Postgres;
  let then: FindingsThen;

  beforeAll(async () => {
    server = await aPostgres();
    for (const table of [...driftProjections, ...auditProjections]) await fillTable(server.url, table, ...history);
    postgres = new Postgres(server.url);
    then = new FindingsThen(new FindingsThenStore(postgres));
  });

  afterAll(async () => {
    await postgres.close();
    await server.stop();
  });

  const listed = async (
    moment: Moment,
    filters: FindingFilters = {},
    { order = 'newest', limit = 50, after }: { order?: 'newest' | 'oldest'; limit?: number; after?: string[] } = {},
  ) => {
    const { rows } = await then.page('checkout', filters, { limit, after }, order, moment);
    return rows.map(({ findingId, environment, status }) => `${environment} ${findingId} ${status}`);
  };

  it('are as they were: closed now, open then, and the other way round', async () => {
    expect(await listed({ position: 2n })).toEqual(['prod DR-2 open', 'prod DR-1 open']);
    expect(await listed({ position: 4n })).toEqual(['prod DR-2 acknowledged', 'prod DR-1 closed']);
    expect(await listed({ instant: minute(6) })).toEqual(['prod DR-2 closed', 'prod DR-1 open']);
  });

  it('are not those that came later', async () => {
    expect(await listed({ position: 0n })).toEqual(['prod DR-1 open']);
    expect(await listed({ instant: '2025-01-01T00:00:00.000Z' })).toEqual([]);
  });

  it('are found by what they were then, not by what they are', async () => {
    expect(await listed({ position: 2n }, { statuses: ['open'] })).toEqual(['prod DR-2 open', 'prod DR-1 open']);
    expect(await listed({ position: 4n }, { severity: 'critical' })).toEqual([]);
    expect(await listed({ position: 5n }, { severity: 'critical' })).toEqual(['prod DR-1 open']);
    expect(await listed({ position: 1n }, { assignee: 'nobody' })).toEqual(['prod DR-2 open', 'prod DR-1 open']);
    expect(await listed({ position: 2n }, { assignee: 'nobody' })).toEqual(['prod DR-1 open']);
    expect(await listed({ position: 7n }, { environment: 'stage', statuses: ['open'] })).toEqual(['stage DR-2 open']);
    expect(await listed({ position: 7n }, { domain: 'elsewhere' })).toEqual([]);
  });

  it('go on page by page, from either end', async () => {
    expect(await listed({ position: 2n }, {}, { limit: 1 })).toEqual(['prod DR-2 open']);
    expect(await listed({ position: 2n }, {}, { after: ['1', '1', 'DR-2'] })).toEqual(['prod DR-1 open']);
    expect(await listed({ position: 2n }, {}, { order: 'oldest' })).toEqual(['prod DR-1 open', 'prod DR-2 open']);
  });

  it('are told one by one, the one that was not closed first', async () => {
    expect(await then.find('checkout', 'DR-2', { position: 6n })).toMatchObject({
      environment: 'prod',
      status: 'closed',
    });
    expect(await then.find('checkout', 'DR-2', { position: 7n })).toMatchObject({ environment: 'stage' });
    expect(await then.find('checkout', 'DR-2', { position: 0n })).toBeUndefined();
    expect((await then.find('checkout', 'DR-1', { position: 4n }))?.history.map(({ what }) => what)).toEqual([
      'opened',
      'closed',
    ]);
  });

  it('are those of now in a time to come', async () => {
    expect(await listed({ instant: '2999-01-01T00:00:00.000Z' }, { statuses: ['open'] })).toEqual([
      'stage DR-2 open',
      'prod DR-1 open',
    ]);
  });

  it('are listed by age alone', async () => {
    const handler = new ListFindingsHandler(new FindingStore(postgres), then);
    const ask = (order: 'deadline' | 'oldest') =>
      handler.execute(new ListFindings('checkout', {}, { limit: 1, after: undefined }, order, { position: 2n }));
    await expect(ask('deadline')).rejects.toMatchObject({ refusal: { code: 'order-of-now' } });
    const { items, next } = await ask('oldest');
    expect({ items, next }).toMatchObject({ items: [{ findingId: 'DR-1', seen: null }] });
    expect(next).not.toBeNull();
  });
});
