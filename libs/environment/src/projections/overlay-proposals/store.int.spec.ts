import { OverlayRejected, ProjectConfigured } from '../../events';
import { approved, proposed } from '../../testing/histories';
import { sampleConfiguration } from '../../testing/samples';
import { tablesAfter } from '../../testing/tables';
import { ProjectConfigurationStore } from '../project-configuration/store';
import { ShowOverlay, ShowOverlayHandler } from './query';
import { OverlayProposalStore } from './store';

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

  it('are refused where there is no such environment', async () => {
    expect(await show(undefined, 'moon')).toMatchObject({ code: 'no-such-environment' });
    expect(await query.execute(new ShowOverlay('another', 'prod'))).toMatchObject({ code: 'project-not-configured' });
  });
});
