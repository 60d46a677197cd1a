import type { Moment } from '@ledgerline/platform/http';
import { PromotionAborted, PromotionPlanApproved, PromotionPlanned, PromotionRequested } from '../../events';
import { minute, pastOf } from '../../testing/past';
import { PromotionBoardStore } from '../promotion-board/store';
import type { PendingFilters } from './store';
import { PendingApprovalsThen } from './then';

const requested = (promotionId: string) => PromotionRequested({ ...PromotionRequested.sample, promotionId });
const planned = (promotionId: string, ...groups: readonly string[]) =>
  PromotionPlanned({ ...PromotionPlanned.sample, promotionId, approvals: groups.map((of) => ({ of, count: 1 })) });
const approved = (promotionId: string) => PromotionPlanApproved({ ...PromotionPlanApproved.sample, promotionId });

/** At positions 0 to 6: p-1 waits from 2 until ana's word at 4, p-2 from 3 until it is aborted at 6. */
const history = [
  requested('p-1'),
  requested('p-2'),
  planned('p-1', 'release-managers'),
  planned('p-2', 'database-owners'),
  approved('p-1'),
  requested('p-3'),
  PromotionAborted({ ...PromotionAborted.sample, promotionId: 'p-2' }),
];

describe('the plans that waited at a moment', () => {
  let tables: Awaited<ReturnType<typeof pastOf>>;

  beforeAll(async () => {
    tables = await pastOf(...history);
  });

  afterAll(() => tables.stop());

  const listed = async (moment: Moment, filters: PendingFilters = {}, limit = 50, after?: string) => {
    const then = new PendingApprovalsThen(new PromotionBoardStore(tables.postgres), tables.past);
    const page = { limit, after: after === undefined ? undefined : [after] };
    return (await then.list('checkout', filters, page, moment)).map(({ promotionId }) => promotionId);
  };

  it('are told also where nothing waits any more', async () => {
    expect(await listed({ position: 3n })).toEqual(['p-1', 'p-2']);
    expect(await listed({ position: 5n })).toEqual(['p-2']);
    expect(await listed({ position: 6n })).toEqual([]);
  });

  it('are not those that came later', async () => {
    expect(await listed({ position: 1n })).toEqual([]);
    expect(await listed({ instant: minute(2) })).toEqual(['p-1']);
  });

  it('are found by the group that they waited for then', async () => {
    expect(await listed({ position: 3n }, { group: 'database-owners' })).toEqual(['p-2']);
    expect(await listed({ position: 5n }, { group: 'release-managers' })).toEqual([]);
    expect(await listed({ position: 3n }, { environment: 'nowhere' })).toEqual([]);
  });

  it('go on page by page, with one more than the page holds', async () => {
    expect(await listed({ position: 3n }, {}, 1)).toEqual(['p-1', 'p-2']);
    expect(await listed({ position: 3n }, {}, 1, '2')).toEqual(['p-2']);
  });

  it('are those of now in a time to come', async () => {
    expect(await listed({ instant: '2999-01-01T00:00:00.000Z' })).toEqual([]);
  });
});
