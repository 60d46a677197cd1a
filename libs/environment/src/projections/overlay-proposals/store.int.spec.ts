import { Refusal } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { OverlayProposed, OverlayRejected, OverlayReviewWithdrawn, ProjectConfigured } from '../../events';
import { approved, proposed, reviewed, superseded } from '../../testing/histories';
import { sampleConfiguration } from '../../testing/samples';
import { tablesAfter } from '../../testing/tables';
import { ProjectConfigurationStore } from '../project-configuration/store';
import { ShowOverlay, ShowOverlayHandler } from './query';
import { OverlayProposalStore } from './store';
import { ShowOverlayVersion, ShowOverlayVersionHandler } from './version.query';
import { ListOverlayVersions, ListOverlayVersionsHandler } from './versions.query';

describe('the stored overlays', () => {
  let tables: Awaited<ReturnType<typeof tablesAfter>>;
  let query: ShowOverlayHandler;

  beforeAll(async () => {
    const configured = { ...ProjectConfigured.sample, configuration: sampleConfiguration };
    tables = await tablesAfter(
      ProjectConfigured(configured),
      proposed('o-1'),
      approved('o-1', 1),
      proposed('o-2', 1, { 'web.replicas': 14 }),
      proposed('o-3', 1, { 'web.replicas': 16 }),
      OverlayRejected({ ...OverlayRejected.sample, proposalId: 'o-2' }),
      approved('o-3', 2, { 'web.replicas': 16 }),
      proposed('o-4', 2, { 'web.replicas': null }),
    );
    query = new ShowOverlayHandler(
      new ProjectConfigurationStore(tables.postgres),
      new OverlayProposalStore(tables.postgres),
    );
  });

  afterAll(() => tables.stop());

  const show = async (position?: bigint, environment = 'prod') =>
    query.execute(new ShowOverlay('checkout', environment, position === undefined ? undefined : { position }));

  it('have the values in force and what is proposed, what waits first', async () => {
    const overlay = await show();
    expect(overlay).toMatchObject({ version: 2, values: { 'web.replicas': 16 } });
    expect(overlay).toHaveProperty('proposals', [
      expect.objectContaining({ proposalId: 'o-4', status: 'open', decision: null }),
      expect.objectContaining({ proposalId: 'o-3', status: 'approved' }),
      expect.objectContaining({ proposalId: 'o-2', status: 'rejected' }),
      expect.objectContaining({ proposalId: 'o-1', status: 'approved' }),
    ]);
  });

  it('have the values that were in force at a moment, and proposals as they stood then', async () => {
    const overlay = await show(4n);
    expect(overlay).toMatchObject({ version: 1, values: { 'web.replicas': 12 } });
    const statuses =
      'proposals' in overlay ? overlay.proposals.map(({ proposalId, status }) => [proposalId, status]) : [];
    expect(new Map(statuses.map(([id = '', status = '']) => [id, status]))).toEqual(
      new Map([
        ['o-1', 'approved'],
        ['o-2', 'open'],
        ['o-3', 'open'],
      ]),
    );
  });

  it('are empty before the first approval', async () => {
    expect(await show(1n)).toMatchObject({ version: 0, values: {} });
    expect(await show(undefined, 'stage')).toEqual({ version: 0, values: {}, proposals: [] });
  });

  it('have each value with the proposal that set it last, now and at a moment', async () => {
    const store = new OverlayProposalStore(tables.postgres);
    const told = { environment: 'prod', key: 'web.replicas', proposer: 'olga' };
    const later = { value: 16, proposalId: 'o-3', version: 2, since: '2026-01-01T00:06:00.000Z', position: '6' };
    const first = { value: 12, proposalId: 'o-1', version: 1, since: '2026-01-01T00:02:00.000Z', position: '2' };
    expect(await store.values('checkout', 10)).toEqual([{ ...told, ...later }]);
    expect(await store.values('checkout', 10, { position: 5n })).toEqual([{ ...told, ...first }]);
    expect(await store.values('checkout', 10, { instant: '2026-01-01T00:01:59.999Z' })).toEqual([]);
    expect(await store.values('another', 10)).toEqual([]);
  });

  it('are refused where there is no such environment', async () => {
    expect(await show(undefined, 'moon')).toMatchObject({ code: 'no-such-environment' });
    expect(await query.execute(new ShowOverlay('another', 'prod'))).toMatchObject({ code: 'project-not-configured' });
  });
});

