import { MigrationsRegistered, ReleaseCut } from '../../events';
import { movedSince } from './moved';

const { content } = ReleaseCut.sample;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const before = { alias: 'v83', content };
const migration = (id: string) => ({ id, checksum: digest('9') });
const withMigrations = (...more: readonly string[]) => ({
  ...content,
  migrations: { ...content.migrations, orders: [...(content.migrations.orders ?? []), ...more.map(migration)] },
});

describe('what moved since the release before', () => {
  it('is nothing in the same content', () => {
    expect(movedSince(before, content, [])).toEqual({ since: 'v83', parts: [], more: 0 });
  });

  it('is everything in the first release', () => {
    const { since, parts } = movedSince(undefined, content, []);
    expect(since).toBeNull();
    expect(parts).toContainEqual({ kind: 'artifacts', name: Object.keys(content.artifacts)[0] });
  });

  it('names what is new, otherwise, or gone', () => {
    const after = {
      ...content,
      artifacts: { ...content.artifacts, web: { digest: digest('b'), repository: 'ghcr.io/acme/web' } },
      flags: { 'new-pricing': { state: 'DISABLED' } },
      datasets: {},
    };
    const was = { ...before, content: { ...content, datasets: { sample: { version: '1' } }, flags: {} } };
    expect(movedSince(was, after, []).parts).toEqual([
      { kind: 'artifacts', name: 'web' },
      { kind: 'flags', name: 'new-pricing' },
      { kind: 'datasets', name: 'sample' },
    ]);
  });

  it('does not mind in which order things are written', () => {
    const web = { digest: digest('a'), repository: 'r' };
    const was = { ...before, content: { ...content, artifacts: { web } } };
    expect(
      movedSince(was, { ...content, artifacts: { web: { repository: 'r', digest: digest('a') } } }, []).parts,
    ).toEqual([]);
  });

  it('counts new migrations, and those of them that destroy something', () => {
    const registered = {
      ...MigrationsRegistered.sample,
      database: 'orders',
      migrations: [
        { ...migration('0042_drop'), safety: 'destructive' as const },
        { ...migration('0043_add'), safety: 'additive' as const },
      ],
    };
    expect(movedSince(before, withMigrations('0042_drop', '0043_add'), [registered]).parts).toEqual([
      { kind: 'migrations', name: 'orders', count: 2, destructive: 1 },
    ]);
    expect(movedSince(before, withMigrations('0042_drop'), [{ ...registered, database: 'audit' }]).parts).toEqual([
      { kind: 'migrations', name: 'orders', count: 1, destructive: 0 },
    ]);
  });

  it('names the first and counts the others', () => {
    const flags = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`flag-${String(index)}`, {}]));
    const moved = movedSince({ ...before, content: { ...content, flags: {} } }, { ...content, flags }, []);
    expect([moved.parts.length, moved.more]).toEqual([20, 10]);
  });

  it('takes no name of a prototype for something that was there', () => {
    const flags = { constructor: { state: 'ENABLED' } };
    expect(movedSince({ ...before, content: { ...content, flags: {} } }, { ...content, flags }, []).parts).toEqual([
      { kind: 'flags', name: 'constructor' },
    ]);
  });
});
