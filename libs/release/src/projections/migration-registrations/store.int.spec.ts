import { MigrationsRegistered } from '../../events';
import { ReleaseTables } from '../../testing/release-tables';
import { MigrationRegistrationStore } from './store';

const { sample } = MigrationsRegistered;

describe('the table of registered migrations', () => {
  let tables: ReleaseTables;
  let store: MigrationRegistrationStore;

  beforeAll(async () => {
    tables = await ReleaseTables.start();
    store = new MigrationRegistrationStore(tables.postgres);
    await tables.fill('migration_registrations', {
      'checkout/orders/1': sample,
      'checkout/audit/1': { ...sample, database: 'audit' },
      'payments/orders/1': { ...sample, project: 'payments' },
    });
  });
  afterAll(() => tables.stop());

  it('gives what was registered for the databases that are asked for, and of no other project', async () => {
    expect(await store.of('checkout', ['orders'])).toEqual([sample]);
    expect(await store.of('checkout', ['audit', 'orders'])).toHaveLength(2);
    expect(await store.of('checkout', [])).toEqual([]);
  });
});
