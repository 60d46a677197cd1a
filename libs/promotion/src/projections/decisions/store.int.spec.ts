import { Postgres, projectionTable } from '@ledgerline/platform/postgres';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, fillTable, rowsAfter } from '@ledgerline/testing';
import {
  PromotionAuthorized,
  PromotionGatesEvaluated,
  StandingGatesEvaluated,
  StandingStateReached,
} from '../../events';
import type { DecisionRow } from '../../replay/decision-row';
import { digest, inputs } from '../../testing/samples';
import { decisions } from './project';
import { DecisionStore } from './store';

let server: SpecPostgres;
let postgres: Postgres;
let store: DecisionStore;

const open = [{ gate: 'soak', holds: false, because: 'soaks', unblockedBy: [] }];
const evaluated = (more: Partial<typeof PromotionGatesEvaluated.sample>) =>
  PromotionGatesEvaluated({ ...PromotionGatesEvaluated.sample, inputs, ...more });

/** p-1 waits, then goes into prod; p-2 waits for stage; v84 reaches a state; p-9 is another project's. */
const history = [
  evaluated({ gates: open }),
  evaluated({}),
  PromotionAuthorized(PromotionAuthorized.sample),
  evaluated({ promotionId: 'p-2', environment: 'stage', gates: open, inputs: { ...inputs, release: 'v85' } }),
  StandingGatesEvaluated({ ...StandingGatesEvaluated.sample, gates: open }),
  StandingStateReached(StandingStateReached.sample),
  evaluated({ promotionId: 'p-9', project: 'billing' }),
];

const page = (limit: number, after?: string) => ({ limit, after: after === undefined ? undefined : [after] });
const positions = (rows: readonly DecisionRow[]) => rows.map(({ position }) => Number(position));

beforeAll(async () => {
  server = await aPostgres();
  postgres = new Postgres(server.url);
  store = new DecisionStore(postgres);
  await fillTable(server.url, projectionTable(decisions, __dirname), ...history);
});

afterAll(async () => {
  await postgres.close();
  await server.stop();
});

describe('the table of decisions', () => {
  it('lists those of one project, the newest first, page by page', async () => {
    expect(positions(await store.list('checkout', {}, page(9)))).toEqual([5, 4, 3, 1, 0]);
    expect(positions(await store.list('checkout', {}, page(1, '4')))).toEqual([3, 1]);
  });

  it.each<[string, Parameters<DecisionStore['list']>[1], number[]]>([
    ['of a promotion', { promotionId: 'p-1' }, [1, 0]],
    ['of a release, by id or by alias', { release: { releaseId: digest('b'), alias: 'v84' } }, [5, 4, 1, 0]],
    ['of an environment', { environment: 'stage' }, [3]],
    ['of a state', { state: 'dev-approved', kinds: ['state-reached'] }, [5]],
    ['of some kinds', { kinds: ['authorisation', 'state-reached'] }, [5, 1]],
    ['that came out like that', { verdict: 'open' }, [4, 3, 0]],
    ['between two positions', { since: '1', until: '4' }, [4, 3, 1]],
  ])('finds those %s', async (_, filters, expected) => {
    expect(positions(await store.list('checkout', filters, page(9)))).toEqual(expected);
  });

  it('finds one by the id of its evaluation or of its authorisation, in its own project only', async () => {
    const authorisation = rowsAfter(decisions, ...history)[1];
    expect(await store.find('checkout', 'event-1')).toEqual(authorisation);
    expect(await store.find('checkout', 'event-2')).toEqual(authorisation);
    expect(await store.find('billing', 'event-1')).toBeUndefined();
  });

  it('knows where to begin to read', async () => {
    expect(await store.lastBefore('checkout', '3')).toBe(1n);
    expect(await store.lastBefore('checkout', '0')).toBeUndefined();
  });
});
