import { ReleaseTables } from '../../testing/release-tables';
import { ReleasePlaceStore } from './store';

const place = (environment: string, intentRevision: number, minute: number, project = 'checkout') => ({
  project,
  environment,
  intentRevision,
  releaseId: `sha256:${String(intentRevision).repeat(64)}`,
  declaredAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
  position: String(minute * 10),
});

describe('the table of places', () => {
  let tables: ReleaseTables;
  beforeAll(async () => {
    tables = await ReleaseTables.start();
    await tables.fill('release_places', {
      'checkout/prod/1': place('prod', 1, 1),
      'checkout/dev/1': place('dev', 1, 2),
      'checkout/prod/2': place('prod', 2, 12),
      'payments/prod/1': place('prod', 1, 13, 'payments'),
    });
  });
  afterAll(() => tables.stop());

  const current = async (moment?: Parameters<ReleasePlaceStore['current']>[1]) =>
    (await new ReleasePlaceStore(tables.postgres).current('checkout', moment)).map((row) => [
      row.environment,
      row.intentRevision,
    ]);

  it('says what each environment is declared to be now', async () => {
    expect(await current()).toEqual([
      ['dev', 1],
      ['prod', 2],
    ]);
  });

  it('says what each was declared to be then', async () => {
    expect(await current({ position: 119n })).toEqual([
      ['dev', 1],
      ['prod', 1],
    ]);
    expect(await current({ instant: '2026-01-01T00:01:59.999Z' })).toEqual([['prod', 1]]);
  });
});
