import { AutomationPaused, ProjectConfigured, RolloutStarted } from '../../events';
import { declared } from '../../testing/histories';
import { sampleConfiguration } from '../../testing/samples';
import { tablesAfter } from '../../testing/tables';
import { AutomationStore } from '../automation/store';
import { ProjectConfigurationStore } from '../project-configuration/store';
import { only, ShowEnvironments, ShowEnvironmentsHandler } from './query';
import { EnvironmentStateStore } from './store';

describe('the stored environments', () => {
  let tables: Awaited<ReturnType<typeof tablesAfter>>;
  let store: EnvironmentStateStore;
  let query: ShowEnvironmentsHandler;

  beforeAll(async () => {
    const configured = { ...ProjectConfigured.sample, configuration: sampleConfiguration };
    tables = await tablesAfter(
      ProjectConfigured(configured),
      declared(),
      RolloutStarted(RolloutStarted.sample),
      declared(2, 'p-2'),
      AutomationPaused(AutomationPaused.sample),
    );
    store = new EnvironmentStateStore(tables.postgres);
    query = new ShowEnvironmentsHandler(
      new ProjectConfigurationStore(tables.postgres),
      store,
      new AutomationStore(tables.postgres),
    );
  });

  afterAll(() => tables.stop());

  it('tell which intent is in force, and which one was', async () => {
    const inForce = async (...moment: Parameters<typeof store.inForce>[2][]) =>
      (await store.inForce('checkout', ['prod', 'stage'], ...moment)).map(({ intentRevision }) => intentRevision);
    expect(await inForce()).toEqual([2]);
    expect(await inForce({ position: 2n })).toEqual([1]);
    expect(await inForce({ position: 0n })).toEqual([]);
    expect(await inForce({ instant: '2026-01-01T00:02:59.999Z' })).toEqual([1]);
    expect(await store.inForce('another', ['prod'])).toEqual([]);
  });

  it('are shown with those in which nothing is declared', async () => {
    expect(await query.execute(new ShowEnvironments('checkout'))).toMatchObject([
      { environment: 'stage', status: 'empty', intent: null },
      { environment: 'prod', status: 'declared', intent: { intentRevision: 2 }, after: ['stage'] },
    ]);
  });

  it('are shown as they were', async () => {
    const then = await query.execute(new ShowEnvironments('checkout', { position: 2n }, 'prod'));
    expect(only(then)).toMatchObject({ status: 'rolling-out', intent: { intentRevision: 1 } });
    const before = await query.execute(new ShowEnvironments('checkout', { position: 1n }, 'prod'));
    expect(only(before)).toMatchObject({ status: 'declared', rollout: null });
  });

  it('are refused where there are none', async () => {
    expect(await query.execute(new ShowEnvironments('another'))).toMatchObject({ code: 'project-not-configured' });
    expect(await query.execute(new ShowEnvironments('checkout', undefined, 'moon'))).toMatchObject({
      code: 'no-such-environment',
      facts: { project: 'checkout', environment: 'moon' },
    });
  });
});
