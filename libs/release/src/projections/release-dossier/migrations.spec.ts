import { MigrationsRegistered, ReleaseCut } from '../../events';
import { migrationsOf } from './migrations';

const { releaseId, content } = ReleaseCut.sample;
const { id, checksum } = { id: '0001_create_orders', checksum: `sha256:${'c'.repeat(64)}` };
const earlier = `sha256:${'e'.repeat(64)}`;
const statement = { line: 3, kind: 'DROP TABLE', safety: 'destructive' as const, reason: 'orders is lost' };
const harmless = { line: 1, kind: 'COMMENT', safety: 'additive' as const, reason: 'nothing changes' };
const judged = { id, checksum, safety: 'destructive' as const, statements: [harmless, statement], requires: [earlier] };
const registered = (by: string, migration: MigrationsRegistered['data']['migrations'][number]) => ({
  ...MigrationsRegistered.sample,
  releaseId: by,
  migrations: [migration],
});

const shown = (registrations: Parameters<typeof migrationsOf>[2], aliases = new Map([[earlier, 'v83']])) =>
  migrationsOf(releaseId, content, registrations, aliases);

describe('the migrations in a dossier', () => {
  it('tell what each does and why, with every statement where this release brought it', () => {
    expect(shown([registered(releaseId, judged)])).toEqual({
      orders: [{ ...judged, releaseId, because: 'orders is lost', requires: [{ releaseId: earlier, alias: 'v83' }] }],
    });
  });

  it('leave the statements to the release that brought them', () => {
    const { statements, ...rest } = judged;
    expect(statements).toHaveLength(2);
    expect(shown([registered(earlier, judged)], new Map())).toEqual({
      orders: [
        { ...rest, releaseId: earlier, because: 'orders is lost', requires: [{ releaseId: earlier, alias: null }] },
      ],
    });
  });

  it('say nothing of what nobody looked at, and of what is not known here yet', () => {
    expect(shown([registered(earlier, { id, checksum })])).toEqual({
      orders: [{ id, checksum, releaseId: earlier, requires: [] }],
    });
    expect(shown([])).toEqual({
      orders: [{ id, checksum, releaseId: null, requires: [] }],
    });
  });

  it('do not take another database for their own', () => {
    const audit = { ...registered(earlier, judged), database: 'audit' };
    expect(shown([audit])).toMatchObject({ orders: [{ releaseId: null }] });
  });
});
