import { ProjectConfigured } from '../../events';
import { tablesAfter } from '../../testing/tables';
import { ProjectConfigurationStore } from './store';

const version = (number: number, project = 'checkout') =>
  ProjectConfigured({ ...ProjectConfigured.sample, project, version: number });

describe('the stored configurations', () => {
  let tables: Awaited<ReturnType<typeof tablesAfter>>;
  let store: ProjectConfigurationStore;

  beforeAll(async () => {
    tables = await tablesAfter(version(1), version(1, 'billing'), version(2));
    store = new ProjectConfigurationStore(tables.postgres);
  });

  afterAll(() => tables.stop());

  it('tell which version is in force', async () => {
    expect(await store.inForce('checkout')).toMatchObject({ version: 2, position: '2' });
    expect(await store.inForce('billing')).toMatchObject({ version: 1 });
    expect(await store.inForce('another')).toBeUndefined();
  });

  it('tell which one was, at a position or at an instant', async () => {
    expect(await store.inForce('checkout', { position: 1n })).toMatchObject({ version: 1 });
    expect(await store.inForce('billing', { position: 0n })).toBeUndefined();
    expect(await store.inForce('checkout', { instant: '2026-01-01T00:02:00.000Z' })).toMatchObject({ version: 2 });
    expect(await store.inForce('checkout', { instant: '2026-01-01T00:01:59.999Z' })).toMatchObject({ version: 1 });
  });
});
