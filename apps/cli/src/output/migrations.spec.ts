import { migrationRows, warningLines } from './migrations';

const [releaseId, earlier] = [`sha256:${'b'.repeat(64)}`, `sha256:${'e'.repeat(64)}`];
const checksum = `sha256:${'c'.repeat(64)}`;
const drop = { line: 3, kind: 'DROP TABLE', safety: 'destructive' as const, reason: 'old: lost', instead: 'keep it' };
const select = { line: 1, kind: 'SELECT', safety: 'additive' as const, reason: 'nothing changes' };
const migrations = {
  orders: [
    { id: '0001', checksum, releaseId: earlier, requires: [] },
    { id: '0002', checksum, releaseId: earlier, safety: 'blocking' as const, because: 'it waits', requires: [] },
    {
      id: '0003',
      checksum,
      releaseId,
      safety: 'destructive' as const,
      because: 'old: lost',
      statements: [select, drop],
      omitted: 4,
      requires: [
        { releaseId: earlier, alias: 'v83' },
        { releaseId, alias: null },
      ],
    },
  ],
};

describe('migrations for people', () => {
  it('tell their class, why, and what they wait for', () => {
    expect(migrationRows(migrations).map(([, name, , safety, why]) => [name, safety, why])).toEqual([
      ['orders 0001', 'unknown', ''],
      ['orders 0002', 'blocking', 'it waits'],
      [
        'orders 0003',
        'destructive',
        `old: lost; requires v83 to have converged; requires ${releaseId} to have converged`,
      ],
    ]);
  });

  it('warn of what the release is the first to bring, statement by statement', () => {
    expect(warningLines(releaseId, migrations)).toEqual([
      'orders 0003:3: destructive: DROP TABLE: old: lost; instead: keep it',
      'orders 0003: 4 more statements',
    ]);
    expect(warningLines(`sha256:${'a'.repeat(64)}`, migrations)).toEqual([]);
  });
});
