import { RolloutStarted } from '@ledgerline/environment';
import { Postgres } from '@ledgerline/platform/postgres';
import { PromotionAborted, PromotionRequested } from '@ledgerline/promotion';
import { ReleaseAliasClaimed, ReleaseCut } from '@ledgerline/release';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable } from '@ledgerline/testing';
import { auditProjections } from '../../audit.projections';
import type { HistoryFilter } from './store';
import { AuditHistoryStore } from './store';

const releaseId = `sha256:${'b'.repeat(64)}` as const;
const other = `sha256:${'c'.repeat(64)}` as const;
const promotionId = 'p-1';

describe('the stored history', () => {
  let server: SpecPostgres;
  let postgres: Postgres;
  let store: AuditHistoryStore;

  beforeAll(async () => {
    server = await aPostgres();
    const [table] = auditProjections;
    if (table === undefined) throw new Error('no table');
    await fillTable(
      server.url,
      table,
      ReleaseCut({ ...ReleaseCut.sample, releaseId, alias: 'v84' }),
      ReleaseCut({ ...ReleaseCut.sample, releaseId: other, alias: 'v85' }),
      ReleaseAliasClaimed({ ...ReleaseAliasClaimed.sample, releaseId, alias: 'golden' }),
      PromotionRequested({ ...PromotionRequested.sample, promotionId, releaseId, environment: 'prod' }),
      RolloutStarted({ ...RolloutStarted.sample, environment: 'stage' }),
      PromotionAborted({ ...PromotionAborted.sample, promotionId, environment: 'prod' }),
    );
    postgres = new Postgres(server.url);
    store = new AuditHistoryStore(postgres);
  });

  afterAll(async () => {
    await postgres.close();
    await server.stop();
  });

  const positions = async (filter: HistoryFilter, more: { limit?: number; after?: string; at?: string } = {}) => {
    const page = { limit: more.limit ?? 50, after: more.after === undefined ? undefined : [more.after] };
    const moment = more.at === undefined ? undefined : { instant: more.at };
    const rows = await store.list('checkout', filter, page, moment);
    return rows.map(({ position }) => Number(position));
  };

  it('tells everything in the order of the ledger, or backwards', async () => {
    expect(await positions({})).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await positions({ order: 'newest' })).toEqual([5, 4, 3, 2, 1, 0]);
    expect(await store.list('another', {}, { limit: 50, after: undefined })).toEqual([]);
  });

  it('goes on behind a position, with one row more than the page holds', async () => {
    expect(await positions({}, { limit: 2, after: '1' })).toEqual([2, 3, 4]);
    expect(await positions({ order: 'newest' }, { limit: 2, after: '4' })).toEqual([3, 2, 1]);
  });

  it.each([['v84'], ['golden'], [releaseId], ['bbbbbbbb']])('finds what concerns release %s', async (release) => {
    expect(await positions({ release })).toEqual([0, 2, 3, 5]);
    expect(await positions({ release, order: 'newest' }, { limit: 1, after: '5' })).toEqual([3, 2]);
  });

  it('finds nothing for a release that is not there', async () => {
    expect(await positions({ release: 'v99' })).toEqual([]);
    expect(await positions({ release: 'bbb' })).toEqual([]);
  });

  it('narrows by environment, actor, type and kind of type', async () => {
    expect(await positions({ environment: 'stage' })).toEqual([4]);
    expect(await positions({ actor: 'olga', type: 'release.cut' })).toEqual([0, 1]);
    expect(await positions({ actor: 'nobody' })).toEqual([]);
    expect(await positions({ type: 'promotion' })).toEqual([3, 5]);
    expect(await positions({ type: 'prom' })).toEqual([]);
    expect(await positions({ type: 'release' })).toEqual([0, 1, 2]);
  });

  it('narrows by stream and correlation, and begins after a position', async () => {
    expect(await positions({ stream: 'stream' })).toHaveLength(6);
    expect(await positions({ stream: 'another' })).toEqual([]);
    expect(await positions({ correlation: 'correlation' })).toHaveLength(6);
    expect(await positions({ correlation: 'another' })).toEqual([]);
    expect(await positions({ since: '3' })).toEqual([4, 5]);
    expect(await positions({ since: '3', order: 'newest' })).toEqual([5, 4]);
  });

  it('leaves out what the events say when nobody asks for it', async () => {
    const page = { limit: 1, after: undefined };
    const [whole] = await store.list('checkout', {}, page);
    const [brief] = await store.list('checkout', { data: 'false' }, page);
    const { data, ...rest } = whole ?? {};
    expect(data).toBeDefined();
    expect(brief).toEqual(rest);
  });

  it('finds one event, unless it is of another project or later than the moment', async () => {
    expect(await store.at('checkout', '2')).toMatchObject({ position: '2', type: 'release.alias-claimed' });
    expect(await store.at('another', '2')).toBeUndefined();
    expect(await store.at('checkout', '2', { position: 1n })).toBeUndefined();
    expect(await store.at('checkout', '2', { instant: '2026-01-01T00:02:00.000Z' })).toBeDefined();
    expect(await store.at('checkout', '2', { instant: '2026-01-01T00:01:00.000Z' })).toBeUndefined();
  });

  it('finds what was set in motion around a position, as many on either side', async () => {
    const around = async (most: number, at?: bigint) => {
      const moment = at === undefined ? undefined : { position: at };
      const chain = { correlationId: 'correlation', position: '3' };
      return (await store.setInMotion('checkout', chain, most, moment)).map(({ position }) => Number(position));
    };
    expect(await around(10)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await around(1)).toEqual([2, 3]);
    expect(await around(10, 4n)).toEqual([0, 1, 2, 3, 4]);
    expect(await store.setInMotion('another', { correlationId: 'correlation', position: '3' }, 10)).toEqual([]);
  });

  it('ends at an instant or a position', async () => {
    expect(await positions({}, { at: '2026-01-01T00:02:00.000Z' })).toEqual([0, 1, 2]);
    expect(await positions({ order: 'newest' }, { at: '2026-01-01T00:02:00.000Z', limit: 1 })).toEqual([2, 1]);
    expect(await positions({ order: 'newest' }, { at: '2025-01-01T00:00:00.000Z' })).toEqual([]);
    const rows = await store.list('checkout', {}, { limit: 50, after: undefined }, { position: 1n });
    expect(rows.map(({ position }) => position)).toEqual(['0', '1']);
  });
});
