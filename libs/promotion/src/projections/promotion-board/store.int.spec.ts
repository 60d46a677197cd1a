import { Postgres, projectionTable } from '@ledgerline/platform/postgres';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable, rowsAfter } from '@ledgerline/testing';
import { PromotionGlassBreakReviewed, PromotionGlassBroken, PromotionPlanned, PromotionRequested } from '../../events';
import type { PromotionBoardRow } from './project';
import { promotionBoard } from './project';
import { PromotionBoardStore } from './store';

let server: SpecPostgres;
let postgres: Postgres;
let store: PromotionBoardStore;

const requested = (promotionId: string, more: { project?: string; environment?: string } = {}) =>
  PromotionRequested({ ...PromotionRequested.sample, promotionId, ...more });
const planned = (promotionId: string, more: { environment?: string } = {}) =>
  PromotionPlanned({ ...PromotionPlanned.sample, promotionId, ...more });

const broken = (promotionId: string) => PromotionGlassBroken({ ...PromotionGlassBroken.sample, promotionId });
const reviewed = (promotionId: string) =>
  PromotionGlassBreakReviewed({ ...PromotionGlassBreakReviewed.sample, promotionId });

/**
 * p-1 and p-2 are for prod, p-3 is for stage, p-9 is another project's; p-2 and p-3 have their plans, and their glass
 * was broken; what p-3 broke is reviewed.
 */
const history = [
  requested('p-1'),
  requested('p-2'),
  requested('p-3', { environment: 'stage' }),
  requested('p-9', { project: 'billing' }),
  planned('p-2'),
  planned('p-3', { environment: 'stage' }),
  broken('p-2'),
  broken('p-3'),
  reviewed('p-3'),
];

const page = (limit: number, after?: string) => ({ limit, after: after === undefined ? undefined : [after] });
const ids = (rows: readonly PromotionBoardRow[]) => rows.map(({ promotionId }) => promotionId);

beforeAll(async () => {
  server = await aPostgres();
  postgres = new Postgres(server.url);
  store = new PromotionBoardStore(postgres);
  await fillTable(server.url, projectionTable(promotionBoard, __dirname), ...history);
});

afterAll(async () => {
  await postgres.close();
  await server.stop();
});

describe('the table of promotions', () => {
  it('lists those of one project, the newest first, and one more than the page holds', async () => {
    expect(ids(await store.list('checkout', {}, page(5)))).toEqual(['p-3', 'p-2', 'p-1']);
    expect(ids(await store.list('checkout', {}, page(1)))).toEqual(['p-3', 'p-2']);
  });

  it('names the newest promotions of a release of the project', async () => {
    const { releaseId } = PromotionRequested.sample;
    expect(await store.ofRelease('checkout', releaseId, 2)).toEqual(['p-3', 'p-2']);
    expect(await store.ofRelease('billing', releaseId, 9)).toEqual(['p-9']);
    expect(await store.ofRelease('checkout', 'another', 9)).toEqual([]);
  });

  it('goes on where a page ended, also after a position that no number can hold', async () => {
    expect(ids(await store.list('checkout', {}, page(5, '2')))).toEqual(['p-2', 'p-1']);
    expect(ids(await store.list('checkout', {}, page(1, '9007199254740993')))).toEqual(['p-3', 'p-2']);
  });

  it('finds those of an environment and in some statuses', async () => {
    expect(ids(await store.list('checkout', { environment: 'prod' }, page(5)))).toEqual(['p-2', 'p-1']);
    expect(ids(await store.list('checkout', { statuses: ['gated', 'failed'] }, page(5)))).toEqual(['p-3', 'p-2']);
    const both = { environment: 'prod', statuses: ['requested'] };
    expect(ids(await store.list('checkout', both, page(5)))).toEqual(['p-1']);
  });

  it('finds those whose broken glass nobody has reviewed', async () => {
    expect(ids(await store.list('checkout', { openReviews: true }, page(5)))).toEqual(['p-2']);
  });

  it('gives a row back as it was folded, to its own project only', async () => {
    expect(await store.find('checkout', 'p-1')).toEqual(rowsAfter(promotionBoard, ...history)[0]);
    expect(await store.find('billing', 'p-1')).toBeUndefined();
  });
});
