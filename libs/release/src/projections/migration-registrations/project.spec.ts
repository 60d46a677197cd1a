import { rowsAfter } from '@ledgerline/testing';
import { MigrationsRegistered } from '../../events';
import { migrationRegistrations } from './project';

const { sample } = MigrationsRegistered;
const judged = { id: '0002_drop', checksum: `sha256:${'d'.repeat(64)}`, safety: 'destructive' as const };

describe('the registrations of migrations', () => {
  it('tell what a release brought to a database', () => {
    expect(rowsAfter(migrationRegistrations, MigrationsRegistered(sample))).toEqual([sample]);
  });

  it('are one for each release and database, also when they came in parts', () => {
    const rest = MigrationsRegistered({ ...sample, migrations: [judged] });
    const other = MigrationsRegistered({ ...sample, database: 'audit' });
    expect(rowsAfter(migrationRegistrations, MigrationsRegistered(sample), other, rest)).toEqual([
      { ...sample, migrations: [...sample.migrations, judged] },
      { ...sample, database: 'audit' },
    ]);
  });
});