describe('the life of an overlay', () => {
  let tables: Awaited<ReturnType<typeof tablesAfter>>;
  let store: OverlayProposalStore;
  let configurations: ProjectConfigurationStore;
  const memory = 'databases.orders.settings.work_mem';
  const both = { 'web.replicas': 12, [memory]: '8MB' };
  const back = OverlayProposed({ ...proposed('o-6', 3, { 'web.replicas': 12 }).data, reverts: 1 });

  beforeAll(async () => {
    const configured = { ...ProjectConfigured.sample, configuration: sampleConfiguration };
    tables = await tablesAfter(
      ProjectConfigured(configured),
      proposed('o-1'),
      approved('o-1', 1),
      proposed('o-2', 1, { 'web.replicas': 14 }),
      proposed('o-3', 1, { 'web.replicas': 16 }),
      approved('o-2', 2, { 'web.replicas': 14 }),
      superseded('o-3', 'o-2', 2),
      proposed('o-4', 2, { 'web.replicas': 18 }),
      approved('o-4', 3, { 'web.replicas': 18 }),
      back,
      approved('o-6', 4),
      proposed('o-7', 4, both),
      reviewed('o-7'),
      OverlayReviewWithdrawn({ ...OverlayReviewWithdrawn.sample, proposalId: 'o-7' }),
    );
    store = new OverlayProposalStore(tables.postgres);
    configurations = new ProjectConfigurationStore(tables.postgres);
  });

  afterAll(() => tables.stop());

  const proposals = async (moment?: Moment) => {
    const query = new ShowOverlayHandler(configurations, store);
    const shown = await query.execute(new ShowOverlay('checkout', 'prod', moment));
    return new Map('proposals' in shown ? shown.proposals.map((one) => [one.proposalId, one]) : []);
  };
  const versions = async (limit: number, after?: readonly string[], moment?: Moment) => {
    const query = new ListOverlayVersionsHandler(configurations, store);
    const page = await query.execute(new ListOverlayVersions('checkout', 'prod', { limit, after }, moment));
    if (page instanceof Refusal) throw new Error(page.code);
    return page;
  };

  it('knows what waits, or waited at a moment', async () => {
    const open = async (moment?: Moment) => (await store.open('checkout', moment)).map(({ proposalId }) => proposalId);
    expect(await open()).toEqual(['o-7']);
    expect(await open({ position: 4n })).toEqual(['o-2', 'o-3']);
    expect(await open({ position: 5n })).toEqual(['o-3']);
    expect(await open({ position: 0n })).toEqual([]);
  });

  it('says what superseded a proposal, and which version took its values back', async () => {
    const now = await proposals();
    expect([...now].map(([id, { status, revertedBy }]) => [id, status, revertedBy])).toEqual([
      ['o-7', 'open', null],
      ['o-6', 'approved', null],
      ['o-4', 'reverted', 4],
      ['o-3', 'superseded', null],
      ['o-2', 'reverted', 4],
      ['o-1', 'approved', null],
    ]);
    expect(now.get('o-3')).toMatchObject({ decision: { by: 'o-2' } });
    expect(now.get('o-6')).toMatchObject({ reverts: 1 });
    const before = await proposals({ position: 9n });
    expect([before.get('o-4')?.status, before.get('o-6')?.status]).toEqual(['approved', 'open']);
  });

  it('says who still has to review, now and at a moment', async () => {
    const orders = { owner: 'orders-team', keys: [memory] };
    const web = { owner: 'web-team', keys: ['web.replicas'] };
    expect((await proposals()).get('o-7')).toMatchObject({ reviews: [], missing: [web, orders] });
    expect((await proposals({ position: 12n })).get('o-7')).toMatchObject({
      reviews: [{ person: 'ana' }],
      missing: [orders],
    });
    expect((await proposals()).get('o-6')?.missing).toEqual([]);
  });

  it('has versions, the newest first, page by page', async () => {
    const first = await versions(3);
    expect(first.items.map(({ version, revertedBy }) => [version, revertedBy])).toEqual([
      [4, null],
      [3, 4],
      [2, 4],
    ]);
    expect(first.items[0]).toMatchObject({
      values: { 'web.replicas': 12 },
      changes: { 'web.replicas': 12 },
      proposer: 'olga',
      approver: 'ana',
      reason: 'load differs',
      reverts: 1,
      reviews: [{ person: 'ana', owners: ['web-team'] }],
    });
    expect((await versions(3, ['2'])).items.map(({ version }) => version)).toEqual([1]);
    expect((await versions(9, undefined, { position: 5n })).items.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('has each version by its number', async () => {
    const query = new ShowOverlayVersionHandler(store);
    const show = async (version: string, moment?: Moment) =>
      query.execute(new ShowOverlayVersion('checkout', 'prod', version, moment));
    expect(await show('2')).toMatchObject({ version: 2, values: { 'web.replicas': 14 }, revertedBy: 4 });
    expect(await show('2', { position: 9n })).toMatchObject({ revertedBy: null });
    for (const version of ['0', '5', '-1', '1e0', 'x']) {
      expect(await show(version)).toMatchObject({ code: 'no-such-overlay-version', facts: { version, current: 4 } });
    }
    expect(await show('4', { position: 5n })).toMatchObject({ facts: { current: 2 } });
  });
});

describe('the values of environments', () => {
  let tables: Awaited<ReturnType<typeof tablesAfter>>;

  beforeAll(async () => {
    const memory = 'databases.orders.settings.work_mem';
    tables = await tablesAfter(
      proposed('o-1', 0, { 'web.replicas': 12, [memory]: '8MB' }),
      approved('o-1', 1),
      proposed('o-2', 1, { 'web.replicas': null }),
      approved('o-2', 2),
    );
  });

  afterAll(() => tables.stop());

  it('are none where they were taken out, since that', async () => {
    const store = new OverlayProposalStore(tables.postgres);
    const keys = async (moment?: Moment) => (await store.values('checkout', 10, moment)).map(({ key }) => key);
    expect(await keys()).toEqual(['databases.orders.settings.work_mem']);
    expect(await keys({ position: 2n })).toHaveLength(2);
  });

  it('are as many as are asked for', async () => {
    const store = new OverlayProposalStore(tables.postgres);
    expect(await store.values('checkout', 1, { position: 2n })).toHaveLength(1);
  });
});
