import { digestOf } from '@ledgerline/kernel';
import { crc32 } from 'node:zlib';
import { matchMigrations } from './match-migrations';
import { precedes, versionOf } from './version';

const declared = (...ids: readonly string[]) => ids.map((id) => ({ id, checksum: digestOf(id) }));
const ids = (matched: ReturnType<typeof matchMigrations>) =>
  matched.applied.map(({ id, state }) => (state === undefined ? id : `${id} ${state}`));

describe('the record of migrations', () => {
  it('is told by the ids that are declared, whatever the program calls them', () => {
    const release = declared(
      'V1__orders.sql',
      'V1_2__index.sql',
      '0042_settled.up.sql',
      '20240101_users/migration.sql',
    );
    const rows = [{ name: '1' }, { name: '1.2' }, { name: '42' }, { name: '20240101_users' }, { name: 'by hand' }];
    expect(matchMigrations({ checksum: 'none' }, rows, release)).toMatchObject({ known: 4 });
    expect(ids(matchMigrations({ checksum: 'none' }, rows, release))).toEqual([
      ...release.map(({ id }) => id),
      'by hand',
    ]);
  });

  it('does not guess between two of the same version', () => {
    expect(ids(matchMigrations({ checksum: 'none' }, [{ name: '1' }], declared('V1__one', '1_other')))).toEqual(['1']);
  });

  it('goes by the file where a change has an id of its own in it', () => {
    const rows = [{ name: 'add-index', alias: 'db/changelog/0002-index.sql' }];
    expect(ids(matchMigrations({ checksum: 'none' }, rows, declared('0002-index')))).toEqual(['0002-index']);
  });

  it('has run what comes before the only one that is recorded, and says that this one was interrupted', () => {
    const latest = { checksum: 'none', onlyLatest: true } as const;
    const release = declared('1_a', '2_b', '3_c');
    expect(ids(matchMigrations(latest, [{ name: '2' }], release))).toEqual(['1_a', '2_b']);
    expect(ids(matchMigrations(latest, [{ name: '2', state: 'interrupted' }], release))).toEqual([
      '1_a',
      '2_b interrupted',
    ]);
    expect(ids(matchMigrations(latest, [{ name: '9' }], release))).toEqual(['9']);
  });

  it('knows a revision by its hash', () => {
    const release = declared('1975ea83b712_users.py', 'ae1027a6acf_orders.py');
    const matched = matchMigrations({ checksum: 'none', onlyLatest: true }, [{ name: 'ae1027a6acf' }], release);
    expect(ids(matched)).toEqual(release.map(({ id }) => id));
  });

  it('was begun with a version, up to which everything had run', () => {
    const release = declared('V1__a.sql', 'V1.9__b.sql', 'V1.10__c.sql', 'V2__d.sql');
    const rows = [{ name: '1.10', state: 'baseline' as const }];
    expect(ids(matchMigrations({ checksum: 'crc-32' }, rows, release))).toEqual([
      'V1__a.sql',
      'V1.9__b.sql',
      'V1.10__c.sql',
    ]);
  });

  it('counts the last of several rows about one migration', () => {
    const rows = [{ name: 'R__views.sql', state: 'failed' as const }, { name: 'R__views.sql' }];
    expect(ids(matchMigrations({ checksum: 'none' }, rows, declared('R__views.sql')))).toEqual(['R__views.sql']);
  });

  it('holds the sum of the lines against the bytes that are declared', () => {
    const text = '\uFEFFcreate table a ();\r\ncreate table b ();\n';
    const sum = String(crc32('create table a ();create table b ();') | 0);
    const release = [{ id: 'V1__a.sql', checksum: digestOf(text), bytes: new TextEncoder().encode(text) }];
    const sums = (checksum: string) =>
      matchMigrations({ checksum: 'crc-32' }, [{ name: 'V1__a.sql', checksum }], release).applied[0]?.checksum;
    expect(sums(sum)).toBe(digestOf(text));
    expect(sums('1')).toBe('crc32:1');
  });

  it('goes by the digest where the record has nothing else', () => {
    const [one] = declared('0001_a');
    const hash = (one?.checksum ?? '').replace('sha256:', '');
    expect(ids(matchMigrations({ checksum: 'sha-256' }, [{ name: hash, checksum: hash }], declared('0001_a')))).toEqual(
      ['0001_a'],
    );
  });
});

describe('the version of a migration', () => {
  it.each([
    ['V1_2__add', '1.2'],
    ['0042_add', '42'],
    ['20240101120000-add', '20240101120000'],
    ['1.0.0 init', '1.0.0'],
    ['ae1027a6acf_add', 'ae1027a6acf'],
    ['add', undefined],
  ])('of %s is %s', (name, version) => {
    expect(versionOf(name)).toBe(version);
  });

  it('is ordered number by number', () => {
    expect([precedes('1.9', '1.10'), precedes('1.10', '1.9'), precedes('1', '1.0')]).toEqual([true, false, false]);
  });
});
