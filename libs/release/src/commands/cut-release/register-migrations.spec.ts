import { Refusal } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { MigrationsRegistered, ReleaseCut } from '../../events';
import { knownMigrations } from '../../evolve';
import type { MigrationFacts } from '../../migrations/describe-migration';
import type { Safety } from '../../migrations/safety';
import { registerMigrations } from './register-migrations';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const { project, releaseId } = ReleaseCut.sample;
const earlier = digest('1');
const create = { id: '0001_create', checksum: digest('c') };
const index = { id: '0002_index', checksum: digest('d') };

const cutWith = (...orders: { id: string; checksum: string }[]) => ({
  ...ReleaseCut.sample,
  content: { ...ReleaseCut.sample.content, migrations: { orders } },
});
const registered = (by: string, ...migrations: MigrationsRegistered['data']['migrations']) =>
  MigrationsRegistered({ project, database: 'orders', releaseId: by, migrations });
const statement = (safety: Safety, reason = 'so it is') => ({ line: 1, kind: 'X', safety, reason });
const judged = (safety: Safety, more: Partial<MigrationFacts> = {}): MigrationFacts => {
  return { safety, statements: [statement(safety)], omitted: 0, requires: [], ...more };
};

const known = (...events: MigrationsRegistered[]) => events.reduce(knownMigrations.evolve, knownMigrations.initial);

describe('registering migrations', () => {
  it('records the ids that are new', () => {
    given(knownMigrations, registered(earlier, create))
      .when((state) => registerMigrations(cutWith(create, index), 'orders', state))
      .then(registered(releaseId, index));
  });

  it('changes nothing when all of them are known', () => {
    given(knownMigrations, registered(earlier, create))
      .when((state) => registerMigrations(cutWith(create), 'orders', state))
      .thenNothing();
  });

  it('fixes what each does to its database, what it requires, and that there is more to tell', () => {
    const facts = new Map([
      ['0001_create', judged('additive')],
      ['0002_index', judged('blocking', { omitted: 7, requires: [earlier] })],
    ]);
    given(knownMigrations)
      .when((state) => registerMigrations(cutWith(create, index), 'orders', state, facts))
      .then(
        registered(
          releaseId,
          { ...create, safety: 'additive', statements: [statement('additive')] },
          { ...index, safety: 'blocking', statements: [statement('blocking')], omitted: 7, requires: [earlier] },
        ),
      );
  });

  it('never judges what is registered again', () => {
    const facts = new Map([['0001_create', judged('additive')]]);
    given(knownMigrations, registered(earlier, { ...create, safety: 'destructive' }))
      .when((state) => registerMigrations(cutWith(create), 'orders', state, facts))
      .thenNothing();
  });

  it('refuses an id that meant other bytes in an earlier release', () => {
    const state = known(registered(earlier, { ...create, checksum: digest('e') }));
    expect(registerMigrations(cutWith(create), 'orders', state)).toEqual(
      new Refusal(
        'migration-changed',
        { database: 'orders', id: '0001_create', known: digest('e'), checksum: digest('c'), release: earlier },
        '/migrations/orders/0/checksum',
      ),
    );
  });

  it('refuses the same bytes under a second id, with both of them', () => {
    const renamed = { ...create, id: '0002_create' };
    const refusal = new Refusal(
      'migration-renamed',
      { database: 'orders', id: '0002_create', known: '0001_create' },
      '/migrations/orders/0/id',
    );
    expect(registerMigrations(cutWith(renamed), 'orders', known(registered(earlier, create)))).toEqual(refusal);
    expect(registerMigrations(cutWith(create, renamed), 'orders', new Map())).toMatchObject({
      code: 'migration-renamed',
      pointer: '/migrations/orders/1/id',
    });
  });

  it('lets bytes be that were registered under two ids before this was refused', () => {
    const renamed = { ...create, id: '0002_create' };
    given(knownMigrations, registered(earlier, create, renamed))
      .when((state) => registerMigrations(cutWith(create, renamed, index), 'orders', state))
      .then(registered(releaseId, index));
  });

  it('keeps the statements of the worst where there is no room for those of all', () => {
    const long = statement('additive', 'x'.repeat(1_000));
    const many = Array.from({ length: 300 }, (_, at) => {
      return { id: String(at).padStart(4, '0'), checksum: `sha256:${at.toString(16).padStart(64, '0')}` };
    });
    const facts = new Map(many.map(({ id }) => [id, judged('additive', { statements: [long], omitted: 1 })]));
    facts.set('0299', judged('destructive'));
    const [event] = [registerMigrations(cutWith(...many), 'orders', new Map(), facts)].flat();
    if (event === undefined || event instanceof Refusal) throw new Error('nothing was registered');
    const { migrations } = event.data;
    expect(migrations.map(({ safety }) => safety)).not.toContain(undefined);
    expect(migrations.at(-1)).toMatchObject({ id: '0299', statements: [statement('destructive')] });
    expect(migrations.at(-2)).toEqual({ ...many[298], safety: 'additive', omitted: 2 });
    expect(JSON.stringify(event.data).length).toBeLessThan(320 * 1024);
  });

  it('refuses what the ledger could not take', () => {
    const requires = Array.from({ length: 20 }, (_, at) => digest(String(at % 10)));
    const many = Array.from({ length: 1_000 }, (_, at) => {
      return { id: String(at), checksum: `sha256:${at.toString(16).padStart(64, '0')}` };
    });
    const facts = new Map(many.map(({ id }) => [id, judged('additive', { requires })]));
    expect(registerMigrations(cutWith(...many), 'orders', new Map(), facts)).toMatchObject({
      code: 'release-too-large',
    });
  });
});

describe('what is known of a migration', () => {
  it('is its class, the reason of its worst statement, and what it requires', () => {
    const statements = [
      statement('additive', 'nothing'),
      statement('destructive', 'rows are lost'),
      statement('destructive', 'more'),
    ];
    const migration = { ...create, safety: 'destructive' as const, statements, requires: [digest('2')] };
    expect(known(registered(earlier, migration)).get('0001_create')).toEqual({
      checksum: digest('c'),
      releaseId: earlier,
      safety: 'destructive',
      because: 'rows are lost',
      requires: [digest('2')],
    });
  });

  it('is no more than its bytes where nobody looked', () => {
    expect(known(registered(earlier, create)).get('0001_create')).toEqual({
      checksum: digest('c'),
      releaseId: earlier,
    });
  });
});
