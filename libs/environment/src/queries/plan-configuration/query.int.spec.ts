import type { DomainEvent } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { promotionProjections } from '@ledgerline/promotion';
import { fillTable } from '@ledgerline/testing';
import { ConfigureProject } from '../../commands/configure-project/command';
import { EnvironmentApplication } from '../../testing/environment-application';
import { governedConfiguration } from '../../testing/policies';
import { tablesAfter } from '../../testing/tables';
import { PromotionReader } from '../promotion-reader';
import { PlanConfiguration, PlanConfigurationHandler } from './query';

const requested = (promotionId: string, environment: string): DomainEvent => ({
  type: 'promotion.requested',
  data: {
    ...{ promotionId, project: 'checkout', environment, releaseId: `sha256:${'b'.repeat(64)}`, alias: 'v84' },
    ...{ requester: 'olga', reason: 'weekly release' },
  },
});
const aborted: DomainEvent = {
  type: 'promotion.aborted',
  data: { promotionId: 'p-1', project: 'checkout', environment: 'prod', person: 'olga', reason: 'found a bug' },
};
/** At positions 0 to 3. */
const history = [requested('p-1', 'prod'), requested('p-2', 'stage'), aborted, requested('p-3', 'prod')];

describe('the plan of a configuration', () => {
  let tables: Awaited<ReturnType<typeof tablesAfter>>;
  let app: EnvironmentApplication;
  let promotions: PromotionReader;
  let query: PlanConfigurationHandler;

  beforeAll(async () => {
    tables = await tablesAfter();
    const board = promotionProjections.find(({ projection }) => projection.name === 'promotion_board');
    if (board === undefined) throw new Error('there is no board of promotions');
    await fillTable(tables.url, board, ...history);
    app = await EnvironmentApplication.start();
    await app.execute(new ConfigureProject(app.by('olga'), 'checkout', governedConfiguration));
    promotions = new PromotionReader(tables.postgres);
    query = new PlanConfigurationHandler(app.decisions, app.consequences, promotions);
  });

  afterAll(async () => {
    await app.stop();
    await tables.stop();
  });

  const plan = async (file: unknown) => {
    const outcome = await query.execute(new PlanConfiguration('checkout', file));
    if (outcome instanceof Refusal) throw new Error(outcome.code);
    return outcome;
  };

  it('says what is policy, whose words it would wait for, and which promotions would have nowhere to go', async () => {
    const { stage } = governedConfiguration.environments;
    expect(await plan({ ...governedConfiguration, environments: { stage } })).toEqual({
      baseVersion: 1,
      changes: [expect.objectContaining({ path: '/environments/prod', kind: 'removed', governed: true })],
      asks: { of: 'platform-leads', count: 2 },
      ...{ fallsOut: [], stranded: [], statesGone: [] },
      promotions: [{ promotionId: 'p-3', environment: 'prod', alias: 'v84', requester: 'olga' }],
    });
  });

  it('says that nobody has to be asked where no policy changes', async () => {
    const datasets = { orders: { kind: 'seed' } };
    expect(await plan({ ...governedConfiguration, datasets })).toMatchObject({
      changes: [{ path: '/datasets/orders', governed: false }],
      asks: null,
      promotions: [],
    });
  });

  it('knows promotions that were open at a moment', async () => {
    const open = async (position: bigint) =>
      (await promotions.open('checkout', ['prod'], { position })).map(({ promotionId }) => promotionId);
    expect([await open(0n), await open(1n), await open(2n), await open(3n)]).toEqual([['p-1'], ['p-1'], [], ['p-3']]);
    const until = await promotions.open('checkout', ['prod'], { instant: '2026-01-01T00:01:30.000Z' });
    expect(until.map(({ promotionId }) => promotionId)).toEqual(['p-1']);
  });
});
