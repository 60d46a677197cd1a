import type { Difference } from '../difference';
import { artifacts } from '../domains/artifacts';
import { flagd } from '../domains/flagd';
import { postgres } from '../domains/postgres';
import { assess } from './assess';
import type { Circumstances, Reported } from './circumstances';
import type { DeclaredIntent, Intent } from './intent';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const intent: Intent = {
  artifacts: { web: { digest: digest('a') } },
  migrations: { orders: [{ id: '0001', checksum: digest('c') }] },
  configuration: {
    web: { replicas: 12, timeout_ms: 800 },
    databases: { orders: { settings: { statement_timeout: '30s' }, extensions: { pg_trgm: '1.6' } } },
  },
  flags: { 'new-pricing': { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' } },
  variance: [{ key: 'web.replicas', base: 2, value: 12, owner: 'web-team', why: 'load differs' }],
};
const declared: DeclaredIntent = {
  intentRevision: 5,
  document: intent,
  declaredAt: '2026-01-01T00:00:00.000Z',
  converged: true,
};
const circumstances: Circumstances = {
  environment: 'prod',
  now: '2026-01-01T01:00:00.000Z',
  intent: declared,
  rolloutMilliseconds: 15 * 60 * 1000,
  tolerances: [],
  acceptances: new Map(),
  forbids: () => undefined,
};
const complete = (document: unknown): Reported => ({ completeness: 'complete', document });

const web = { digest: digest('a'), modified: {}, configuration: { replicas: 12, timeout_ms: 800 } };
const components = (changed: object = {}) => complete({ components: { web: { ...web, ...changed } } });
const flags = (changed: object = {}) =>
  complete({ flags: { 'new-pricing': { variants: { on: true, off: false }, defaultVariant: 'off', ...changed } } });
const table = {
  columns: { id: { type: 'bigint', nullable: false, default: null } },
  indexes: {},
  constraints: { orders_pkey: 'PRIMARY KEY (id)' },
};
const schema = { tables: { 'public.orders': table } };
const orders = {
  migrations: [{ id: '0001', checksum: digest('c') }],
  extensions: { plpgsql: '1.0', pg_trgm: '1.6' },
  settings: { statement_timeout: '30000ms' },
  schema,
  reference: { schema },
};
const databases = (changed: object = {}) => complete({ databases: { orders: { ...orders, ...changed } } });

const brief = ({ resource, path, kind, classification, severity, overlayKey }: Difference) =>
  [resource, path, kind, classification, severity, ...(overlayKey === undefined ? [] : [overlayKey])].join(' ');
const found = (...asked: Parameters<typeof assess>) => assess(...asked).map(brief);
const replicas = 'component web /configuration/replicas changed declared-variance minor web.replicas';

describe('assessing artifacts', () => {
  it('lists a declared variance with its owner and reason, and nothing else when all is as declared', () => {
    expect(assess(artifacts, circumstances, components())).toMatchObject([
      { path: '/configuration/replicas', declared: 2, observed: 12, reason: 'web-team: load differs' },
    ]);
  });

  it('finds another artifact, a modified file, another running version and undeclared configuration', () => {
    const changed = {
      digest: digest('b'),
      modified: { 'server.mjs': null },
      running: { digest: digest('d') },
      configuration: { ...web.configuration, debug: true },
    };
    expect(found(artifacts, circumstances, components(changed))).toEqual([
      'component web /configuration/debug unexpected drift material web.debug',
      'component web /digest changed drift critical',
      'component web /modified/server.mjs unexpected drift critical',
      'component web /running/digest changed drift critical',
      replicas,
    ]);
  });

  it('finds a component that is not there, and one that nobody declared', () => {
    expect(found(artifacts, circumstances, complete({ components: { other: web } }))).toEqual([
      'component other  unexpected drift material',
      'component web  missing drift critical',
    ]);
  });

  it('takes a process that does not answer for missing, and one that was not asked for nothing', () => {
    expect(found(artifacts, circumstances, components({ running: null }))).toEqual([
      'component web /running missing drift critical',
      replicas,
    ]);
  });

  it('makes one difference of one edit, whether the process has read it or not', () => {
    const edited = { ...web.configuration, timeout_ms: 900 };
    const once = ['component web /configuration/timeout_ms changed drift material web.timeout_ms', replicas];
    const running = (configuration: object) => ({ running: { digest: digest('a'), configuration } });
    const edit = { configuration: edited };
    expect(found(artifacts, circumstances, components({ ...edit, ...running(web.configuration) }))).toEqual(once);
    expect(found(artifacts, circumstances, components({ ...edit, ...running(edited) }))).toEqual(once);
    expect(found(artifacts, circumstances, components(running(edited)))).toEqual([
      'component web /running/configuration/timeout_ms changed drift critical',
      replicas,
    ]);
  });
});

describe('assessing flags', () => {
  it('finds nothing where only the spelling differs', () => {
    expect(found(flagd, circumstances, flags({ targeting: {}, state: 'ENABLED' }))).toEqual([]);
  });

  it('finds another default and rules that nobody declared, with the keys that could declare them', () => {
    expect(found(flagd, circumstances, flags({ defaultVariant: 'on', targeting: { if: [] } }))).toEqual([
      'flag new-pricing /defaultVariant changed drift material flags.new-pricing',
      'flag new-pricing /targeting unexpected drift material flags.new-pricing.targeting',
    ]);
  });

  it('knows that no overlay can declare another variant, or a flag that no release has', () => {
    const variants = { on: true, off: false, maybe: 'so' };
    expect(found(flagd, circumstances, flags({ variants }))).toEqual([
      'flag new-pricing /variants/maybe unexpected drift material',
    ]);
    expect(found(flagd, circumstances, complete({ flags: {} }))).toEqual(['flag new-pricing  missing drift material']);
  });
});

describe('assessing a database', () => {
  it('finds nothing where the server reads both as the same', () => {
    expect(found(postgres, circumstances, databases())).toEqual([]);
  });

  it('makes exactly one difference of an index made by hand', () => {
    const indexes = { idx_tmp_load: 'CREATE INDEX idx_tmp_load ON public.orders USING btree (id)' };
    const byHand = { schema: { tables: { 'public.orders': { ...table, indexes } } } };
    expect(found(postgres, circumstances, databases(byHand))).toEqual([
      'database orders /schema/tables/public.orders/indexes/idx_tmp_load unexpected drift material',
    ]);
  });

  it('finds missing and changed migrations, another extension version, and settings changed or added by hand', () => {
    const changed = {
      migrations: [{ id: '0001', checksum: digest('d') }],
      extensions: { pg_trgm: '1.5' },
      settings: { statement_timeout: '5min', work_mem: '64MB' },
    };
    expect(found(postgres, circumstances, databases(changed))).toEqual([
      'database orders /extensions/pg_trgm changed drift material databases.orders.extensions.pg_trgm',
      'database orders /migrations/0001/checksum changed drift critical',
      'database orders /settings/statement_timeout changed drift material databases.orders.settings.statement_timeout',
      'database orders /settings/work_mem unexpected drift material databases.orders.settings.work_mem',
    ]);
    expect(found(postgres, circumstances, databases({ migrations: [] }))).toEqual([
      'database orders /migrations/0001 missing drift critical',
    ]);
  });

  it('does not know the tables where the migrations could not be tried', () => {
    const { reference: _, ...untried } = orders;
    expect(found(postgres, circumstances, complete({ databases: { orders: untried } }))).toEqual([
      'database orders /schema missing unknown material',
    ]);
  });
});

describe('classifying a difference', () => {
  const slow = components({ configuration: { ...web.configuration, timeout_ms: 900 } });
  const at = (path: string, differences: readonly Difference[]) => differences.find((one) => one.path === path);
  const timeout = (changed: Partial<Circumstances>) =>
    at('/configuration/timeout_ms', assess(artifacts, { ...circumstances, ...changed }, slow));

  it('says pending while a new intent is young and has not converged, and drift from the instant at which it is not', () => {
    const young = { ...declared, converged: false };
    expect(timeout({ intent: young, now: '2026-01-01T00:14:59.999Z' })).toMatchObject({
      classification: 'pending',
      reason: 'intent 5 is being rolled out; until 2026-01-01T00:15:00.000Z this is not drift',
    });
    expect(timeout({ intent: young, now: '2026-01-01T00:15:00.000Z' })?.classification).toBe('drift');
    expect(timeout({ now: '2026-01-01T00:00:01.000Z' })?.classification).toBe('drift');
  });

  it('says excepted until the acceptance ends', () => {
    const { fingerprint } = timeout({}) ?? { fingerprint: '' };
    const until = '2026-01-02T00:00:00.000Z';
    const acceptances = new Map([[fingerprint, { exceptionId: 'EX-1', until, person: 'mei', reason: 'load test' }]]);
    expect(timeout({ acceptances })).toMatchObject({
      classification: 'excepted',
      reason: 'accepted until 2026-01-02T00:00:00.000Z by mei: load test (EX-1)',
    });
    expect(timeout({ acceptances, now: until })?.classification).toBe('drift');
  });

  it('says in the reason for drift what the variance rules say', () => {
    expect(timeout({ forbids: (key) => `no variance rule covers ${key}` })?.reason).toBe(
      'it is not as declared; no variance rule covers web.timeout_ms',
    );
    expect(timeout({})?.reason).toBe(
      'it is not as declared; web.timeout_ms may vary in prod, but its overlay does not say so',
    );
  });

  it('says what is wrong in the words of the domain, where it has some', () => {
    const modified = components({ modified: { 'server.mjs': null, 'extra.mjs': digest('e') } });
    const reasons = assess(artifacts, circumstances, modified).map(({ path, reason }) => `${path}: ${reason}`);
    expect(reasons).toContain('/modified/server.mjs: a file of the artifact is gone');
    expect(reasons).toContain('/modified/extra.mjs: the file is not as the artifact has it');
    const [missing] = assess(postgres, circumstances, databases({ migrations: [] }));
    expect(missing?.reason).toBe('the migration has not been applied');
  });

  it('keeps the fingerprint when values change, and not when the place does', () => {
    const other = assess(artifacts, circumstances, components({ configuration: { replicas: 12, timeout_ms: 1 } }));
    expect(at('/configuration/timeout_ms', other)?.fingerprint).toBe(timeout({})?.fingerprint);
    expect(timeout({ environment: 'stage' })?.fingerprint).not.toBe(timeout({})?.fingerprint);
  });

  it('keeps what was not seen unknown when the observation is partial, and says so besides', () => {
    const partial: Reported = { completeness: 'partial', problem: 'disk', document: { components: {} } };
    expect(found(artifacts, circumstances, partial)).toEqual([
      'component web  missing unknown critical',
      'artifacts detector  missing unknown material',
    ]);
  });

  it('knows nothing when the detector failed, or nothing is declared', () => {
    const error: Reported = { completeness: 'error', problem: 'no route', document: {} };
    expect(assess(artifacts, circumstances, error)).toMatchObject([
      { classification: 'unknown', reason: 'the detector failed: no route' },
    ]);
    expect(assess(artifacts, { ...circumstances, intent: undefined }, components())).toMatchObject([
      { classification: 'unknown', reason: 'nothing is declared for prod yet' },
    ]);
  });

  it('lists the gravest of very many differences, and says how many it leaves out', () => {
    const modified = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`file-${String(index)}`, null]));
    const differences = assess(artifacts, circumstances, components({ modified }));
    expect(differences).toHaveLength(151);
    expect(differences.at(-1)).toMatchObject({
      classification: 'unknown',
      reason: '251 more differences are not listed',
    });
  });

  it('shows a digest in place of a value that is too long to show', () => {
    const long = components({ configuration: { ...web.configuration, timeout_ms: 'x'.repeat(5000) } });
    expect(at('/configuration/timeout_ms', assess(artifacts, circumstances, long))?.observed).toEqual({
      tooLongToShow: expect.stringMatching(/^sha256:/) as string,
      bytes: 5002,
    });
  });
});
