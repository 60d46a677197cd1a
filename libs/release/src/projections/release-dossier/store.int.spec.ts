import { Refusal } from '@ledgerline/kernel';
import { ReleaseCut } from '../../events';
import { ReleaseTables } from '../../testing/release-tables';
import { ReleaseFinder } from './finder';
import type { ReleaseDossierRow } from './project';
import { ReleaseDossierStore } from './store';

const idOf = (start: string) => `sha256:${start.padEnd(64, '0')}`;
const release = (start: string, alias: string, minute: number, buildIds: string[] = []): ReleaseDossierRow => ({
  project: 'checkout',
  releaseId: idOf(start),
  alias,
  aliases: [alias, `${alias}-too`],
  content: ReleaseCut.sample.content,
  buildIds,
  involved: [],
  cutAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
  cutBy: { kind: 'person', id: 'olga' },
  evidence: [],
  states: [],
  position: String(minute * 10),
});
const build = (commit: string, buildId: string) => ({
  project: 'checkout',
  buildId,
  source: { repository: 'r', commit, authors: [] },
  position: '1',
});

describe('the table of dossiers', () => {
  let tables: ReleaseTables;
  let store: ReleaseDossierStore;
  let finder: ReleaseFinder;

  beforeAll(async () => {
    tables = await ReleaseTables.start();
    store = new ReleaseDossierStore(tables.postgres);
    finder = new ReleaseFinder(tables.postgres);
    const rows = [
      release('7f3c9a1e', 'v84', 1, ['b-1', 'b-2']),
      release('7f3c9a1f', 'v85', 2, ['b-2']),
      release('1b0c77d2', 'v86', 3, ['b-3']),
    ];
    await tables.fill('release_dossier', Object.fromEntries(rows.map((row) => [`checkout/${row.releaseId}`, row])));
    await tables.fill('builds', {
      'checkout/b-1': build('9f1c2d3aaaa', 'b-1'),
      'checkout/b-2': build('5ca1ab1e', 'b-2'),
      'checkout/b-3': build('9f1c2d3bbbb', 'b-3'),
    });
  });
  afterAll(() => tables.stop());

  async function found(name: string, project = 'checkout') {
    const only = await finder.only(project, name);
    return only instanceof Refusal ? only : only?.alias;
  }

  it('lists releases, the newest first, page by page, and as it was at a moment', async () => {
    const list = async (
      ...[page, moment]: [Parameters<ReleaseDossierStore['list']>[1], Parameters<ReleaseDossierStore['list']>[2]?]
    ) => (await store.list('checkout', page, moment)).map(({ alias }) => alias);
    expect(await list({ limit: 2, after: undefined })).toEqual(['v86', 'v85', 'v84']);
    expect(await list({ limit: 2, after: ['30'] })).toEqual(['v85', 'v84']);
    expect(await list({ limit: 2, after: undefined }, { position: 10n })).toEqual(['v84']);
    expect(await list({ limit: 2, after: undefined }, { instant: '2026-01-01T00:02:00.000Z' })).toEqual(['v85', 'v84']);
  });

  it.each([
    ['its alias', 'v84', 'v84'],
    ['another of its aliases', 'v84-too', 'v84'],
    ['its id', idOf('7f3c9a1f'), 'v85'],
    ['the digits of its id', '1b0c77d2'.padEnd(64, '0'), 'v86'],
    ['how its id begins', '1b0c77d2', 'v86'],
    ['how its id begins, in full spelling', 'sha256:1b0c77d2', 'v86'],
    ['a commit', '9f1c2d3aaaa', 'v84'],
    ['how a commit begins', '9f1c2d3b', 'v86'],
  ])('finds a release by %s', async (_what, name, alias) => {
    expect(await found(name)).toBe(alias);
  });

  it.each(['v8', '1b0c77d', '7f3c9', 'sha256:zz', '9f1c2d_', '%', ''])('finds none by "%s"', async (name) => {
    expect(await found(name)).toBeUndefined();
  });

  it('asks which one is meant when it may be several', async () => {
    expect(await found('9f1c2d3')).toEqual(
      new Refusal('ambiguous-release', { release: '9f1c2d3', candidates: 'v86, v84' }),
    );
    expect(await found('5ca1ab1e')).toMatchObject({ code: 'ambiguous-release' });
  });

  it('tells how releases are called', async () => {
    const ids = [idOf('7f3c9a1e'), idOf('1b0c77d2'), idOf('0')];
    expect([...(await store.aliasesOf('checkout', ids)).values()].sort()).toEqual(['v84', 'v86']);
    expect((await store.aliasesOf('payments', ids)).size).toBe(0);
  });

  it('finds nothing of another project', async () => {
    expect(await found('v84', 'payments')).toBeUndefined();
    expect(await store.get('payments', idOf('7f3c9a1e'))).toBeUndefined();
    expect((await store.get('checkout', idOf('7f3c9a1e')))?.alias).toBe('v84');
  });
});
