import { ReleaseTables } from '../../testing/release-tables';
import type { BuildRow } from './project';
import { BuildStore } from './store';

const build = (buildId: string, minute: number, more: Partial<BuildRow> = {}): BuildRow => ({
  buildId,
  project: 'checkout',
  component: 'web',
  artifacts: [{ digest: `sha256:${'a'.repeat(64)}`, repository: 'ghcr.io/acme/web' }],
  source: { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: [] },
  builder: 'ci',
  recordedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
  recordedBy: { kind: 'service', id: 'ci' },
  published: [],
  position: String(minute * 10),
  ...more,
});
const page = (limit: number, after?: string) => ({ limit, after: after === undefined ? undefined : [after] });

describe('the table of builds', () => {
  let tables: ReleaseTables;
  let store: BuildStore;

  beforeAll(async () => {
    tables = await ReleaseTables.start();
    store = new BuildStore(tables.postgres);
    await tables.fill('builds', {
      'checkout/b-1': build('b-1', 1),
      'checkout/b-2': build('b-2', 2, { component: 'worker' }),
      'checkout/b-3': build('b-3', 3, { source: { repository: 'r', commit: '9f1c_x%', authors: [] } }),
      'payments/b-4': build('b-4', 4, { project: 'payments' }),
    });
  });
  afterAll(() => tables.stop());

  const ids = async (
    ...[filter, wanted, moment]: [
      Parameters<BuildStore['list']>[1]?,
      ReturnType<typeof page>?,
      Parameters<BuildStore['list']>[3]?,
    ]
  ) => (await store.list('checkout', filter ?? {}, wanted ?? page(50), moment)).map(({ buildId }) => buildId);

  it('lists those of the project, the newest first', async () => {
    expect(await ids()).toEqual(['b-3', 'b-2', 'b-1']);
  });

  it('finds them by component, and by how their commit begins, letter by letter', async () => {
    expect(await ids({ component: 'worker' })).toEqual(['b-2']);
    expect(await ids({ commit: '9f1c' })).toEqual(['b-3', 'b-2', 'b-1']);
    expect(await ids({ commit: '9f1c_' })).toEqual(['b-3']);
  });

  it('gives one more than the page holds, and goes on after it', async () => {
    expect(await ids({}, page(1))).toEqual(['b-3', 'b-2']);
    expect(await ids({}, page(1, '20'))).toEqual(['b-1']);
  });

  it('shows what was there at a moment', async () => {
    expect(await ids({}, page(50), { position: 20n })).toEqual(['b-2', 'b-1']);
    expect(await ids({}, page(50), { instant: '2026-01-01T00:01:00.000Z' })).toEqual(['b-1']);
  });

  it('knows one by its id, in its project only', async () => {
    expect(await store.get('checkout', 'b-1')).toEqual(build('b-1', 1));
    expect(await store.get('checkout', 'b-4')).toBeUndefined();
    expect(await store.all('checkout', ['b-2', 'b-1', 'b-9'])).toHaveLength(2);
  });
});
