import type { Moment } from '@ledgerline/platform/http';
import {
  PromotionAborted,
  PromotionGlassBreakReviewed,
  PromotionGlassBroken,
  PromotionPlanned,
  PromotionRequested,
} from '../../events';
import { minute, pastOf } from '../../testing/past';
import { ListPromotions, ListPromotionsHandler } from './list.query';
import type { BoardFilters } from './store';
import { PromotionBoardStore } from './store';

const requested = (promotionId: string, environment = 'prod', project = 'checkout') =>
  PromotionRequested({ ...PromotionRequested.sample, promotionId, environment, project });

/** At positions 0 to 7: p-1 is aborted at 5, p-2 is as it was from 3 on, p-3 comes at 4 and its glass is reviewed at 7. */
const history = [
  requested('p-1'),
  requested('p-2', 'stage'),
  requested('p-9', 'prod', 'billing'),
  PromotionPlanned({ ...PromotionPlanned.sample, promotionId: 'p-2', environment: 'stage' }),
  requested('p-3'),
  PromotionAborted({ ...PromotionAborted.sample, promotionId: 'p-1' }),
  PromotionGlassBroken({ ...PromotionGlassBroken.sample, promotionId: 'p-3' }),
  PromotionGlassBreakReviewed({ ...PromotionGlassBreakReviewed.sample, promotionId: 'p-3' }),
];

describe('the promotions of a moment', () => {
  let tables: Awaited<ReturnType<typeof pastOf>>;
  let handler: ListPromotionsHandler;

  beforeAll(async () => {
    tables = await pastOf(...history);
    handler = new ListPromotionsHandler(new PromotionBoardStore(tables.postgres), tables.past);
  });

  afterAll(() => tables.stop());

  const page = async (moment: Moment, filters: BoardFilters = {}, limit = 50, after?: string) => {
    const place = { limit, after: after === undefined ? undefined : [after] };
    return handler.execute(new ListPromotions('checkout', filters, place, moment));
  };
  const listed = async (...asked: Parameters<typeof page>) =>
    (await page(...asked)).items.map(({ promotionId, status }) => `${promotionId} ${status}`);

  it('are as they were, whatever happened to them since', async () => {
    expect(await listed({ position: 4n })).toEqual(['p-3 requested', 'p-2 gated', 'p-1 requested']);
    expect(await listed({ position: 5n })).toEqual(['p-3 requested', 'p-2 gated', 'p-1 aborted']);
  });

  it('are not those that came later', async () => {
    expect(await listed({ position: 1n })).toEqual(['p-2 requested', 'p-1 requested']);
    expect(await listed({ instant: minute(1) })).toEqual(['p-2 requested', 'p-1 requested']);
    expect(await listed({ instant: '2025-12-31T00:00:00.000Z' })).toEqual([]);
  });

  it('are found by what they were then, not by what they are', async () => {
    expect(await listed({ position: 4n }, { statuses: ['requested'] })).toEqual(['p-3 requested', 'p-1 requested']);
    expect(await listed({ position: 2n }, { statuses: ['gated'] })).toEqual([]);
    expect(await listed({ instant: minute(3) }, { statuses: ['gated'] })).toEqual(['p-2 gated']);
    expect(await listed({ position: 6n }, { openReviews: true })).toEqual(['p-3 requested']);
    expect(await listed({ position: 7n }, { openReviews: true })).toEqual([]);
    expect(await listed({ position: 4n }, { environment: 'stage' })).toEqual(['p-2 gated']);
  });

  it('go on page by page', async () => {
    const first = await page({ position: 4n }, {}, 2);
    expect(first.items.map(({ promotionId }) => promotionId)).toEqual(['p-3', 'p-2']);
    expect(first.next).not.toBeNull();
    expect(await listed({ position: 4n }, {}, 2, '1')).toEqual(['p-1 requested']);
    expect((await page({ position: 4n }, {}, 2, '1')).next).toBeNull();
  });

  it('are those of now in a time to come', async () => {
    const now = ['p-3 requested', 'p-2 gated', 'p-1 aborted'];
    expect(await listed({ instant: '2999-01-01T00:00:00.000Z' })).toEqual(now);
    expect(await listed({ position: 10n ** 17n })).toEqual(now);
  });
});
