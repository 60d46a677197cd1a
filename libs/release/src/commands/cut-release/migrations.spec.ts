import { deriveId, Refusal } from '@ledgerline/kernel';
import { MigrationsRegistered } from '../../events';
import { ReleaseApplication } from '../../testing/release-application';
import { RecordBuild } from '../record-build/command';
import { StoreBlob } from '../store-blob/command';
import type { CutReleaseAnswer } from './command';
import { CutRelease } from './command';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const CREATE = 'CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));';

describe('the migrations of a release that is cut', () => {
  let app: ReleaseApplication;
  let alias = 0;

  beforeEach(async () => {
    app = await ReleaseApplication.start();
    const artifacts = [{ reference: `ghcr.io/acme/web@${digest('a')}` }];
    const source = { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: ['olga'] };
    await app.execute(new RecordBuild(app.cause(), 'checkout', { component: 'web', artifacts, source, builder: 'ci' }));
  });
  afterEach(() => app.stop());

  async function stored(id: string, sql: string | Buffer) {
    const blob = await app.execute(new StoreBlob(app.cause(), Buffer.from(sql), 'application/sql'));
    if (blob instanceof Refusal) throw new Error(blob.code);
    return { id, checksum: blob.digest };
  }

  /** Cuts a release with these scripts, by their ids. */
  async function cut(scripts: Readonly<Record<string, string | Buffer>>, name = `v${String((alias += 1))}`) {
    const orders = await Promise.all(Object.entries(scripts).map(([id, sql]) => stored(id, sql)));
    const offer = { artifacts: { web: digest('a') }, migrations: { orders } };
    return app.execute(new CutRelease(app.cause(), 'checkout', offer, name));
  }

  async function released(...args: Parameters<typeof cut>): Promise<CutReleaseAnswer> {
    const answer = await cut(...args);
    if (answer instanceof Refusal) throw new Error(`${answer.code}: ${JSON.stringify(answer.facts)}`);
    return answer;
  }

  async function registered(): Promise<MigrationsRegistered['data']['migrations']> {
    const events = (await app.events()).filter(({ type }) => type === 'migrations.registered');
    return events.flatMap(({ data }) => (data as MigrationsRegistered['data']).migrations);
  }

  it('are recorded with what they do', async () => {
    await released({
      '0001': CREATE,
      '0002': 'CREATE INDEX by_note ON orders (note);\nALTER TABLE orders DROP COLUMN note;',
    });
    expect(await registered()).toMatchObject([
      { id: '0001', safety: 'additive', statements: [{ line: 1, kind: 'CREATE TABLE', safety: 'additive' }] },
      {
        id: '0002',
        safety: 'destructive',
        statements: [
          { line: 1, kind: 'CREATE INDEX', safety: 'blocking' },
          {
            line: 2,
            kind: 'DROP COLUMN',
            safety: 'destructive',
            reason: expect.stringMatching('orders.note') as string,
          },
        ],
      },
    ]);
  });

  it('are judged once: with the release that brings them', async () => {
    const scripts = { '0001': CREATE };
    await released(scripts, 'v84');
    const before = await app.events();
    expect(await released(scripts, 'v84')).toMatchObject({ changed: false });
    expect(await app.events()).toEqual(before);
    await released({ ...scripts, '0002': 'SELECT 1' });
    expect((await registered()).map(({ id }) => id)).toEqual(['0001', '0002']);
  });

  it('are judged knowing what those before them made', async () => {
    await released({ '0001': CREATE });
    const wider = 'ALTER TABLE orders ALTER COLUMN note TYPE varchar(40)';
    const narrower = 'ALTER TABLE orders ALTER COLUMN note TYPE varchar(10)';
    await released({ '0001': CREATE, '0002': wider, '0003': narrower });
    expect((await registered()).map(({ safety }) => safety)).toEqual(['additive', 'additive', 'destructive']);
  });

  it('are not judged by what came before where that cannot be read', async () => {
    const before = await stored('0001', 'selec');
    await registeredBefore([before]);
    await released({ '0001': 'selec', '0002': 'CREATE TABLE IF NOT EXISTS t (a int); DROP TABLE t' });
    expect((await registered()).map(({ safety }) => safety)).toEqual([undefined, 'destructive']);
  });

  it.each([
    ['is no SQL', 'SELECT 1;\n\n selec 2;', { line: 3, problem: 'line 3, column 2: syntax error' }],
    ['is for psql', '\\i all.sql', { line: 1, problem: expect.stringContaining('psql') as string }],
    ['is no text', Buffer.from([0x2d, 0x2d, 0xff, 0xfe]), { problem: 'its bytes are no UTF-8 text' }],
    ['is misspelt to us', '-- ledgerline: requires v1\nSELECT 1', { line: 1 }],
  ])('are refused when one %s, and nothing is written', async (_what, sql, facts) => {
    const scripts = { '0001': CREATE, '0002': sql };
    for (const [id, script] of Object.entries(scripts)) await stored(id, script);
    const before = await app.events();
    expect(await cut(scripts)).toMatchObject({
      code: 'migration-unreadable',
      facts: { database: 'orders', id: '0002', ...facts },
      pointer: '/migrations/orders/1',
    });
    expect(await app.events()).toEqual(before);
  });

  it('are refused when one has the bytes of another, and nothing is written', async () => {
    await released({ '0001': CREATE });
    const before = await app.events();
    expect(await cut({ '0002': CREATE })).toEqual(
      new Refusal('migration-renamed', { database: 'orders', id: '0002', known: '0001' }, '/migrations/orders/0/id'),
    );
    expect(await app.events()).toEqual(before);
  });

  describe('that require a release', () => {
    const requiring = (release: string) => `-- ledgerline: requires-converged ${release}\nDROP TABLE orders;`;

    it('name it by alias or id, and mean it for ever', async () => {
      const { releaseId } = await released({ '0001': CREATE }, 'expand');
      await released({ '0001': CREATE, '0002': requiring('expand'), '0003': requiring(releaseId) });
      expect((await registered()).map(({ requires }) => requires)).toEqual([undefined, [releaseId], [releaseId]]);
    });

    it.each(['contract', 'r-00000000', digest('9'), '9f1c2d3'])('are refused when there is no %s', async (name) => {
      await released({ '0001': CREATE }, 'expand');
      expect(await cut({ '0001': CREATE, '0002': requiring(name) }, 'contract')).toEqual(
        new Refusal(
          'required-release-unknown',
          { database: 'orders', id: '0002', line: 1, release: name },
          '/migrations/orders/1',
        ),
      );
    });
  });

  /** As a version did that looked at nothing. */
  async function registeredBefore(migrations: MigrationsRegistered['data']['migrations']): Promise<void> {
    const { type, data } = MigrationsRegistered({ ...MigrationsRegistered.sample, migrations });
    const { actor, commandId, causationId, correlationId } = app.cause();
    const metadata = { schemaVersion: 1, actor, commandId, causationId, correlationId };
    const id = deriveId('spec', 'registered-before');
    await app.log.append('migrations-checkout:orders', [{ id, type, data, metadata }], 'no-stream');
  }
});
